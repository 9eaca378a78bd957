// Original file: protos/autosync/v1/notifier.proto


export interface GetWebhookDeliveryRequest {
  'tenantId'?: (string);
  'id'?: (string);
  'deliveryId'?: (string);
}

export interface GetWebhookDeliveryRequest__Output {
  'tenantId': (string);
  'id': (string);
  'deliveryId': (string);
}
