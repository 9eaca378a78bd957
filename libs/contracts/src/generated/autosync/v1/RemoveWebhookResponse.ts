// Original file: protos/autosync/v1/notifier.proto


export interface RemoveWebhookResponse {
  'removed'?: (boolean);
}

export interface RemoveWebhookResponse__Output {
  'removed': (boolean);
}
