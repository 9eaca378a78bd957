// Original file: protos/autosync/v1/batch_status.proto

import type { Batch as _autosync_v1_Batch, Batch__Output as _autosync_v1_Batch__Output } from '../../autosync/v1/Batch.ts';

export interface FindBatchesResponse {
  'items'?: (_autosync_v1_Batch)[];
}

export interface FindBatchesResponse__Output {
  'items': (_autosync_v1_Batch__Output)[];
}
