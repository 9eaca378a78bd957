// Original file: protos/autosync/v1/notifier.proto

import type { Webhook as _autosync_v1_Webhook, Webhook__Output as _autosync_v1_Webhook__Output } from '../../autosync/v1/Webhook.ts';

export interface GetWebhookResponse {
  'webhook'?: (_autosync_v1_Webhook | null);
}

export interface GetWebhookResponse__Output {
  'webhook': (_autosync_v1_Webhook__Output | null);
}
