// Original file: protos/autosync/v1/notifier.proto


export interface RedeliverWebhooksResponse {
  'count'?: (number);
  'more'?: (boolean);
}

export interface RedeliverWebhooksResponse__Output {
  'count': (number);
  'more': (boolean);
}
