// Original file: protos/autosync/v1/notifier.proto

import type { WebhookAttempt as _autosync_v1_WebhookAttempt, WebhookAttempt__Output as _autosync_v1_WebhookAttempt__Output } from '../../autosync/v1/WebhookAttempt.ts';

export interface WebhookDelivery {
  'id'?: (string);
  'eventId'?: (string);
  'eventType'?: (string);
  'companyId'?: (string);
  'state'?: (string);
  'attemptCount'?: (number);
  'createdAt'?: (string);
  'nextAt'?: (string);
  'endedAt'?: (string);
  'attempts'?: (_autosync_v1_WebhookAttempt)[];
  'body'?: (string);
}

export interface WebhookDelivery__Output {
  'id': (string);
  'eventId': (string);
  'eventType': (string);
  'companyId': (string);
  'state': (string);
  'attemptCount': (number);
  'createdAt': (string);
  'nextAt': (string);
  'endedAt': (string);
  'attempts': (_autosync_v1_WebhookAttempt__Output)[];
  'body': (string);
}
