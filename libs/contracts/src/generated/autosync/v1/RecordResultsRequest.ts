// Original file: protos/autosync/v1/batch_status.proto

import type { ActionResult as _autosync_v1_ActionResult, ActionResult__Output as _autosync_v1_ActionResult__Output } from '../../autosync/v1/ActionResult.ts';

export interface RecordResultsRequest {
  'tenantId'?: (string);
  'batchId'?: (string);
  'results'?: (_autosync_v1_ActionResult)[];
}

export interface RecordResultsRequest__Output {
  'tenantId': (string);
  'batchId': (string);
  'results': (_autosync_v1_ActionResult__Output)[];
}
