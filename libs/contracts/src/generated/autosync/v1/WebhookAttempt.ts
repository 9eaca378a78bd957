// Original file: protos/autosync/v1/notifier.proto


export interface WebhookAttempt {
  'number'?: (number);
  'at'?: (string);
  'outcome'?: (string);
  'durationMs'?: (number);
  'status'?: (number);
  'detail'?: (string);
  'answer'?: (string);
}

export interface WebhookAttempt__Output {
  'number': (number);
  'at': (string);
  'outcome': (string);
  'durationMs': (number);
  'status': (number);
  'detail': (string);
  'answer': (string);
}
