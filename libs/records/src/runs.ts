import { AutosyncError } from '@autosync/core';
import type { Tx } from '@autosync/db';

/** Which dispatch of which run a slice works on. `header` and `progress` are kept as given and never read here. */
export type SliceKey = {
  tenantId: string;
  companyId: string;
  type: string;
  runId: string;
  batchId: string;
  dispatch: number;
};

export type SliceStart =
  /** This dispatch, or the whole run, is over: send again what it reported. */
  | { kind: 'replay'; progress: unknown }
  | {
      kind: 'work';
      /** True for the first slice of the run ever. */
      first: boolean;
      /** People see a batch of the run. */
      batchOpen: boolean;
      firstStartedAt: Date;
      /** Actions stored so far in the whole run. */
      actions: number;
      total: number;
      /** Starts in a row, each after a process that died before its slice ended or stored an outcome. */
      uncleanStarts: number;
      /** The record that was in hand when the slice before died, if it worked one at a time. */
      inHand: string | null;
      /** Deaths in a row with that record in hand. */
      inHandDeaths: number;
    };

type StoredRun = {
  run_id: string;
  dispatch: number;
  ended: boolean;
  slice_ended: boolean;
  actions: number;
  actions_at_start: number;
  unclean_starts: number;
  in_hand: string | null;
  in_hand_deaths: number;
  total: number;
  batch_open: boolean;
  progress: unknown;
  first_started_at: Date;
};

const columns = `run_id, dispatch, ended, slice_ended, actions, actions_at_start, unclean_starts, in_hand, in_hand_deaths, total,
  batch_open, progress, first_started_at`;

/**
 * Enters slices into `records.runs`, under fresh epochs and in their transaction (docs/protocol.md#lock, #progress): one of a
 * company at most. Answers in the order of the slices.
 *
 * A lower or an ended dispatch and any dispatch of an ended run is answered with `replay`; an equal dispatch that has
 * not ended resumes. A start after a slice that did not end counts as unclean until an outcome is stored, but not with
 * `survived`: the process that worked on it is the one that starts again, so nothing it held can have killed it; it lost
 * PostgreSQL, for example, and says nothing for or against the record in hand. The first start is
 * rounded up to the millisecond, which is all that comes back from here: rounded down it would leave out what became
 * pending just before.
 */
export async function startSlices(
  tx: Tx,
  slices: readonly (SliceKey & { survived: boolean })[],
  now: Date | null,
): Promise<SliceStart[]> {
  const before = await readRuns(tx, slices);
  const planned = slices.map((slice): SliceStart | Deaths => {
    const run = before.get(slice.runId);
    return run !== undefined && isOver(run, slice.dispatch)
      ? { kind: 'replay', progress: run.progress }
      : countDeaths(run, slice.survived);
  });
  const rows = slices.flatMap((slice, place) => {
    const deaths = planned[place];
    return deaths === undefined || 'kind' in deaths ? [] : [{ ...slice, ...deaths }];
  });
  const started = rows.length === 0 ? new Map<string, StoredRun>() : await storeStarts(tx, rows, now);
  return slices.map(({ runId }, place): SliceStart => {
    const plan = planned[place];
    if (plan !== undefined && 'kind' in plan) return plan;
    const row = started.get(runId);
    if (row === undefined || plan === undefined) {
      throw new AutosyncError('run-not-stored', 'the run could not be stored', { details: { runId } });
    }
    return {
      kind: 'work',
      first: !before.has(runId),
      batchOpen: row.batch_open,
      firstStartedAt: row.first_started_at,
      actions: row.actions,
      total: row.total,
      ...plan,
    };
  });
}

function isOver(run: StoredRun, dispatch: number): boolean {
  return run.ended || dispatch < run.dispatch || (dispatch === run.dispatch && run.slice_ended);
}

/** A run of another company is left alone, and so not answered. */
async function storeStarts(
  tx: Tx,
  starts: readonly (SliceKey & Deaths)[],
  now: Date | null,
): Promise<Map<string, StoredRun>> {
  const { rows } = await tx.query<StoredRun>({
    name: 'records.start-slices',
    text: `
      insert into records.runs as r (run_id, tenant_id, company_id, type, batch_id, dispatch, unclean_starts, in_hand,
        in_hand_deaths, first_started_at, updated_at)
      select w."runId", w."tenantId", w."companyId", w.type, w."batchId", w.dispatch, w."uncleanStarts", w."inHand",
        w."inHandDeaths",
        coalesce($2::timestamptz, date_trunc('milliseconds', clock_timestamp() + interval '999 microseconds')),
        coalesce($2::timestamptz, clock_timestamp())
      from jsonb_to_recordset($1::jsonb) as w("runId" uuid, "tenantId" uuid, "companyId" uuid, type text, "batchId" uuid,
        dispatch integer, "uncleanStarts" integer, "inHand" uuid, "inHandDeaths" integer)
      order by w."runId"
      on conflict (run_id) do update set
        dispatch = excluded.dispatch, slice_ended = false, starts = r.starts + 1,
        unclean_starts = excluded.unclean_starts, in_hand = excluded.in_hand, in_hand_deaths = excluded.in_hand_deaths,
        actions_at_start = r.actions, updated_at = excluded.updated_at
        where r.company_id = excluded.company_id
      returning ${columns}`,
    values: [JSON.stringify(starts), now],
  });
  return new Map(rows.map((row) => [row.run_id, row]));
}

type Deaths = { uncleanStarts: number; inHand: string | null; inHandDeaths: number };

/**
 * How often a slice has died with the record in hand. A slice that stored an outcome since its start got past the record
 * before, so none is suspected.
 */
