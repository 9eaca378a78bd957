import { describeFailure, type FailureCode } from '@autosync/contracts';
import { deterministicId, formatMoney, parseMoney, type Cents } from '@autosync/core';
import type { InvoicePreview, MergedDocument, PreviewItem, StagedApplication } from '@autosync/records';
import { toActionResult } from '@autosync/sync-worker';
import type { UnappliedInvoice } from './preview-comparison.ts';

/** A line of a batch. */
export type Action = Record<string, unknown>;

function failureOf(code: FailureCode, at: Date, values: Record<string, string> = {}) {
  const { category, message, fix } = describeFailure(code, values);
  return { category, code, message, fix, at: at.toISOString() };
}

/** Documents in QBO have no record here, but people should find one again by the same id. */
function standIn(companyId: string, entity: string, qboId: string) {
  return { recordId: deterministicId(companyId, entity, qboId), externalId: `${entity} ${qboId}` };
}

/**
 * What people read of a payment or credit memo that a run brought. Where somebody voided or deleted the document of a
 * record, the record has to be decided about.
 */
export function toChangeAction(
  companyId: string,
  { document, homeCurrency }: { document: MergedDocument; homeCurrency: string | null },
  at: Date,
): Action {
  const { entity, qboId, referenceNumber, total, endedRecord, state } = document;
  const details = { entity, qboId, docNumber: referenceNumber, amount: total };
  if (endedRecord !== null) {
    const failure = failureOf(state === 'voided' ? 'voided-in-quickbooks' : 'deleted-in-quickbooks', at);
    return toActionResult(endedRecord, 'warning', at, { ...details, failure });
  }
  const message = describe(document, homeCurrency);
  return toActionResult(standIn(companyId, entity, qboId), 'succeeded', at, { ...details, message });
}

/** What people read of a document that could not be read. */
export function toUnreadableAction(
  companyId: string,
  { entity, qboId, reason }: { entity: string; qboId: string; reason: string },
  at: Date,
): Action {
  const document = qboId.startsWith('?') ? `a ${entity} without an Id` : `${entity} ${qboId}`;
  const failure = failureOf('document-unreadable', at, { document, detail: reason });
  return toActionResult(standIn(companyId, entity, qboId), 'failed', at, { entity, qboId, failure });
}

const recordOf = (companyId: string, { record, qboId }: InvoicePreview) =>
  record ?? standIn(companyId, 'Invoice', qboId);

const sentenceOf = ({ before, after }: InvoicePreview) => `Applied from ${before} to ${after}.`;

/** What people read of an invoice that a run would change. */
export function toPreviewAction(companyId: string, invoice: InvoicePreview, at: Date): Action {
  return invoiceAction({ companyId, invoice, at }, { state: 'succeeded', message: sentenceOf(invoice) });
}

/** Of a sync from a preview that was not carried out: what has changed about the invoice, or that others have. */
export function toUnappliedAction(companyId: string, { invoice, change }: UnappliedInvoice, at: Date): Action {
  if (change === undefined) {
    const message = 'Nothing was applied: other invoices of the dry run have changed since.';
    return invoiceAction({ companyId, invoice, at }, { state: 'skipped', message });
  }
  const failure = failureOf('changed-since-preview', at, { what: change });
  return invoiceAction({ companyId, invoice, at }, { state: 'failed', failure });
}

function invoiceAction(
  { companyId, invoice, at }: { companyId: string; invoice: InvoicePreview; at: Date },
  {
    state,
    ...said
  }: { state: 'succeeded' | 'skipped' | 'failed' } & Pick<Parameters<typeof toActionResult>[3], 'message' | 'failure'>,
): Action {
  const { qboId, number: docNumber, after: amount } = invoice;
  return toActionResult(recordOf(companyId, invoice), state, at, {
    entity: 'Invoice',
    qboId,
    docNumber,
    amount,
    ...said,
  });
}

/** The same, as it is kept for a week: a batch from the preview applies just that. */
export function toPreviewItem(companyId: string, invoice: InvoicePreview): PreviewItem {
  const { qboId, before: from, after: to } = invoice;
  const shown = {
    outcome: 'update',
    message: sentenceOf(invoice),
    entity: 'Invoice',
    quickbooksId: qboId,
    amount: to,
    differences: [{ field: 'applied', name: 'applied', from, to }],
    invoice,
  };
  return { ...recordOf(companyId, invoice), version: 0, shown };
}

function describe(document: MergedDocument, homeCurrency: string | null): string {
  const { entity, state, stateBefore, open, total, currency } = document;
  if (state === 'deleted') return 'Deleted in QuickBooks.';
  if (state === 'voided') return 'Voided in QuickBooks.';
  const unit = currency === null || currency === homeCurrency ? '' : ` ${currency}`;
  const again = stateBefore === 'deleted' ? ' It had been reported as deleted, and is there.' : '';
  if (entity === 'CreditMemo') return `Credit of ${total}${unit}, ${open} left.${again}`;
  const { paid, credits } = sidesOf(document);
  const creditCents = sumOf(credits);
  const credit = creditCents === 0n ? '' : ` and credit of ${formatMoney(creditCents)}`;
  return `Payment of ${total}${unit}${credit}: ${formatMoney(sumOf(paid))} applied to ${listOf(paid)}, ${open} not applied.${again}`;
}

/** What a payment says of a target counts as paid, unless the target is itself a credit. */
const creditTypes: ReadonlySet<string> = new Set(['CreditMemo', 'VendorCredit', 'Deposit', 'Payment']);

type Sides = { paid: StagedApplication[]; credits: StagedApplication[] };

/**
 * A journal entry may be either: what is applied and what is credited must come to what the payment gave away, and so tell
 * on which side it stands.
 */
function sidesOf({ applications, total, open }: MergedDocument): Sides {
  const journals = applications.filter((application) => application.entity === 'JournalEntry');
  const others = applications.filter((application) => application.entity !== 'JournalEntry');
  const credits = others.filter((application) => creditTypes.has(application.entity));
  const paid = others.filter((application) => !creditTypes.has(application.entity));
  const given = parseMoney(total) - parseMoney(open);
  const isCredit = sumOf(paid) - sumOf(credits) - sumOf(journals) === given;
  return isCredit ? { paid, credits: [...credits, ...journals] } : { paid: [...paid, ...journals], credits };
}

function sumOf(applications: readonly StagedApplication[]): Cents {
  return applications.reduce((sum, { amount }) => sum + parseMoney(amount), 0n);
}

/** "2 invoices", "1 invoice and 1 journal entry". */
function listOf(applications: readonly StagedApplication[]): string {
  const kinds = [
    ['invoice', 'invoices', ({ entity }: StagedApplication) => entity === 'Invoice'],
    ['journal entry', 'journal entries', ({ entity }: StagedApplication) => entity === 'JournalEntry'],
    [
      'other document',
      'other documents',
      ({ entity }: StagedApplication) => entity !== 'Invoice' && entity !== 'JournalEntry',
    ],
  ] as const;
  const parts = kinds.flatMap(([one, many, isKind]) => {
    const count = applications.filter(isKind).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return parts.length === 0 ? '0 invoices' : parts.join(' and ');
}
