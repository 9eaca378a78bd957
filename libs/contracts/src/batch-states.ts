export const batchStates = [
  'notStarted',
  'running',
  'finished',
  'finishedWithWarning',
  'finishedWithError',
  'cancelled',
] as const;
export type BatchState = (typeof batchStates)[number];

/** The words people read. */
export const batchStateNames: Readonly<Record<BatchState, string>> = {
  notStarted: 'Not Yet Started',
  running: 'Running',
  finished: 'Finished',
  finishedWithWarning: 'Finished with Warning',
  finishedWithError: 'Finished with Error',
  cancelled: 'Cancelled',
};

/** Where a batch may go from each state; the database refuses other moves (docs/protocol.md#contracts). */
export const batchTransitions: Readonly<Record<BatchState, readonly BatchState[]>> = {
  notStarted: ['running', 'finished', 'finishedWithWarning', 'finishedWithError', 'cancelled'],
  running: ['finished', 'finishedWithWarning', 'finishedWithError', 'cancelled'],
  finished: [],
  finishedWithWarning: [],
  finishedWithError: [],
  cancelled: [],
};

export const endedBatchStates: readonly BatchState[] = batchStates.filter((s) => batchTransitions[s].length === 0);

export const actionStates = ['notStarted', 'running', 'succeeded', 'warning', 'failed', 'skipped'] as const;
export type ActionState = (typeof actionStates)[number];

export const failureCategories = [
  'data',
  'mapping',
  'conflict',
  'closed-period',
  'auth',
  'throttle',
  'upstream',
  'timeout',
  'platform',
] as const;
export type FailureCategory = (typeof failureCategories)[number];

export const triggers = ['schedule', 'manual', 'rerun', 'webhook'] as const;
export type Trigger = (typeof triggers)[number];

/** What one run says about how its slice or its whole life ended (docs/protocol.md#progress). */
export const progressOutcomes = ['started', 'yielded', 'deferred', 'finished', 'failed'] as const;
export type ProgressOutcome = (typeof progressOutcomes)[number];

/** The reason of a `deferred` run that waited too long for one of the worker's places. */
export const noPlace = 'no-place';

/** The reason of an idle run that had to read before it knew: it took a place of the worker. */
export const nothingChanged = 'nothing-changed';

/** What a worker is doing in a running batch, for people who watch it. */
export const batchSteps = ['syncing', 'waiting-for-quickbooks', 'waiting-for-reconnection'] as const;
export type BatchStep = (typeof batchSteps)[number];
