// Original file: protos/autosync/v1/notifier.proto


export interface ListWebhooksRequest {
  'tenantId'?: (string);
}

export interface ListWebhooksRequest__Output {
  'tenantId': (string);
}
