// Original file: protos/autosync/v1/scheduler.proto

import type { Reason as _autosync_v1_Reason, Reason__Output as _autosync_v1_Reason__Output } from '../../autosync/v1/Reason.ts';
import type { ActiveRun as _autosync_v1_ActiveRun, ActiveRun__Output as _autosync_v1_ActiveRun__Output } from '../../autosync/v1/ActiveRun.ts';
import type { RestingRun as _autosync_v1_RestingRun, RestingRun__Output as _autosync_v1_RestingRun__Output } from '../../autosync/v1/RestingRun.ts';

export interface CheckRunResponse {
  'answer'?: (string);
  'reasons'?: (_autosync_v1_Reason)[];
  'running'?: (_autosync_v1_ActiveRun | null);
  'waiting'?: (number);
  'nextDueType'?: (string);
  'nextDueAt'?: (string);
  'at'?: (string);
  'resting'?: (_autosync_v1_RestingRun)[];
}

export interface CheckRunResponse__Output {
  'answer': (string);
  'reasons': (_autosync_v1_Reason__Output)[];
  'running': (_autosync_v1_ActiveRun__Output | null);
  'waiting': (number);
  'nextDueType': (string);
  'nextDueAt': (string);
  'at': (string);
  'resting': (_autosync_v1_RestingRun__Output)[];
}
