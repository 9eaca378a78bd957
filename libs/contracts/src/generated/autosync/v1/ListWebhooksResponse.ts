// Original file: protos/autosync/v1/notifier.proto

import type { Webhook as _autosync_v1_Webhook, Webhook__Output as _autosync_v1_Webhook__Output } from '../../autosync/v1/Webhook.ts';

export interface ListWebhooksResponse {
  'webhooks'?: (_autosync_v1_Webhook)[];
}

export interface ListWebhooksResponse__Output {
  'webhooks': (_autosync_v1_Webhook__Output)[];
}
