// Original file: protos/autosync/v1/notifier.proto


export interface WebhookSecret {
  'id'?: (string);
  'createdAt'?: (string);
  'expiresAt'?: (string);
}

export interface WebhookSecret__Output {
  'id': (string);
  'createdAt': (string);
  'expiresAt': (string);
}
