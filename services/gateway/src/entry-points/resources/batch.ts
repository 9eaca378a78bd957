import { Type } from 'typebox';
import type { Static } from 'typebox';
import {
  actionStates,
  batchStateNames,
  batchStates,
  describeReason,
  daySchema,
  failureCategories,
  declarationOf,
  recordTypes,
  triggers,
} from '@autosync/contracts';
import type {
  ActionResultMessage,
  ActionState,
  BatchMessage,
  BatchState,
  FailureCategory,
  RecordType,
  Trigger,
} from '@autosync/contracts';
import { AutosyncError, readTraceparent } from '@autosync/core';
import { MOST_RECORD_IDS } from '../../domain/batch-order.ts';
import type { StartedBatch } from '../../operations/start-batch.ts';
import { closed, idSchema, instantSchema, oneOf, orNull, textOrNull } from './shared.ts';

export const batchPath = Type.Object({ batchId: idSchema });

const startable = recordTypes.filter((type) => declarationOf(type).takesStartDate);

const dryRuns = recordTypes.flatMap((type) => {
  const { dryRun } = declarationOf(type);
  return dryRun === 'no' ? [] : [dryRun === 'with-start-date' ? `${type} with a starting date` : type];
});

export const batchInput = Type.Object(
  {
    type: oneOf(recordTypes),
    startDate: Type.Optional({
      ...daySchema,
      description: `a day as YYYY-MM-DD, not after today where the company is: the starting date, only for ${startable.join(', ')}`,
    }),
    recordIds: Type.Optional(
      Type.Array(idSchema, {
        minItems: 1,
        maxItems: MOST_RECORD_IDS,
        uniqueItems: true,
        description: 'Only these records',
      }),
    ),
    dryRun: Type.Optional(
      Type.Boolean({ description: `Show what would change, and change nothing: ${dryRuns.join('; ')}` }),
    ),
    ifRunning: Type.Optional(
      Type.Enum(['queue', 'return'], {
        default: 'queue',
        description:
          'Where a batch of this type waits or runs: `queue` starts another one behind it, `return` answers that one with 200 ' +
          'and starts none',
      }),
    ),
    previewId: Type.Optional({
      ...idSchema,
      description:
        'The id of an ended batch with `dryRun: true`, of the last seven days. Exactly what it showed is done, and nothing ' +
        'else: what has changed since ends as failed with `changed-since-preview`, and is left as it is.',
    }),
  },
  {
    title: 'BatchInput',
    ...closed,
    examples: [{ type: recordTypes[0] }, ...startable.map((type) => ({ type, startDate: '2026-01-01' }))],
  },
);

const stateFields = {
  state: oneOf(batchStates),
  stateName: Type.String({ description: 'The state in words: "Finished with Warning"' }),
};

export const startedBatchSchema = Type.Object(
  {
    id: idSchema,
    companyId: idSchema,
    type: oneOf(recordTypes),
    trigger: oneOf(triggers),
    ...stateFields,
    createdAt: instantSchema,
  },
  { title: 'StartedBatch' },
);

export const rerunInput = Type.Object(
  {
    actions: Type.Enum(['failed', 'all'], { description: 'Only what failed, or everything that the batch came to' }),
  },
  { title: 'RerunInput', ...closed, examples: [{ actions: 'failed' }] },
);

export const rerunSchema = Type.Object(
  {
    items: Type.Array(startedBatchSchema, {
      description: `One batch; more where there are more than ${MOST_RECORD_IDS} records`,
      minItems: 1,
    }),
  },
  { title: 'StartedBatchList' },
);

const count = Type.Integer({ minimum: 0 });

export const batchSchema = Type.Object(
  {
    ...startedBatchSchema.properties,
    label: Type.String({
      description: '[companyname] AutoSyncModule BatchType; without the module when started by hand',
    }),
    companyName: Type.String(),
    step: orNull(Type.String({ description: 'What a running batch is doing' })),
    counts: Type.Object(
      {
        total: Type.Integer({ description: 'An estimate until the end' }),
        done: count,
        succeeded: count,
        warning: count,
        failed: count,
        skipped: count,
      },
      { title: 'BatchCounts' },
    ),
    category: orNull(oneOf(failureCategories)),
    reason: orNull(Type.String({ description: 'Why it ended as it did, or had nothing to do: a code' })),
    message: orNull(Type.String({ description: 'The reason in words' })),
    fix: orNull(Type.String({ description: 'What to do about it' })),
    actor: orNull(Type.String({ description: 'Who asked for it, by name; null: nobody did, it was due' })),
    cancelRequested: Type.Boolean(),
    startDate: orNull(daySchema),
    recordIds: Type.Array(idSchema),
    rerunOf: orNull(idSchema),
    dryRun: Type.Boolean(),
    previewId: orNull(Type.String({ ...idSchema, description: 'The dry run whose writes the batch carries out' })),
    traceId: orNull(
      Type.String({ pattern: '^[0-9a-f]{32}$', description: 'Its trace in OpenTelemetry, where one was kept' }),
    ),
    scheduledFor: orNull(instantSchema),
    startedAt: orNull(instantSchema),
    finishedAt: orNull(instantSchema),
    updatedAt: instantSchema,
  },
  { title: 'Batch' },
);

