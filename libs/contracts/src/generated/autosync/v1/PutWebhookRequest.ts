// Original file: protos/autosync/v1/notifier.proto

import type { WebhookSettings as _autosync_v1_WebhookSettings, WebhookSettings__Output as _autosync_v1_WebhookSettings__Output } from '../../autosync/v1/WebhookSettings.ts';
import type { Long } from '@grpc/proto-loader';

export interface PutWebhookRequest {
  'tenantId'?: (string);
  'id'?: (string);
  'ifVersion'?: (number | string | Long);
  'settings'?: (_autosync_v1_WebhookSettings | null);
}

export interface PutWebhookRequest__Output {
  'tenantId': (string);
  'id': (string);
  'ifVersion': (number);
  'settings': (_autosync_v1_WebhookSettings__Output | null);
}
