import { Type } from 'typebox';
import type { Static } from 'typebox';
import { recordTypes, triggers } from '@autosync/contracts';
import type { BatchMessage, RecordType, RunCheckMessage, Trigger } from '@autosync/contracts';
import { expectedEnd, latestEnd } from '../../domain/expected-end.ts';
import { closed, idSchema, instantSchema, isoOrNull, oneOf, orNull } from './shared.ts';

export const runCheckQuery = Type.Object(
  { type: Type.Optional({ ...oneOf(recordTypes), description: 'The type somebody wants to run' }) },
  closed,
);

const runningSchema = Type.Object(
  {
    batchId: orNull(Type.String({ description: 'null: what runs has no batch to look at (yet)' })),
    type: oneOf(recordTypes),
    trigger: oneOf(triggers),
    expectedEndAt: orNull({
      ...instantSchema,
      description: 'By its progress, else by how long half of such batches took',
    }),
    latestEndAt: orNull({ ...instantSchema, description: 'When 95 of 100 such batches were over' }),
  },
  { title: 'RunningBatch' },
);

export const runCheckSchema = Type.Object(
  {
    answer: Type.Enum(['safe', 'wait', 'no'], {
      description:
        'safe: would start within 10 seconds; wait: is accepted and starts later; no: is refused, with the same code',
    }),
    reasons: Type.Array(Type.Object({ code: Type.String(), message: Type.String() }, { title: 'RunCheckReason' })),
    running: orNull(runningSchema),
    waiting: Type.Integer({ minimum: 0, description: 'Runs that would go first' }),
    resting: Type.Array(
      Type.Object({ batchId: idSchema, type: oneOf(recordTypes), until: instantSchema }, { title: 'RestingBatch' }),
      { description: 'Batches that have begun and may not go on yet, for example since QuickBooks asked to wait' },
    ),
    nextDue: orNull(Type.Object({ type: oneOf(recordTypes), at: instantSchema })),
  },
  { title: 'RunCheck' },
);
export type RunCheck = Static<typeof runCheckSchema>;

/** What batch-status knows of the running batch: null when there is none, undefined when it does not answer. */
export type KnownBatch = BatchMessage | null | undefined;

function endsOf(
  batch: KnownBatch,
  { running, at }: RunCheckMessage,
): { expectedEndAt: string | null; latestEndAt: string | null } {
  if (!batch || batch.startedAt === '' || running === null) return { expectedEndAt: null, latestEndAt: null };
  const { done, total } = batch;
  const { typicalDurationMs: typicalMs, p95DurationMs: p95Ms } = running;
  const times = { startedAt: new Date(batch.startedAt), now: new Date(at) };
  return {
    expectedEndAt: isoOrNull(expectedEnd({ ...times, done, total, typicalMs })),
    latestEndAt: isoOrNull(latestEnd({ ...times, p95Ms })),
  };
}

export function toRunCheck(message: RunCheckMessage, batch: KnownBatch, refusals: RunCheck['reasons']): RunCheck {
  const { answer, reasons, running, waiting, nextDueType, nextDueAt, resting } = message;
  return {
    answer: refusals.length > 0 ? 'no' : (answer as 'safe' | 'wait'),
    reasons: [...refusals, ...reasons.map(({ code, message: text }) => ({ code, message: text }))],
    running: running && {
      batchId: batch === null ? null : running.batchId,
      type: running.type as RecordType,
      trigger: running.trigger as Trigger,
      ...endsOf(batch, message),
    },
    waiting,
    resting: resting.map(({ batchId, type, until }) => ({ batchId, type: type as RecordType, until })),
    nextDue: nextDueAt === '' ? null : { type: nextDueType as RecordType, at: nextDueAt },
  };
}
