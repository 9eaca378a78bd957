// Original file: protos/autosync/v1/scheduler.proto

import type { Pause as _autosync_v1_Pause, Pause__Output as _autosync_v1_Pause__Output } from '../../autosync/v1/Pause.ts';

export interface EndPauseResponse {
  'pause'?: (_autosync_v1_Pause | null);
}

export interface EndPauseResponse__Output {
  'pause': (_autosync_v1_Pause__Output | null);
}
