// Original file: protos/autosync/v1/scheduler.proto

import type { AutoSync as _autosync_v1_AutoSync, AutoSync__Output as _autosync_v1_AutoSync__Output } from '../../autosync/v1/AutoSync.ts';

export interface GetAutoSyncResponse {
  'autoSync'?: (_autosync_v1_AutoSync | null);
}

export interface GetAutoSyncResponse__Output {
  'autoSync': (_autosync_v1_AutoSync__Output | null);
}
