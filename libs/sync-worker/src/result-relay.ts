import type { BatchStatusDefinition } from '@autosync/contracts';
import { createLoop, errorCode, inSpan, toError, type Loop, type SpanOptions } from '@autosync/core';
import type { Db, Tx } from '@autosync/db';
import type { GrpcClient } from '@autosync/grpc';
import type { Logger } from '@autosync/observability';
import { deleteOutbox, holdResults, releaseResults, setResultsAside, type ResultTurn } from '@autosync/records';
import { closeBatch, deliverTurn, MOST_BAD_ROWS, type Delivered } from './result-delivery.ts';
import {
  fateOfRefusal,
  reasonOfRefusal,
  refusalClasses,
  refusalClassOf,
  type RefusalLimits,
} from './result-refusals.ts';
import { createTurns, type Turns } from './result-turns.ts';

type Settings = {
  db: Db;
  batchStatus: Pick<GrpcClient<BatchStatusDefinition>, 'startBatch' | 'recordResults' | 'finishBatch'>;
  logger: Logger;
  idleMs: number;
  /** Below the database's idle-in-transaction time-out, since a batch stays reserved during the calls. */
  deadlineMs: number;
  onDelivered: (rows: number) => void;
  limits?: RefusalLimits;
};

export type ResultRelay = Pick<Loop, 'start' | 'stop'> & {
  /** The run has ended: people wait for what the batch has left to tell. */
  hurry(batchId: string): void;
};

/** Batches whose turn it is at one time in one process: one that hangs takes one of them, for `deadlineMs` at most. */
const LANES = 4;
/** Rows that a batch brings in one turn: half of what batch-status takes in a call, so that the longest texts stay within a message's 4 MB. */
const PER_TURN = 250;
/** How often a further lane looks by itself; the first one wakes it when there is something to do. */
const LANE_IDLE_MS = 60_000;

/**
 * Brings results from `records` to batch-status: per batch in order, start first, finish last. Tenants take turns, and
 * within a tenant its batches, so one that has much to tell holds up nobody. What has told all it had rests for `idleMs`, so that
 * what a run writes meanwhile goes together. A slice never waits for it.
 * batch-status takes everything twice without harm; what it refuses is decided in result-refusals.ts.
 */
export function createResultRelay(settings: Settings): ResultRelay {
  const turns = createTurns({ perTurn: PER_TURN, restMs: settings.idleMs });
  const lanes: Loop[] = Array.from({ length: LANES }, (_, lane) =>
    createLoop({
      async work(signal) {
        while (!signal.aborted) {
          const found = await takeTurn(settings, turns, () => lanes[lane + 1]?.wake());
          if (!found) break;
        }
        return lane === 0 ? settings.idleMs : LANE_IDLE_MS;
      },
      onError: (error) =>
        settings.logger.warn({ errorCode: errorCode(error), err: error }, 'results could not be relayed'),
    }),
  );
  return {
    start() {
      for (const lane of lanes) lane.start();
    },
    hurry(batchId) {
      turns.hurry(batchId);
      lanes[0]?.wake();
    },
    async stop() {
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}

/** One turn of one batch; false when no batch has one. Throws what speaks of batch-status as a whole. */
async function takeTurn(settings: Settings, turns: Turns, onFound: () => void): Promise<boolean> {
  const outage = await settings.db.withAllTenants(async (tx) => {
    const turn = await turns.next(tx);
    if (turn === null) return 'nothing' as const;
    onFound();
    return turn.hold?.setAside === true
      ? setWholeAside(settings, tx, turn, { code: 'batch-set-aside', message: 'The batch was set aside before.' })
      : deliver(settings, tx, turn);
  });
  if (outage === 'nothing') return false;
  if (outage !== undefined) throw toError(outage.error);
  return true;
}

/** Part of the trace in which the results came to be; of no trace, no span. */
function spanOf({ tenantId, companyId, batchId, rows, traceparent }: ResultTurn): SpanOptions {
  const facts = { tenant_id: tenantId, company_id: companyId, batch_id: batchId, rows: rows.length };
  return { name: 'relay results', kind: 'internal', facts, arriving: { traceparent } };
}

/** What was delivered leaves the outbox in this transaction; answers the error that every batch would meet now. */
async function deliver(settings: Settings, tx: Tx, turn: ResultTurn): Promise<{ error: unknown } | undefined> {
  const { batchStatus, deadlineMs, limits = refusalClasses } = settings;
  const refusals = (turn.hold?.refusals ?? 0) + 1;
  const lastChance = turn.aside > 0 || refusals >= limits.refused.limit;
  const done = await inSpan(spanOf(turn), () => deliverTurn(batchStatus, turn, { deadlineMs, lastChance }));
  if (done.delivered.length > 0) {
    await deleteOutbox(tx, done.delivered);
    settings.onDelivered(done.delivered.length);
  }
  if (done.error !== undefined && refusalClassOf(done.error) === 'outage') return { error: done.error };
  if (lastChance && turn.aside + done.bad.length <= MOST_BAD_ROWS) {
    await setBadAside(settings, tx, turn, done);
    if (done.error !== undefined) await refuse(settings, tx, turn, { error: done.error, refusals });
    else await releaseResults(tx, turn.batchId);
    return undefined;
  }
  const error = done.error ?? done.bad[0]?.error;
  if (error !== undefined) await refuse(settings, tx, turn, { error, refusals });
  else if (turn.hold !== undefined) await releaseResults(tx, turn.batchId);
  return undefined;
}

async function setBadAside(settings: Settings, tx: Tx, turn: ResultTurn, { bad }: Delivered): Promise<void> {
  for (const { id, kind, error } of bad) {
    const reason = reasonOfRefusal(error);
    await setResultsAside(tx, { ids: [id], ...reason, now: null });
    settings.logger.error({ ...subjectOf(turn), kind, errorCode: reason.code, err: error }, 'result set aside');
  }
}

/** The batch rests; after as many refusals as its class allows, it is set aside as a whole. */
async function refuse(
  settings: Settings,
  tx: Tx,
  turn: ResultTurn,
  { error, refusals }: { error: unknown; refusals: number },
): Promise<void> {
  const refusalClass = refusalClassOf(error);
  if (refusalClass === 'outage') return;
  const reason = reasonOfRefusal(error);
  const fate = fateOfRefusal(refusalClass, refusals, settings.limits ?? refusalClasses);
  const fields = { ...subjectOf(turn), errorCode: reason.code, refusals, err: error };
  if (fate.kind === 'set-aside') {
    settings.logger.error(fields, 'results of a batch set aside');
    await holdResults(tx, turn, { ...reason, refusals, pauseMs: 0, setAside: true, now: null });
    return;
  }
  settings.logger.warn(fields, 'batch-status did not take results of a batch: it rests');
  await holdResults(tx, turn, { ...reason, refusals, pauseMs: fate.pauseMs, setAside: false, now: null });
}

/** Moves what a batch still tells after it was set aside, without asking batch-status for more than to close it. */
async function setWholeAside(
  { batchStatus, deadlineMs }: Settings,
  tx: Tx,
  turn: ResultTurn,
  reason: { code: string; message: string },
): Promise<undefined> {
  await closeBatch(batchStatus, turn.rows, { deadlineMs });
  await setResultsAside(tx, { ids: turn.rows.map(({ id }) => id), ...reason, now: null });
  return undefined;
}

const subjectOf = ({ tenantId, companyId, batchId }: ResultTurn) => ({ tenantId, companyId, batchId });
