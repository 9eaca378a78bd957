// Original file: protos/autosync/v1/notifier.proto


export interface TestWebhookRequest {
  'tenantId'?: (string);
  'id'?: (string);
  'eventId'?: (string);
}

export interface TestWebhookRequest__Output {
  'tenantId': (string);
  'id': (string);
  'eventId': (string);
}
