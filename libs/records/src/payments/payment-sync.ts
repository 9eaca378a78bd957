import type { Tx } from '@autosync/db';

/** How far a company's payments have been read, by QBO's clock (design 6). */
export type PaymentSync = {
  /** Start of the last complete read of payments and credit memos; null: never read. */
  watermark: Date | null;
  invoicesWatermark: Date | null;
  /** Something was taken off an invoice: it may have been voided or deleted, so invoices are read with the next cycle. */
  invoicesHinted: boolean;
};

export async function readPaymentSync(tx: Tx, companyId: string): Promise<PaymentSync> {
  const result = await tx.query<{
    watermark: Date | null;
    invoices_watermark: Date | null;
    invoices_hinted: boolean;
  }>({
    name: 'records.read-payment-sync',
    text: `select watermark, invoices_watermark, invoices_hinted from records.payment_syncs where company_id = $1`,
    values: [companyId],
  });
  const row = result.rows[0];
  return {
    watermark: row?.watermark ?? null,
    invoicesWatermark: row?.invoices_watermark ?? null,
    invoicesHinted: row?.invoices_hinted ?? false,
  };
}

/** Stores how far the company has been read. Only after a complete read, and in the transaction that merges it. */
export async function savePaymentSync(
  tx: Tx,
  { tenantId, companyId, sync }: { tenantId: string; companyId: string; sync: PaymentSync },
): Promise<void> {
  await tx.query({
    name: 'records.save-payment-sync',
    text: `insert into records.payment_syncs (company_id, tenant_id, watermark, invoices_watermark, invoices_hinted)
      values ($1, $2, $3, $4, $5)
      on conflict (company_id) do update set watermark = excluded.watermark,
        invoices_watermark = excluded.invoices_watermark, invoices_hinted = excluded.invoices_hinted`,
    values: [companyId, tenantId, sync.watermark, sync.invoicesWatermark, sync.invoicesHinted],
  });
}
