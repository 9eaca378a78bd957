import type { Tx } from '@autosync/db';

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

export async function readPaymentSync(tx: Tx, companyId: string): Promise<PaymentSync> {
  const result = await tx.query<{
    watermark: Date | null;
    counted_at: Date | null;
    home_currency: string | null;
    highest_id: number;
  }>({
    name: 'records.read-payment-sync',
    text: `select watermark, counted_at, home_currency, highest_id from records.payment_syncs where company_id = $1`,
    values: [companyId],
  });
  const row = result.rows[0];
  return {
    watermark: row?.watermark ?? null,
    countedAt: row?.counted_at ?? null,
    homeCurrency: row?.home_currency ?? null,
    highestId: row?.highest_id ?? 0,
  };
}

/** Stores what a read has learned. A watermark only after a complete read, which it counts, and in the transaction that merges it. */
export async function savePaymentSync(
  tx: Tx,
  { tenantId, companyId, sync }: { tenantId: string; companyId: string; sync: Partial<PaymentSync> },
): Promise<void> {
  await tx.query({
    name: 'records.save-payment-sync',
    text: `insert into records.payment_syncs as p
        (company_id, tenant_id, watermark, counted_at, home_currency, highest_id, reads_on, reads)
      select $1, $2, $3::timestamptz, $4, $5, coalesce($6::bigint, 0), t.today, 1
      from (select case when $3::timestamptz is not null then (clock_timestamp() at time zone 'UTC')::date end as today) t
      on conflict (company_id) do update set
        watermark = coalesce(excluded.watermark, p.watermark),
        counted_at = coalesce(excluded.counted_at, p.counted_at),
        home_currency = coalesce(excluded.home_currency, p.home_currency),
        highest_id = greatest(excluded.highest_id, p.highest_id),
        reads = case
          when excluded.reads_on is null then p.reads when excluded.reads_on = p.reads_on then p.reads + 1 else 1 end,
        reads_on = coalesce(excluded.reads_on, p.reads_on)`,
    values: [companyId, tenantId, sync.watermark, sync.countedAt, sync.homeCurrency, sync.highestId],
  });
}
