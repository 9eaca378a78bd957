// Original file: protos/autosync/v1/notifier.proto

import type { WebhookSettings as _autosync_v1_WebhookSettings, WebhookSettings__Output as _autosync_v1_WebhookSettings__Output } from '../../autosync/v1/WebhookSettings.ts';

export interface CreateWebhookRequest {
  'tenantId'?: (string);
  'id'?: (string);
  'settings'?: (_autosync_v1_WebhookSettings | null);
}

export interface CreateWebhookRequest__Output {
  'tenantId': (string);
  'id': (string);
  'settings': (_autosync_v1_WebhookSettings__Output | null);
}
