// Original file: protos/autosync/v1/scheduler.proto

import type { Long } from '@grpc/proto-loader';

export interface TypeStatus {
  'type'?: (string);
  'enabled'?: (boolean);
  'intervalMinutes'?: (number);
  'nextDueAt'?: (string);
  'lastRunAt'?: (string);
  'lastSuccessAt'?: (string);
  'lastReason'?: (string);
  'consecutiveFailures'?: (number);
  'disconnectedReason'?: (string);
  'dueSlots'?: (number | string | Long);
  'queuedSlots'?: (number | string | Long);
  'coalescedSlots'?: (number | string | Long);
  'skippedSlots'?: (number | string | Long);
  'nextRuns'?: (string)[];
  'medianDurationMs'?: (number | string | Long);
  'p95DurationMs'?: (number | string | Long);
}

export interface TypeStatus__Output {
  'type': (string);
  'enabled': (boolean);
  'intervalMinutes': (number);
  'nextDueAt': (string);
  'lastRunAt': (string);
  'lastSuccessAt': (string);
  'lastReason': (string);
  'consecutiveFailures': (number);
  'disconnectedReason': (string);
  'dueSlots': (number);
  'queuedSlots': (number);
  'coalescedSlots': (number);
  'skippedSlots': (number);
  'nextRuns': (string)[];
  'medianDurationMs': (number);
  'p95DurationMs': (number);
}
