import { Type, type Static } from 'typebox';
import { failureCategories, progressOutcomes, triggers, batchStates } from '../batch-states.ts';
import { daySchema } from '../fields.ts';
import { recordTypes } from '../record-types/registry.ts';
import { defineEvent } from './envelope.ts';

// Consumers accept fields they do not know (additive changes only, docs/protocol.md#contracts), so the schemas leave objects open.

const id = Type.String({ format: 'uuid' });
const instant = Type.String({ format: 'date-time' });
const count = Type.Integer({ minimum: 0 });
const oneOf = <T extends string>(values: readonly T[]) => Type.Enum([...values] as [T, ...T[]]);

const subject = {
  tenantId: id,
  companyId: id,
  type: oneOf(recordTypes),
  runId: id,
  batchId: id,
};

export const runParametersSchema = Type.Object({
  startDate: Type.Optional(daySchema),
  recordIds: Type.Optional(Type.Array(id, { maxItems: 500 })),
  rerunOf: Type.Optional(id),
  dryRun: Type.Optional(Type.Boolean()),
  /** The batch of a dry run: exactly what it showed is sent, and nothing else (docs/protocol.md#preview). */
  previewId: Type.Optional(id),
  /** Who asked for it, by name: for people who look at its batch. */
  actor: Type.Optional(Type.String()),
  referenceOnly: Type.Optional(Type.Boolean()),
  /** The worker calls nothing, writes the rest as skipped, and finishes (docs/protocol.md#manual). */
  close: Type.Optional(oneOf(['cancelled', 'auth'])),
});
export type RunParameters = Static<typeof runParametersSchema>;

/** What people see of a batch, fixed when the run is created; it travels so that batch-status needs nobody else. */
export const batchHeaderSchema = Type.Object({
  ...subject,
  companyName: Type.String(),
  trigger: oneOf(triggers),
  scheduledFor: instant,
  createdAt: instant,
  parameters: runParametersSchema,
  /** The trace that it was asked for in, or that its work began. */
  traceparent: Type.Optional(Type.String()),
});
export type BatchHeaderBody = Static<typeof batchHeaderSchema>;

/** scheduler → worker: work on this run. `dispatch` rises by one each time the run is published (docs/protocol.md#words). */
export const syncDueSchema = Type.Object({
  ...batchHeaderSchema.properties,
  dispatch: Type.Integer({ minimum: 1 }),
});
export type SyncDue = Static<typeof syncDueSchema>;
export const syncDueEvent = defineEvent('autosync.sync-due.v1', syncDueSchema);

/** worker → scheduler: the only thing that moves a run (docs/protocol.md#progress). */
export const runProgressSchema = Type.Object({
  ...subject,
  dispatch: Type.Integer({ minimum: 1 }),
  outcome: oneOf(progressOutcomes),
  trigger: oneOf(triggers),
  /** Finished runs: whether there was anything to do. */
  worked: Type.Optional(Type.Boolean()),
  /** Why nothing was done, why it waits or why it failed: a code, e.g. `nothing-pending`, `qbo-throttled`. */
  reason: Type.Optional(Type.String()),
  category: Type.Optional(oneOf(failureCategories)),
  /** Yielded and deferred runs: how long they rest, counted from when this is taken, by the clock of whoever takes it. */
  notBeforeMs: Type.Optional(count),
  /** The same as an instant of the worker's clock, for schedulers of earlier releases. */
  notBefore: Type.Optional(instant),
  connectionVersion: Type.Optional(count),
  at: instant,
});
export type RunProgress = Static<typeof runProgressSchema>;
export const runProgressEvent = defineEvent('autosync.run-progress.v1', runProgressSchema);

/** scheduler → batch-status: a queued batch's header, or what happened to it outside a worker. */
export const batchChangedSchema = Type.Object({
  ...subject,
  change: oneOf(['queued', 'cancelled', 'cancelRequested', 'failed']),
  header: batchHeaderSchema,
  category: Type.Optional(oneOf(failureCategories)),
  reason: Type.Optional(Type.String()),
  at: instant,
});
export type BatchChanged = Static<typeof batchChangedSchema>;
export const batchChangedEvent = defineEvent('autosync.batch-changed.v1', batchChangedSchema);

/** batch-status → scheduler, notifier: a fact; it moves nothing (docs/protocol.md#batch-finished). */
export const batchFinishedSchema = Type.Object({
  ...subject,
  trigger: oneOf(triggers),
  dryRun: Type.Boolean(),
  state: oneOf(batchStates),
  counts: Type.Object({ total: count, succeeded: count, warning: count, failed: count, skipped: count }),
  /** How many failed actions each category has. */
  failures: Type.Object(
    Object.fromEntries(failureCategories.map((category) => [category, Type.Optional(count)])) as Record<
      (typeof failureCategories)[number],
      Type.TOptional<typeof count>
    >,
  ),
  /** Why a batch as a whole is as it is (`describeReason`), where that is not its records' affair. */
  category: Type.Optional(oneOf(failureCategories)),
  reason: Type.Optional(Type.String()),
  startedAt: Type.Optional(instant),
  finishedAt: instant,
});
export type BatchFinished = Static<typeof batchFinishedSchema>;
export const batchFinishedEvent = defineEvent('autosync.batch-finished.v1', batchFinishedSchema);
