// Original file: protos/autosync/v1/scheduler.proto

import type { Reason as _autosync_v1_Reason, Reason__Output as _autosync_v1_Reason__Output } from '../../autosync/v1/Reason.ts';
import type { RunOnItsWay as _autosync_v1_RunOnItsWay, RunOnItsWay__Output as _autosync_v1_RunOnItsWay__Output } from '../../autosync/v1/RunOnItsWay.ts';

export interface CheckRunResponse {
  'answer'?: (string);
  'reasons'?: (_autosync_v1_Reason)[];
  'running'?: (_autosync_v1_RunOnItsWay | null);
  'waiting'?: (number);
  'nextDueType'?: (string);
  'nextDueAt'?: (string);
  'at'?: (string);
}

export interface CheckRunResponse__Output {
  'answer': (string);
  'reasons': (_autosync_v1_Reason__Output)[];
  'running': (_autosync_v1_RunOnItsWay__Output | null);
  'waiting': (number);
  'nextDueType': (string);
  'nextDueAt': (string);
  'at': (string);
}
