// Original file: protos/autosync/v1/scheduler.proto

import type { TypeStatus as _autosync_v1_TypeStatus, TypeStatus__Output as _autosync_v1_TypeStatus__Output } from '../../autosync/v1/TypeStatus.ts';
import type { Warning as _autosync_v1_Warning, Warning__Output as _autosync_v1_Warning__Output } from '../../autosync/v1/Warning.ts';
import type { Pause as _autosync_v1_Pause, Pause__Output as _autosync_v1_Pause__Output } from '../../autosync/v1/Pause.ts';
import type { Long } from '@grpc/proto-loader';

export interface AutoSync {
  'version'?: (number | string | Long);
  'enabled'?: (boolean);
  'intervalMinutes'?: (number);
  'types'?: (_autosync_v1_TypeStatus)[];
  'warnings'?: (_autosync_v1_Warning)[];
  'pauses'?: (_autosync_v1_Pause)[];
}

export interface AutoSync__Output {
  'version': (number);
  'enabled': (boolean);
  'intervalMinutes': (number);
  'types': (_autosync_v1_TypeStatus__Output)[];
  'warnings': (_autosync_v1_Warning__Output)[];
  'pauses': (_autosync_v1_Pause__Output)[];
}
