// Original file: protos/autosync/v1/notifier.proto

import type { WebhookDelivery as _autosync_v1_WebhookDelivery, WebhookDelivery__Output as _autosync_v1_WebhookDelivery__Output } from '../../autosync/v1/WebhookDelivery.ts';

export interface RedeliverWebhookResponse {
  'delivery'?: (_autosync_v1_WebhookDelivery | null);
}

export interface RedeliverWebhookResponse__Output {
  'delivery': (_autosync_v1_WebhookDelivery__Output | null);
}
