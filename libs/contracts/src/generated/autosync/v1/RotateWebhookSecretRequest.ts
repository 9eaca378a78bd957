// Original file: protos/autosync/v1/notifier.proto

import type { Long } from '@grpc/proto-loader';

export interface RotateWebhookSecretRequest {
  'tenantId'?: (string);
  'id'?: (string);
  'secretId'?: (string);
  'overlapMs'?: (number | string | Long);
}

export interface RotateWebhookSecretRequest__Output {
  'tenantId': (string);
  'id': (string);
  'secretId': (string);
  'overlapMs': (number);
}
