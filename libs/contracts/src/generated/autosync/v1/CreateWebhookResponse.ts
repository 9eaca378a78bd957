// Original file: protos/autosync/v1/notifier.proto

import type { Webhook as _autosync_v1_Webhook, Webhook__Output as _autosync_v1_Webhook__Output } from '../../autosync/v1/Webhook.ts';

export interface CreateWebhookResponse {
  'webhook'?: (_autosync_v1_Webhook | null);
  'secret'?: (string);
}

export interface CreateWebhookResponse__Output {
  'webhook': (_autosync_v1_Webhook__Output | null);
  'secret': (string);
}
