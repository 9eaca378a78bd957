// Original file: protos/autosync/v1/batch_status.proto

import type { ActionResult as _autosync_v1_ActionResult, ActionResult__Output as _autosync_v1_ActionResult__Output } from '../../autosync/v1/ActionResult.ts';

export interface ListActionsResponse {
  'items'?: (_autosync_v1_ActionResult)[];
  'nextCursor'?: (string);
}

export interface ListActionsResponse__Output {
  'items': (_autosync_v1_ActionResult__Output)[];
  'nextCursor': (string);
}
