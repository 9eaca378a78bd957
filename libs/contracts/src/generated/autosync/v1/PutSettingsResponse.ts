// Original file: protos/autosync/v1/notifier.proto

import type { NotificationSettings as _autosync_v1_NotificationSettings, NotificationSettings__Output as _autosync_v1_NotificationSettings__Output } from '../../autosync/v1/NotificationSettings.ts';

export interface PutSettingsResponse {
  'settings'?: (_autosync_v1_NotificationSettings | null);
}

export interface PutSettingsResponse__Output {
  'settings': (_autosync_v1_NotificationSettings__Output | null);
}
