import { deterministicId, formatMoney, parseMoney } from '@autosync/core';
import type { InvoicePreview, MergedDocument } from '@autosync/records';
import { toActionResult } from '@autosync/sync-worker';

/** What people read of a payment or credit memo that a run brought. */
export function toChangeAction(companyId: string, document: MergedDocument, at: Date): Record<string, unknown> {
  const { entity, qboId, referenceNumber, total } = document;
  const record = { recordId: deterministicId(companyId, entity, qboId), externalId: `${entity} ${qboId}` };
  return toActionResult(record, 'succeeded', at, {
    entity,
    qboId,
    docNumber: referenceNumber,
    amount: total,
    message: describe(document),
  });
}

/** What people read of an invoice that a run would change. */
export function toPreviewAction(companyId: string, invoice: InvoicePreview, at: Date): Record<string, unknown> {
  const { qboId, number, before, after } = invoice;
  const record = invoice.record ?? {
    recordId: deterministicId(companyId, 'Invoice', qboId),
    externalId: `Invoice ${qboId}`,
  };
  return toActionResult(record, 'succeeded', at, {
    entity: 'Invoice',
    qboId,
    docNumber: number,
    amount: after,
    message: `Applied from ${before} to ${after}.`,
  });
}

function describe({ entity, state, open, applications, total }: MergedDocument): string {
  if (state === 'deleted') return 'Deleted in QuickBooks.';
  if (state === 'voided') return 'Voided in QuickBooks.';
  if (entity === 'CreditMemo') return `Credit of ${total}, ${open} left.`;
  const invoices = applications.filter((application) => application.entity === 'Invoice');
  const applied = formatMoney(invoices.reduce((sum, { amount }) => sum + parseMoney(amount), 0n));
  const word = invoices.length === 1 ? 'invoice' : 'invoices';
  return `Payment of ${total}: ${applied} applied to ${invoices.length} ${word}, ${open} not applied.`;
}
