// Original file: protos/autosync/v1/notifier.proto

import type { WebhookDelivery as _autosync_v1_WebhookDelivery, WebhookDelivery__Output as _autosync_v1_WebhookDelivery__Output } from '../../autosync/v1/WebhookDelivery.ts';

export interface GetWebhookDeliveryResponse {
  'delivery'?: (_autosync_v1_WebhookDelivery | null);
}

export interface GetWebhookDeliveryResponse__Output {
  'delivery': (_autosync_v1_WebhookDelivery__Output | null);
}
