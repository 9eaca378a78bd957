// Original file: protos/autosync/v1/notifier.proto


export interface RedeliverWebhookRequest {
  'tenantId'?: (string);
  'id'?: (string);
  'deliveryId'?: (string);
}

export interface RedeliverWebhookRequest__Output {
  'tenantId': (string);
  'id': (string);
  'deliveryId': (string);
}
