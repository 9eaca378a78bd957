import type { InvoicePreview } from '@autosync/records';

/** An invoice of a sync that was not carried out; `change`: what differs from what the preview showed. */
export type UnappliedInvoice = { invoice: InvoicePreview; change?: string };

/**
 * Holds what a sync would change now against what its preview showed. What was brought since, by an ordinary cycle, just as it
 * was shown is no difference (`applied`: what invoices that would not change have applied). Empty: all is as it was shown;
 * otherwise all invoices of both, those that differ with what has changed.
 */
export function compareWithPreview(
  shown: readonly InvoicePreview[],
  now: readonly InvoicePreview[],
  applied: ReadonlyMap<string, string>,
): UnappliedInvoice[] {
  const later = new Map(now.map((invoice) => [invoice.qboId, invoice]));
  const before = new Set(shown.map(({ qboId }) => qboId));
  const all = [
    ...shown.map((invoice) => ({ invoice, ...changeOf(invoice, later.get(invoice.qboId), applied) })),
    ...now
      .filter(({ qboId }) => !before.has(qboId))
      .map((invoice) => ({ invoice, change: `${moveOf(invoice)}, which it did not show` })),
  ];
  return all.some(({ change }) => change !== undefined) ? all : [];
}

function changeOf(
  shown: InvoicePreview,
  now: InvoicePreview | undefined,
  applied: ReadonlyMap<string, string>,
): { change?: string } {
  if (now === undefined) {
    const held = applied.get(shown.qboId) ?? '0.00';
    return held === shown.after ? {} : { change: `${held} is applied and stays so, not ${shown.after}` };
  }
  return now.before === shown.before && now.after === shown.after ? {} : { change: moveOf(now) };
}

const moveOf = ({ before, after }: InvoicePreview) => `applied would go from ${before} to ${after}`;
