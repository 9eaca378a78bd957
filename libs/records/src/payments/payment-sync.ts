import type { Tx } from '@autosync/db';
import { comparisonTimeOf, type ComparisonTime } from '../comparing/comparisons.ts';
import type { DocumentRead } from './staging.ts';

/** How far a company's payments have been read, by QBO's clock, and what is known of its books. */
export type PaymentSync = {
  /** Start of the last complete read of payments, credit memos and invoices; null: never read. */
  watermark: Date | null;
  /** When what we hold was last counted against what QBO has. */
  countedAt: Date | null;
  /** The company's own currency; null: not read yet. */
  homeCurrency: string | null;
  /** The highest Id of a document so far. */
  highestId: number;
};

type SyncColumns = {
  watermark: Date | null;
  counted_at: Date | null;
  home_currency: string | null;
  highest_id: number | null;
};

const syncColumns = 's.watermark, s.counted_at, s.home_currency, s.highest_id';

function toSync(row: SyncColumns | undefined): PaymentSync {
  return {
    watermark: row?.watermark ?? null,
    countedAt: row?.counted_at ?? null,
    homeCurrency: row?.home_currency ?? null,
    highestId: row?.highest_id ?? 0,
  };
}

export async function readPaymentSync(tx: Tx, companyId: string): Promise<PaymentSync> {
  const result = await tx.query<SyncColumns>({
    name: 'records.read-payment-sync',
    text: `select ${syncColumns} from records.payment_syncs s where s.company_id = $1`,
    values: [companyId],
  });
  return toSync(result.rows[0]);
}

/** What a run of payments begins with. */
export type PaymentStart<Plan> = {
  sync: PaymentSync;
  /** The read that the run has under way. */
  read: DocumentRead<Plan> | null;
  /** There are documents that could not be read: people may have to be told of them, or they are no longer there. */
  hasUnreadable: boolean;
  comparison: ComparisonTime;
};

/** One statement for the runs of several companies; answers in the order of the runs. */
export async function readPaymentStarts<Plan>(
  tx: Tx,
  { runs, now }: { runs: readonly { tenantId: string; companyId: string; runId: string }[]; now: Date | null },
): Promise<PaymentStart<Plan>[]> {
  type Row = SyncColumns & {
    run_id: string;
    plan: Plan | null;
    started_at: Date | null;
    has_unreadable: boolean;
    comparison: ComparisonTime;
  };
  const { rows } = await tx.query<Row>({
    name: 'records.read-payment-starts',
    text: `
      select w.run_id, ${syncColumns}, r.plan, r.started_at,
        exists (select 1 from records.unreadable_documents u where u.company_id = w.company_id) as has_unreadable,
        ${comparisonTimeOf({ companyId: 'w.company_id', type: "'payments'", now: '$4' })} as comparison
      from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as w(tenant_id, company_id, run_id)
      left join records.payment_syncs s on s.company_id = w.company_id and s.tenant_id = w.tenant_id
      left join records.document_reads r on r.run_id = w.run_id and r.tenant_id = w.tenant_id`,
    values: [
      runs.map(({ tenantId }) => tenantId),
      runs.map(({ companyId }) => companyId),
      runs.map(({ runId }) => runId),
      now,
    ],
  });
  const known = new Map(rows.map((row) => [row.run_id, row]));
  return runs.map(({ runId }) => {
    const row = known.get(runId);
    const { plan = null, started_at: startedAt = null } = row ?? {};
    return {
      sync: toSync(row),
      read: plan === null || startedAt === null ? null : { plan, startedAt },
      hasUnreadable: row?.has_unreadable ?? false,
      comparison: row?.comparison ?? 'unscheduled',
    };
  });
}

type Learned = { tenantId: string; companyId: string; sync: Partial<PaymentSync> };

/**
 * Stores what reads of companies have learned. A watermark only after a complete read, which it counts, and in the transaction
 * that merges it.
 */
export async function savePaymentSyncs(tx: Tx, learned: readonly Learned[]): Promise<void> {
  if (learned.length === 0) return;
  await tx.query({
    name: 'records.save-payment-syncs',
    text: `insert into records.payment_syncs as p
        (company_id, tenant_id, watermark, counted_at, home_currency, highest_id, reads_on, reads)
      select w."companyId", w."tenantId", w.watermark, w."countedAt", w."homeCurrency", coalesce(w."highestId", 0),
        case when w.watermark is not null then (clock_timestamp() at time zone 'UTC')::date end, 1
      from jsonb_to_recordset($1::jsonb) as w("companyId" uuid, "tenantId" uuid, watermark timestamptz,
        "countedAt" timestamptz, "homeCurrency" text, "highestId" bigint)
      order by w."companyId"
      on conflict (company_id) do update set
        watermark = coalesce(excluded.watermark, p.watermark),
        counted_at = coalesce(excluded.counted_at, p.counted_at),
        home_currency = coalesce(excluded.home_currency, p.home_currency),
        highest_id = greatest(excluded.highest_id, p.highest_id),
        reads = case
          when excluded.reads_on is null then p.reads when excluded.reads_on = p.reads_on then p.reads + 1 else 1 end,
        reads_on = coalesce(excluded.reads_on, p.reads_on)
        where p.tenant_id = excluded.tenant_id`,
    values: [JSON.stringify(learned.map(({ tenantId, companyId, sync }) => ({ tenantId, companyId, ...sync })))],
  });
}

/** The same for one company. */
export async function savePaymentSync(tx: Tx, learned: Learned): Promise<void> {
  await savePaymentSyncs(tx, [learned]);
}