function countDeaths(before: StoredRun | undefined, survived: boolean): Deaths {
  if (before === undefined || before.slice_ended) return { uncleanStarts: 0, inHand: null, inHandDeaths: 0 };
  if (before.actions > before.actions_at_start)
    return { uncleanStarts: survived ? 0 : 1, inHand: null, inHandDeaths: 0 };
  const { unclean_starts, in_hand, in_hand_deaths } = before;
  if (survived) return { uncleanStarts: unclean_starts, inHand: in_hand, inHandDeaths: in_hand_deaths };
  return {
    uncleanStarts: unclean_starts + 1,
    inHand: in_hand,
    inHandDeaths: in_hand === null ? 0 : in_hand_deaths + 1,
  };
}

async function readRuns(tx: Tx, slices: readonly SliceKey[]): Promise<Map<string, StoredRun>> {
  const { rows } = await tx.query<StoredRun>({
    name: 'records.read-runs',
    text: `select ${columns} from records.runs r join unnest($1::uuid[], $2::uuid[]) as w(run_id, company_id)
      using (run_id, company_id) order by run_id for update of r`,
    values: [slices.map(({ runId }) => runId), slices.map(({ companyId }) => companyId)],
  });
  return new Map(rows.map((row) => [row.run_id, row]));
}

/** Whether this dispatch was started by somebody and has not ended (docs/protocol.md#lock, "Lock not free"). */
export async function isSliceOpen(tx: Tx, { runId, dispatch }: { runId: string; dispatch: number }): Promise<boolean> {
  const result = await tx.query({
    name: 'records.is-slice-open',
    text: 'select 1 from records.runs where run_id = $1 and dispatch = $2 and not slice_ended and not ended',
    values: [runId, dispatch],
  });
  return result.rowCount > 0;
}

/** Stores that the run has a batch from now on, and the estimate of how many records it takes. */
export async function setBatchOpen(tx: Tx, { runId, total }: { runId: string; total: number }): Promise<void> {
  await tx.query({
    name: 'records.set-batch-open',
    text: 'update records.runs set batch_open = true, total = $2 where run_id = $1',
    values: [runId, total],
  });
}

/** Forgets a run that had nothing to do: it leaves no row (docs/protocol.md#idle). */
export async function deleteRun(tx: Tx, runId: string): Promise<void> {
  await tx.query({
    name: 'records.delete-run',
    text: 'delete from records.runs where run_id = $1',
    values: [runId],
  });
}

/** Stores which record is about to be touched, while a run works one record at a time (docs/protocol.md#progress). */
export async function setInHand(tx: Tx, { runId, recordId }: { runId: string; recordId: string }): Promise<void> {
  await tx.query({
    name: 'records.set-in-hand',
    text: `update records.runs
      set in_hand = $2, in_hand_deaths = case when in_hand = $2 then in_hand_deaths else 0 end
      where run_id = $1`,
    values: [runId, recordId],
  });
}

/**
 * Ends the slice and, with `runEnded`, the run; `progress` is what a repeated dispatch is answered with. Answers how
 * many actions the run has stored.
 */
export async function endSlice(
  tx: Tx,
  input: { runId: string; dispatch: number; runEnded: boolean; progress: unknown; now: Date | null },
): Promise<{ actions: number }> {
  const result = await tx.query<{ actions: number }>({
    name: 'records.end-slice',
    text: `update records.runs
      set slice_ended = true, ended = $3, progress = $4::jsonb, in_hand = null, in_hand_deaths = 0,
          unclean_starts = 0, updated_at = coalesce($5::timestamptz, clock_timestamp())
      where run_id = $1 and dispatch = $2
      returning actions`,
    values: [input.runId, input.dispatch, input.runEnded, JSON.stringify(input.progress), input.now],
  });
  return { actions: result.rows[0]?.actions ?? 0 };
}

/**
 * Which of these runs have nothing to do: no record pending, none whose cause may be gone, no name half created, no
 * comparison due, nothing remembered of the run (docs/protocol.md#consume). One statement for all companies of a Kafka batch; runs of several tenants, so call it inside `withAllTenants`.
 */
export async function findIdleRuns(
  tx: Tx,
  input: { type: string; runs: readonly { runId: string; companyId: string }[]; now: Date | null },
): Promise<Set<string>> {
  // The earliest pending record by its order, not `exists`: that one made the planner read the whole table for each
  // company (200,000 records of one other company: 20 million rows, 8 s), hoping to meet a row soon.
  const result = await tx.query<{ run_id: string }>({
    name: 'records.find-idle-runs',
    text: `
      select w.run_id from unnest($2::uuid[], $3::uuid[]) as w(run_id, company_id)
      where not exists (select 1 from records.runs r where r.run_id = w.run_id)
        and coalesce((
          select p.pending_since > coalesce($4::timestamptz, clock_timestamp()) from records.records p
          where p.company_id = w.company_id and p.type = $1 and p.pending_since is not null
          order by p.pending_since limit 1), true)
        and (
          select c.id from records.records c
          where c.company_id = w.company_id and c.type = $1 and c.causes is not null and c.pending_since is null
          order by c.id limit 1) is null
        and coalesce((
          select s.due_at > coalesce($4::timestamptz, clock_timestamp()) from records.comparison_states s
          where s.company_id = w.company_id and s.type = $1), true)
        and (
          select m.id from records.comparisons m
          where m.company_id = w.company_id and m.type = $1 and m.state in ('waiting', 'running') limit 1) is null
        and not exists (
          select 1 from records.intents i
          where i.company_id = w.company_id and i.state = 'open' and i.record_id is null)`,
    values: [input.type, input.runs.map((r) => r.runId), input.runs.map((r) => r.companyId), input.now],
  });
  return new Set(result.rows.map((row) => row.run_id));
}
