import type { RecordType, RunParameters, Trigger } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import type { Closing, Run, RunState } from '../domain/run.ts';

type RunRow = {
  batch_id: string;
  run_id: string;
  company_id: string;
  tenant_id: string;
  type: RecordType;
  trigger: Trigger;
  plain: boolean;
  class: number;
  round: number;
  due_at: Date;
  created_at: Date;
  parameters: RunParameters;
  state: RunState;
  dispatch: number;
  started_dispatch: number;
  dispatched_at: Date | null;
  not_before: Date | null;
  close: Closing | null;
  cancel_requested: boolean;
  unstarted: number;
  ended_at: Date | null;
  traceparent: string | null;
};

const columns = `batch_id, run_id, company_id, tenant_id, type, trigger, plain, class, round, due_at, created_at,
  parameters, state, dispatch, started_dispatch, dispatched_at, not_before, close, cancel_requested, unstarted, ended_at, traceparent`;

function toRun(row: RunRow): Run {
  return {
    batchId: row.batch_id,
    runId: row.run_id,
    companyId: row.company_id,
    tenantId: row.tenant_id,
    type: row.type,
    trigger: row.trigger,
    plain: row.plain,
    class: row.class,
    round: row.round,
    dueAt: row.due_at,
    createdAt: row.created_at,
    parameters: row.parameters,
    state: row.state,
    dispatch: row.dispatch,
    startedDispatch: row.started_dispatch,
    dispatchedAt: row.dispatched_at,
    notBefore: row.not_before,
    close: row.close,
    cancelRequested: row.cancel_requested,
    unstarted: row.unstarted,
    endedAt: row.ended_at,
    traceparent: row.traceparent,
  };
}

/** Call it under the companies' locks: nothing else keeps their runs from changing. */
export async function readOpenRuns(tx: Tx, { companyIds }: { companyIds: readonly string[] }): Promise<Run[]> {
  const { rows } = await tx.query<RunRow>({
    name: 'schedule.read-open-runs',
    text: `select ${columns} from schedule.runs where company_id = any($1::uuid[]) and ended_at is null`,
    values: [companyIds],
  });
  return rows.map(toRun);
}

/** Runs by their batches, ended ones too. */
export async function readRuns(tx: Tx, { batchIds }: { batchIds: readonly string[] }): Promise<Run[]> {
  const { rows } = await tx.query<RunRow>({
    name: 'schedule.read-runs',
    text: `select ${columns} from schedule.runs where batch_id = any($1::uuid[])`,
    values: [batchIds],
  });
  return rows.map(toRun);
}

/** Answers how many were new: a batch id that is there already is left as it is. */
export async function insertRuns(tx: Tx, runs: readonly Run[]): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'schedule.insert-runs',
    text: `
      insert into schedule.runs (${columns})
      select w."batchId", w."runId", w."companyId", w."tenantId", w.type, w.trigger, w.plain, w.class, w.round, w."dueAt",
             w."createdAt", w.parameters, w.state, w.dispatch, w."startedDispatch", w."dispatchedAt",
             w."notBefore", w.close, w."cancelRequested", w.unstarted, w."endedAt", w.traceparent
      from jsonb_to_recordset($1::jsonb) as w(
        "batchId" uuid, "runId" uuid, "companyId" uuid, "tenantId" uuid, type text, trigger text, plain boolean,
        class smallint, round integer, "dueAt" timestamptz, "createdAt" timestamptz, parameters jsonb, state text,
        dispatch integer, "startedDispatch" integer, "dispatchedAt" timestamptz, "notBefore" timestamptz, close text,
        "cancelRequested" boolean, unstarted smallint, "endedAt" timestamptz, traceparent text)
      on conflict (batch_id) do nothing`,
    values: [JSON.stringify(runs)],
  });
  return rowCount;
}

export async function updateRuns(tx: Tx, runs: readonly Run[]): Promise<void> {
  await tx.query({
    name: 'schedule.update-runs',
    text: `
      update schedule.runs r
      set state = w.state, class = w.class, round = w.round, dispatch = w.dispatch,
          started_dispatch = w."startedDispatch", not_before = w."notBefore", close = w.close,
          cancel_requested = w."cancelRequested", unstarted = w.unstarted, ended_at = w."endedAt"
      from jsonb_to_recordset($1::jsonb) as w(
        "batchId" uuid, state text, class smallint, round integer, dispatch integer, "startedDispatch" integer,
        "notBefore" timestamptz, close text, "cancelRequested" boolean, unstarted smallint, "endedAt" timestamptz)
      -- By row, so that there is one way to plan it: kept plans do not know how many runs there are by now.
      cross join lateral (select q.ctid from schedule.runs q where q.batch_id = w."batchId" limit 1) q
      where r.ctid = q.ctid`,
    values: [JSON.stringify(runs)],
  });
}

export async function deleteRuns(tx: Tx, { batchIds }: { batchIds: readonly string[] }): Promise<void> {
  await tx.query({
    name: 'schedule.delete-runs',
    text: 'delete from schedule.runs where batch_id = any($1::uuid[])',
    values: [batchIds],
  });
}

/** Runs of these companies that rest may go now. Call it under the companies' locks. */
export async function endRests(tx: Tx, { companyIds }: { companyIds: readonly string[] }): Promise<void> {
  await tx.query({
    name: 'schedule.end-rests',
    text: `
      update schedule.runs set not_before = null
      where company_id = any($1::uuid[]) and ended_at is null and not_before is not null`,
    values: [companyIds],
  });
}
