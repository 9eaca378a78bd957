// Original file: protos/autosync/v1/notifier.proto

import type { WebhookSettings as _autosync_v1_WebhookSettings, WebhookSettings__Output as _autosync_v1_WebhookSettings__Output } from '../../autosync/v1/WebhookSettings.ts';
import type { WebhookSecret as _autosync_v1_WebhookSecret, WebhookSecret__Output as _autosync_v1_WebhookSecret__Output } from '../../autosync/v1/WebhookSecret.ts';
import type { Long } from '@grpc/proto-loader';

export interface Webhook {
  'id'?: (string);
  'settings'?: (_autosync_v1_WebhookSettings | null);
  'version'?: (number | string | Long);
  'createdAt'?: (string);
  'disabledReason'?: (string);
  'disabledAt'?: (string);
  'failingSince'?: (string);
  'secrets'?: (_autosync_v1_WebhookSecret)[];
}

export interface Webhook__Output {
  'id': (string);
  'settings': (_autosync_v1_WebhookSettings__Output | null);
  'version': (number);
  'createdAt': (string);
  'disabledReason': (string);
  'disabledAt': (string);
  'failingSince': (string);
  'secrets': (_autosync_v1_WebhookSecret__Output)[];
}
