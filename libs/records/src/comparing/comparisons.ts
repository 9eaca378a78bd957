import { AutosyncError } from '@autosync/core';
import type { Tx } from '@autosync/db';

/** A comparison under way, as its worker sees it. `plan` is kept as given and never looked into here. */
export type Comparison<Plan> = {
  id: string;
  /** A person asked for it. */
  asked: boolean;
  startedAt: Date;
  reads: number;
  /** How often in a row it began without storing a step. */
  tries: number;
  plan: Plan | null;
  /** Until when the documents in QuickBooks are known, by its clock; null: they were never read. */
  readUntil: Date | null;
};

type Place = { companyId: string; type: string };

const nowOr = (parameter: string) => `coalesce(${parameter}::timestamptz, clock_timestamp())`;

/** `later`: not yet; `unscheduled`: nobody has said when. */
export type ComparisonTime = 'due' | 'later' | 'unscheduled';

/** The SQL of `comparisonTime`, for a statement that asks for more. */
export const comparisonTimeOf = ({ companyId, type, now }: Record<'companyId' | 'type' | 'now', string>) => `case
  when exists (select 1 from records.comparisons k
    where k.company_id = ${companyId} and k.type = ${type} and k.state in ('waiting', 'running')) then 'due'
  else coalesce((select case when k.due_at <= ${nowOr(now)} then 'due' else 'later' end
    from records.comparison_states k where k.company_id = ${companyId} and k.type = ${type}), 'unscheduled') end`;

/** Whether it is time: one is under way, asked for, or due. */
export async function comparisonTime(
  tx: Tx,
  { companyId, type, now }: Place & { now: Date | null },
): Promise<ComparisonTime> {
  const { rows } = await tx.query<{ time: ComparisonTime }>({
    name: 'records.comparison-time',
    text: `select ${comparisonTimeOf({ companyId: '$1', type: '$2', now: '$3' })} as time`,
    values: [companyId, type, now],
  });
  return rows[0]?.time ?? 'unscheduled';
}

/** Begins the comparison that is due, or goes on with the one that has not ended. Call it under the fence. */
export async function takeComparison<Plan>(
  tx: Tx,
  { tenantId, companyId, type, now }: Place & { tenantId: string; now: Date | null },
): Promise<Comparison<Plan>> {
  await tx.query({
    name: 'records.begin-comparison',
    text: `insert into records.comparisons (tenant_id, company_id, type, state, asked, created_at)
      values ($1, $2, $3, 'running', false, ${nowOr('$4')})
      on conflict (company_id, type) where state in ('waiting', 'running') do nothing`,
    values: [tenantId, companyId, type, now],
  });
  const { rows } = await tx.query<Comparison<Plan>>({
    name: 'records.take-comparison',
    text: `update records.comparisons c
      set state = 'running', started_at = coalesce(started_at, ${nowOr('$3')}), tries = tries + 1
      where company_id = $1 and type = $2 and state in ('waiting', 'running')
      returning id, asked, started_at as "startedAt", reads, tries, plan, (
        select read_until from records.comparison_states s where s.company_id = $1 and s.type = $2) as "readUntil"`,
    values: [companyId, type, now],
  });
  const [row] = rows;
  if (row === undefined) throw new AutosyncError('comparison-not-stored', 'the comparison could not be begun');
  return row;
}

/** How far it has come, in the transaction that stores what the step found. */
export async function saveComparisonStep(
  tx: Tx,
  { id, plan, reads }: { id: string; plan: unknown; reads: number },
): Promise<void> {
  await tx.query({
    name: 'records.save-comparison-step',
    text: 'update records.comparisons set plan = $2::jsonb, reads = reads + $3, tries = 0 where id = $1',
    values: [id, JSON.stringify(plan), reads],
  });
}

/** It is put off to a later run on purpose, which does not count as a failed try. */
export async function restComparison(tx: Tx, id: string): Promise<void> {
  const text = 'update records.comparisons set tries = 0 where id = $1';
  await tx.query({ name: 'records.rest-comparison', text, values: [id] });
}

type End = {
  id: string;
  /** What was found; a failed comparison says why it could not be done. */
  outcome: { found: number; gone: number; differing: number; sums: unknown } | { failure: string };
  /** When the next one is due. */
  nextInMs: number;
  readUntil?: Date | undefined;
  now: Date | null;
};

export async function endComparison(tx: Tx, { id, outcome, nextInMs, readUntil, now }: End): Promise<void> {
  const failed = 'failure' in outcome;
  await tx.query({
    name: 'records.end-comparison',
    text: `
      with ended as (
        update records.comparisons set state = case when $2::text is null then 'finished' else 'failed' end,
          failure = $2, found = $3, gone = $4, differing = $5, sums = coalesce($6::jsonb, sums), plan = null,
          ended_at = ${nowOr('$9')}
        where id = $1 returning tenant_id, company_id, type, ended_at
      )
      insert into records.comparison_states as s (tenant_id, company_id, type, due_at, read_until)
      select tenant_id, company_id, type, ended_at + $7 * interval '1 millisecond', $8::timestamptz from ended
      on conflict (company_id, type) do update
        set due_at = excluded.due_at, read_until = coalesce(excluded.read_until, s.read_until)`,
    values: [
      id,
      failed ? outcome.failure : null,
      failed ? null : outcome.found,
      failed ? null : outcome.gone,
      failed ? null : outcome.differing,
      failed ? null : JSON.stringify(outcome.sums),
      nextInMs,
      readUntil,
      now,
    ],
  });
}

/** Sets when a company's type that was never compared is due: within a day, or at once after a large first sync. */
export async function scheduleComparison(
  tx: Tx,
  input: Place & { tenantId: string; runId: string; largeFrom: number | null; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'records.schedule-comparison',
    text: `insert into records.comparison_states as s (tenant_id, company_id, type, due_at)
      select $1, $2, $3, ${nowOr('$6')} + case
        when coalesce((select actions from records.runs where run_id = $4), 0) >= $5::int then interval '0'
        else (0.5 + random() / 2) * interval '1 day' end
      on conflict (company_id, type) do update set due_at = excluded.due_at
        where s.read_until is null and excluded.due_at <= ${nowOr('$6')}`,
    values: [input.tenantId, input.companyId, input.type, input.runId, input.largeFrom, input.now],
  });
}

/** Asks for a comparison; answers the id of the one that will be done, also where one was under way. */
export async function requestComparison(
  tx: Tx,
  { tenantId, companyId, type, now }: Place & { tenantId: string; now: Date | null },
): Promise<string> {
  const { rows } = await tx.query<{ id: string }>({
    name: 'records.request-comparison',
    text: `
      with wanted as (
        insert into records.comparisons (tenant_id, company_id, type, state, asked, created_at)
        values ($1, $2, $3, 'waiting', true, ${nowOr('$4')})
        on conflict (company_id, type) where state in ('waiting', 'running') do nothing
        returning id
      )
      select id from wanted union all
      select id from records.comparisons where company_id = $2 and type = $3 and state in ('waiting', 'running') limit 1`,
    values: [tenantId, companyId, type, now],
  });
  const [row] = rows;
  if (row === undefined) {
    throw new AutosyncError('comparison-ended', 'the comparison under way ended just now', { retryable: true });
  }
  return row.id;
}
