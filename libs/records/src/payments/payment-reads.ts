import type { Tx } from '@autosync/db';

const HOUR_MS = 3_600_000;

/** How often payments are read where a slot is due (docs/quickbooks.md#webhooks). */
export const paymentReading = {
  /** Webhooks that told nothing of a company for so long are not relied on: each slot reads again. */
  silenceMs: 24 * HOUR_MS,
  /** The longest without a read while webhooks are relied on and told nothing. */
  stretchedMs: 4 * HOUR_MS,
  /** QuickBooks may show a change so much later than it tells of it. */
  settledMs: 300_000,
  /** Complete reads of a company in a day (UTC). */
  allowance: 200,
  /** The shortest between two reads of a slot when those are used up, whatever webhooks tell. */
  usedUpMs: HOUR_MS,
} as const;

export const readingCadences = ['normal', 'stretched', 'usedUp'] as const;
export type ReadingCadence = (typeof readingCadences)[number];

const interval = (ms: number): string => `interval '${ms / 1000} seconds'`;
const { silenceMs, stretchedMs, settledMs, allowance, usedUpMs } = paymentReading;

/** SQL: how often the company of row `s` of payment_syncs is read, at `c.now`. */
const cadence = `case
  when s.reads_on = (c.now at time zone 'UTC')::date and s.reads >= ${allowance} then 'usedUp'
  when s.told_at > c.now - ${interval(silenceMs)} and coalesce(s.missed_at < c.now - ${interval(silenceMs)}, true)
    then 'stretched'
  else 'normal' end`;
const clock = '(select coalesce($1::timestamptz, clock_timestamp()) as now) c';

/**
 * Those of the runs, all of slots, that need not read: webhooks are relied on and told of nothing since the last read, or
 * the reads of the day are used up. A run that has begun goes on.
 */
export async function findRestingRuns(
  tx: Tx,
  runs: readonly { runId: string; companyId: string }[],
  now: Date | null,
): Promise<Set<string>> {
  const { rows } = await tx.query<{ run_id: string }>({
    name: 'records.find-resting-runs',
    text: `
      select w.run_id from unnest($2::uuid[], $3::uuid[]) as w(run_id, company_id)
      cross join ${clock}
      join records.payment_syncs s on s.company_id = w.company_id
      cross join lateral (select ${cadence} as cadence) r
      where s.watermark <= c.now + interval '1 minute'
        and case r.cadence
          when 'usedUp' then s.watermark > c.now - ${interval(usedUpMs)}
          when 'stretched' then s.watermark > c.now - ${interval(stretchedMs)}
            and coalesce(s.news_at < s.watermark - ${interval(settledMs)}, true)
          else false end
        and not exists (select 1 from records.runs b where b.run_id = w.run_id)`,
    values: [now, runs.map(({ runId }) => runId), runs.map(({ companyId }) => companyId)],
  });
  return new Set(rows.map((row) => row.run_id));
}

/** How the payments of a company are read at the moment; of one that never was, as of every other. */
export async function readPaymentReading(
  tx: Tx,
  { companyId, now }: { companyId: string; now: Date | null },
): Promise<{ cadence: ReadingCadence; readsToday: number; toldAt: Date | null }> {
  const { rows } = await tx.query<{ cadence: ReadingCadence; readsToday: number; toldAt: Date | null }>({
    name: 'records.read-payment-reading',
    text: `
      select ${cadence} as cadence, s.told_at as "toldAt",
        case when s.reads_on = (c.now at time zone 'UTC')::date then s.reads else 0 end as "readsToday"
      from records.payment_syncs s cross join ${clock} where s.company_id = $2`,
    values: [now, companyId],
  });
  return rows[0] ?? { cadence: 'normal', readsToday: 0, toldAt: null };
}

/** How many companies are read in which way; of all tenants. One pass over the companies. */
export async function countPaymentReading(
  tx: Tx,
  now: Date | null,
): Promise<{ cadence: ReadingCadence; companies: number }[]> {
  const { rows } = await tx.query<{ cadence: ReadingCadence; companies: number }>({
    name: 'records.count-payment-reading',
    text: `
      select r.cadence, count(*)::int as companies
      from records.payment_syncs s cross join ${clock} cross join lateral (select ${cadence} as cadence) r
      group by r.cadence`,
    values: [now],
  });
  return rows;
}

/** Notes that Intuit's webhooks told of companies. What tells nothing new is written once a minute. */
export async function noteTold(
  tx: Tx,
  {
    companies,
    now,
  }: { companies: readonly { companyId: string; tenantId: string; ofPayments: boolean }[]; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'records.note-told',
    text: `
      insert into records.payment_syncs as p (company_id, tenant_id, told_at, news_at)
      select w."companyId", w."tenantId", c.now, case when w."ofPayments" then c.now end
      from jsonb_to_recordset($2::jsonb) as w("companyId" uuid, "tenantId" uuid, "ofPayments" boolean) cross join ${clock}
      order by w."companyId"
      on conflict (company_id) do update
      set told_at = excluded.told_at, news_at = coalesce(excluded.news_at, p.news_at)
      where excluded.news_at is not null or p.told_at is null or p.told_at < excluded.told_at - interval '1 minute'`,
    values: [now, JSON.stringify(companies)],
  });
}

/** The company was connected again: webhooks have to show anew that they tell of it, and the next slot reads. */
export async function forgetTold(tx: Tx, companyId: string): Promise<void> {
  await tx.query({
    name: 'records.forget-told',
    text: 'update records.payment_syncs set told_at = null where company_id = $1 and told_at is not null',
    values: [companyId],
  });
}

/**
 * A read found changes of payments. Notes it when webhooks, which had told of the company, did not tell of one that is older
 * than they may be late: they are not relied on for a while.
 */
export async function noteUntold(
  tx: Tx,
  { companyId, since, now }: { companyId: string; since: Date; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'records.note-untold',
    text: `
      update records.payment_syncs s set missed_at = c.now
      from ${clock}
      where s.company_id = $2 and s.told_at > c.now - ${interval(silenceMs)} and coalesce(s.news_at < $3, true)
        and exists (
          select 1 from records.qbo_documents d
          where d.company_id = $2 and d.entity = 'Payment'
            and d.changed_at > $3 and d.changed_at < c.now - ${interval(3 * settledMs)})`,
    values: [now, companyId, since],
  });
}
