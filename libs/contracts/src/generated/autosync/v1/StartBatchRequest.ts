// Original file: protos/autosync/v1/batch_status.proto

import type { BatchHeader as _autosync_v1_BatchHeader, BatchHeader__Output as _autosync_v1_BatchHeader__Output } from '../../autosync/v1/BatchHeader.ts';

export interface StartBatchRequest {
  'header'?: (_autosync_v1_BatchHeader | null);
  'state'?: (string);
  'total'?: (number);
}

export interface StartBatchRequest__Output {
  'header': (_autosync_v1_BatchHeader__Output | null);
  'state': (string);
  'total': (number);
}
