// Original file: protos/autosync/v1/scheduler.proto


export interface TypeFreshness {
  'type'?: (string);
  'enabled'?: (boolean);
  'lastSuccessAt'?: (string);
  'nextDueAt'?: (string);
  'consecutiveFailures'?: (number);
  'disconnectedReason'?: (string);
  'overdue'?: (boolean);
  'paused'?: (boolean);
}

export interface TypeFreshness__Output {
  'type': (string);
  'enabled': (boolean);
  'lastSuccessAt': (string);
  'nextDueAt': (string);
  'consecutiveFailures': (number);
  'disconnectedReason': (string);
  'overdue': (boolean);
  'paused': (boolean);
}
