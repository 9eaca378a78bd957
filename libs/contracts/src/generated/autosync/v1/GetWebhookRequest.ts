// Original file: protos/autosync/v1/notifier.proto


export interface GetWebhookRequest {
  'tenantId'?: (string);
  'id'?: (string);
}

export interface GetWebhookRequest__Output {
  'tenantId': (string);
  'id': (string);
}
