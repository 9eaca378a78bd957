// Original file: protos/autosync/v1/notifier.proto


export interface RedeliverWebhooksRequest {
  'tenantId'?: (string);
  'id'?: (string);
  'from'?: (string);
  'to'?: (string);
  'states'?: (string)[];
}

export interface RedeliverWebhooksRequest__Output {
  'tenantId': (string);
  'id': (string);
  'from': (string);
  'to': (string);
  'states': (string)[];
}
