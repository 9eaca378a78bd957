// Original file: protos/autosync/v1/scheduler.proto

import type { Long } from '@grpc/proto-loader';

export interface ActiveRun {
  'batchId'?: (string);
  'type'?: (string);
  'trigger'?: (string);
  'referenceOnly'?: (boolean);
  'typicalDurationMs'?: (number | string | Long);
  'p95DurationMs'?: (number | string | Long);
}

export interface ActiveRun__Output {
  'batchId': (string);
  'type': (string);
  'trigger': (string);
  'referenceOnly': (boolean);
  'typicalDurationMs': (number);
  'p95DurationMs': (number);
}
