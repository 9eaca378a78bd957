// Original file: protos/autosync/v1/notifier.proto


export interface ListWebhookDeliveriesRequest {
  'tenantId'?: (string);
  'id'?: (string);
  'state'?: (string);
  'eventType'?: (string);
  'companyId'?: (string);
  'afterCreatedAt'?: (string);
  'afterId'?: (string);
  'limit'?: (number);
}

export interface ListWebhookDeliveriesRequest__Output {
  'tenantId': (string);
  'id': (string);
  'state': (string);
  'eventType': (string);
  'companyId': (string);
  'afterCreatedAt': (string);
  'afterId': (string);
  'limit': (number);
}
