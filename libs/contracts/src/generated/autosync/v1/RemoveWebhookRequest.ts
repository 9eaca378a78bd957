// Original file: protos/autosync/v1/notifier.proto


export interface RemoveWebhookRequest {
  'tenantId'?: (string);
  'id'?: (string);
}

export interface RemoveWebhookRequest__Output {
  'tenantId': (string);
  'id': (string);
}
