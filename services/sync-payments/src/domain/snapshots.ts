import { centsFromNumber, formatMoney, type Cents } from '@autosync/core';
import type { QboCreditMemo, QboDeleted, QboInvoice, QboMetaData, QboPayment, QboRef, QboStored } from '@autosync/qbo';
import type { DocumentEntity, DocumentSnapshot, StagedApplication } from '@autosync/records';

/** A document of any of the entities that have money to apply. */
export type MoneyDocument = QboStored<QboPayment & QboCreditMemo & QboInvoice>;

type Live = Exclude<DocumentSnapshot, { state: 'deleted' }>;

/** What each entity calls the part of it that is not applied yet. */
const openAmounts: Readonly<Record<DocumentEntity, (document: MoneyDocument) => number | undefined>> = {
  Payment: ({ UnappliedAmt }) => UnappliedAmt,
  CreditMemo: ({ RemainingCredit, Balance }) => RemainingCredit ?? Balance,
  Invoice: ({ Balance }) => Balance,
};

/** A document of QBO as we keep it; amounts become decimal texts here (design 8.6). Throws `invalid-amount`. */
export function toSnapshot(entity: DocumentEntity, document: MoneyDocument, readAt: Date): DocumentSnapshot {
  const total = centsOf(document.TotalAmt);
  const applications = entity === 'Payment' ? toApplications(document) : [];
  return {
    entity,
    qboId: document.Id,
    state: isVoided(document, total, applications) ? 'voided' : 'live',
    syncToken: Number(document.SyncToken),
    customer: toCustomer(document.CustomerRef),
    date: document.TxnDate ?? instantOf(document.MetaData, readAt).toISOString().slice(0, 10),
    total: formatMoney(total),
    open: formatMoney(centsOf(openAmounts[entity](document))),
    referenceNumber: document.PaymentRefNum ?? document.DocNumber ?? null,
    changedAt: instantOf(document.MetaData, readAt),
    applications,
  };
}

/** A deletion that change data capture tells of. */
export function toDeletion(entity: DocumentEntity, deleted: QboDeleted, readAt: Date): DocumentSnapshot {
  return { entity, qboId: deleted.Id, state: 'deleted', changedAt: instantOf(deleted.MetaData, readAt) };
}

/** Stamps have an offset and whole seconds; they are compared as instants, never as texts (facts 4.12). */
export function instantOf(metaData: QboMetaData | undefined, otherwise: Date): Date {
  const instant = new Date(metaData?.LastUpdatedTime ?? '');
  return Number.isNaN(instant.getTime()) ? otherwise : instant;
}

/** One per target: a payment may name an invoice in several lines. */
function toApplications({ Line = [] }: MoneyDocument): StagedApplication[] {
  const sums = new Map<string, { entity: string; qboId: string; cents: Cents }>();
  for (const { Amount, LinkedTxn } of Line as { Amount?: number; LinkedTxn?: { TxnId: string; TxnType: string }[] }[]) {
    const target = LinkedTxn?.[0];
    if (target === undefined) continue;
    const key = `${target.TxnType} ${target.TxnId}`;
    const sum = sums.get(key) ?? { entity: target.TxnType, qboId: target.TxnId, cents: 0n };
    sums.set(key, { ...sum, cents: sum.cents + centsOf(Amount) });
  }
  return [...sums.values()]
    .filter(({ cents }) => cents !== 0n)
    .map(({ cents, ...target }) => ({ ...target, amount: formatMoney(cents) }));
}

/** A void sets the amounts to 0 and says so in front of the note; a zero payment that links credits does not (facts 4.1, 4.3). */
function isVoided({ PrivateNote }: MoneyDocument, total: Cents, applications: Live['applications']): boolean {
  return total === 0n && applications.length === 0 && /^voided/i.test(PrivateNote ?? '');
}

function toCustomer(customer: QboRef | undefined): Live['customer'] {
  return { qboId: customer?.value ?? '', name: customer?.name ?? null };
}

function centsOf(amount: number | undefined): Cents {
  return centsFromNumber(amount ?? 0);
}