export const actionSchema = Type.Object(
  {
    recordId: idSchema,
    externalId: Type.String(),
    attempt: Type.Integer(),
    state: oneOf(actionStates),
    operation: orNull(Type.String()),
    entity: orNull(Type.String()),
    quickbooksId: orNull(Type.String()),
    docNumber: orNull(Type.String()),
    amount: orNull(Type.String()),
    category: orNull(oneOf(failureCategories)),
    code: orNull(Type.String()),
    message: orNull(Type.String()),
    fix: orNull(Type.String()),
    at: orNull(instantSchema),
    intuitTid: orNull(Type.String()),
  },
  { title: 'Action' },
);

export const cancelSchema = Type.Object(
  {
    id: idSchema,
    outcome: Type.Enum(['removed', 'requested', 'ended'], {
      description:
        'removed: it had not begun; requested: it stops between two documents; ended: nothing left to cancel',
    }),
  },
  { title: 'Cancellation' },
);
export type CancelOutcome = Static<typeof cancelSchema>['outcome'];

export function toStartedBatch(
  { companyId, type }: { companyId: string; type: RecordType },
  { batchId, trigger, createdAt }: StartedBatch,
): Static<typeof startedBatchSchema> {
  return {
    id: batchId,
    companyId,
    type,
    trigger: trigger as Trigger,
    state: 'notStarted',
    stateName: batchStateNames.notStarted,
    createdAt,
  };
}

function inWords({ reason, category }: BatchMessage): {
  reason: string | null;
  message: string | null;
  fix: string | null;
} {
  if (reason === '') return { reason: null, message: null, fix: null };
  return { reason, ...describeReason(reason, category === '' ? undefined : (category as FailureCategory)) };
}

function keptTraceId(traceparent: string): string | null {
  const trace = readTraceparent(traceparent);
  return trace?.sampled === true ? trace.traceId : null;
}

export function toBatch(batch: BatchMessage): Static<typeof batchSchema> {
  const { header } = batch;
  if (header === null) throw new AutosyncError('batch-status-answer-incomplete', 'a batch came without its header');
  const state = batch.state as BatchState;
  return {
    id: header.batchId,
    companyId: header.companyId,
    type: header.type as RecordType,
    trigger: header.trigger as Trigger,
    state,
    stateName: batchStateNames[state],
    createdAt: header.createdAt,
    label: batch.label,
    companyName: header.companyName,
    step: textOrNull(batch.step),
    counts: {
      total: batch.total,
      done: batch.done,
      succeeded: batch.succeeded,
      warning: batch.warning,
      failed: batch.failed,
      skipped: batch.skipped,
    },
    category: textOrNull(batch.category) as FailureCategory | null,
    ...inWords(batch),
    actor: textOrNull(header.actor),
    cancelRequested: batch.cancelRequested,
    startDate: textOrNull(header.startDate),
    recordIds: header.recordIds,
    rerunOf: textOrNull(header.rerunOf),
    dryRun: header.dryRun,
    previewId: textOrNull(header.previewId),
    traceId: keptTraceId(header.traceparent),
    scheduledFor: textOrNull(header.scheduledFor),
    startedAt: textOrNull(batch.startedAt),
    finishedAt: textOrNull(batch.finishedAt),
    updatedAt: batch.updatedAt,
  };
}

export function toAction(action: ActionResultMessage): Static<typeof actionSchema> {
  return {
    recordId: action.recordId,
    externalId: action.externalId,
    attempt: action.attempt,
    state: action.state as ActionState,
    operation: textOrNull(action.operation),
    entity: textOrNull(action.entity),
    quickbooksId: textOrNull(action.qboId),
    docNumber: textOrNull(action.docNumber),
    amount: textOrNull(action.amount),
    category: textOrNull(action.category) as FailureCategory | null,
    code: textOrNull(action.code),
    message: textOrNull(action.message),
    fix: textOrNull(action.fix),
    at: textOrNull(action.at),
    intuitTid: textOrNull(action.intuitTid),
  };
}
