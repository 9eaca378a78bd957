// Original file: protos/autosync/v1/notifier.proto

import type { WebhookDelivery as _autosync_v1_WebhookDelivery, WebhookDelivery__Output as _autosync_v1_WebhookDelivery__Output } from '../../autosync/v1/WebhookDelivery.ts';

export interface ListWebhookDeliveriesResponse {
  'deliveries'?: (_autosync_v1_WebhookDelivery)[];
}

export interface ListWebhookDeliveriesResponse__Output {
  'deliveries': (_autosync_v1_WebhookDelivery__Output)[];
}
