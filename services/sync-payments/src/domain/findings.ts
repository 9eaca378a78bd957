import { contentHash, formatMoney, plainNumber, toError, type Cents } from '@autosync/core';
import type { DocumentDetails, DocumentEntity, DocumentSnapshot, UnreadableDocument } from '@autosync/records';
import {
  amountField,
  dayField,
  idField,
  instantField,
  isFields,
  metaDataOf,
  referenceField,
  syncTokenField,
  textField,
  unreadable,
  type Fields,
} from './document-fields.ts';
import { applicationsOf } from './payment-lines.ts';

/** What one answer of QBO tells. A document that cannot be read keeps no other from being taken. */
export type Findings = {
  documents: DocumentSnapshot[];
  unreadable: UnreadableDocument[];
  /** Customers' names as they are now, by Id. */
  names: Map<string, string>;
  births: Birth[];
};

/** When QBO made a document. */
export type Birth = { qboId: string; createdAt: Date };

export function noFindings(): Findings {
  return { documents: [], unreadable: [], names: new Map(), births: [] };
}

export function joinFindings(parts: readonly Findings[]): Findings {
  return {
    documents: parts.flatMap(({ documents }) => documents),
    unreadable: parts.flatMap((part) => part.unreadable),
    names: new Map(parts.flatMap(({ names }) => [...names])),
    births: parts.flatMap(({ births }) => births),
  };
}

/** Documents as QBO answers them. */
export function findDocuments(entity: DocumentEntity, rows: readonly unknown[], readAt: Date): Findings {
  const findings = noFindings();
  for (const row of rows) {
    try {
      const { snapshot, customerName, createdAt } = toDocument(entity, fieldsOf(row), readAt);
      findings.documents.push(snapshot);
      if (customerName !== null) findings.names.set(snapshot.customerId, customerName);
      if (createdAt !== undefined) findings.births.push({ qboId: snapshot.qboId, createdAt });
    } catch (error) {
      findings.unreadable.push(toUnreadable(entity, row, { error, readAt }));
    }
  }
  return findings;
}

/** Deletions that change data capture tells of; one without a readable time happened before we read of it. */
export function findDeletions(entity: DocumentEntity, rows: readonly unknown[], readAt: Date): Findings {
  const findings = noFindings();
  for (const row of rows) {
    try {
      const fields = fieldsOf(row);
      findings.documents.push({
        entity,
        qboId: idField(fields, 'Id'),
        state: 'deleted',
        changedAt: changeOf(fields) ?? readAt,
      });
    } catch (error) {
      findings.unreadable.push(toUnreadable(entity, row, { error, readAt }));
    }
  }
  return findings;
}

/** Customers have no money of their own here, only names; one that cannot be read keeps the name that is known. */
export function findNames(rows: readonly unknown[]): Findings {
  const names = new Map<string, string>();
  for (const row of rows) {
    try {
      const fields = fieldsOf(row);
      const name = textField(fields, 'FullyQualifiedName') ?? textField(fields, 'DisplayName');
      if (name !== undefined) names.set(idField(fields, 'Id'), name);
    } catch {
      continue;
    }
  }
  return { ...noFindings(), names };
}

/** When the row was changed last, as far as it says so. */
export function changeOf(row: unknown): Date | undefined {
  return stampOf(row, 'LastUpdatedTime');
}

/** When the row was made, as far as it says so. */
export function createdOf(row: unknown): Date | undefined {
  return stampOf(row, 'CreateTime');
}

function stampOf(row: unknown, name: string): Date | undefined {
  try {
    return instantField(metaDataOf(fieldsOf(row)), name);
  } catch {
    return undefined;
  }
}

type ReadDocument = {
  snapshot: Exclude<DocumentSnapshot, { state: 'deleted' }>;
  customerName: string | null;
  createdAt: Date | undefined;
};

/** What each entity calls the part of it that is not applied yet. */
const openAmounts: Readonly<Record<DocumentEntity, readonly string[]>> = {
  Payment: ['UnappliedAmt'],
  CreditMemo: ['RemainingCredit', 'Balance'],
  Invoice: ['Balance'],
};

function toDocument(entity: DocumentEntity, fields: Fields, readAt: Date): ReadDocument {
  const metaData = metaDataOf(fields);
  const changedAt = instantField(metaData, 'LastUpdatedTime') ?? readAt;
  const total = amountField(fields, 'TotalAmt') ?? 0n;
  const open = openAmounts[entity].map((name) => amountField(fields, name)).find((cents) => cents !== undefined) ?? 0n;
  const applications = entity === 'Payment' ? applicationsOf(fields) : [];
  const customer = referenceField(fields, 'CustomerRef');
  const note = textField(fields, 'PrivateNote');
  const snapshot = {
    entity,
    qboId: idField(fields, 'Id'),
    state: isVoided(note, total, applications.length) ? ('voided' as const) : ('live' as const),
    syncToken: syncTokenField(fields),
    customerId: customer?.id ?? '',
    date: dayField(fields, 'TxnDate') ?? changedAt.toISOString().slice(0, 10),
    total: formatMoney(total),
    open: formatMoney(open),
    currency: referenceField(fields, 'CurrencyRef')?.id ?? null,
    exchangeRate: rateOf(fields),
    referenceNumber: textField(fields, 'PaymentRefNum') ?? textField(fields, 'DocNumber') ?? null,
    details: entity === 'Invoice' ? {} : detailsOf(fields, note),
    changedAt,
    applications,
  };
  const createdAt = instantField(metaData, 'CreateTime');
  return { snapshot, customerName: customer?.name ?? null, createdAt };
}

/** A void sets the amounts to 0 and says so in front of the note; a zero payment that links credits does not. */
function isVoided(note: string | undefined, total: Cents, applications: number): boolean {
  return total === 0n && applications === 0 && /^voided\b|\bvoided - /im.test(note ?? '');
}

/** Home units for one unit of the document's currency, as decimal text. */
function rateOf(fields: Fields): string | null {
  const rate = fields['ExchangeRate'];
  if (rate === undefined || rate === null) return null;
  if (typeof rate !== 'number' || !(rate > 0) || rate > 1e12) throw unreadable('ExchangeRate is no rate');
  return plainNumber(rate);
}

function detailsOf(fields: Fields, memo: string | undefined): DocumentDetails {
  const method = referenceField(fields, 'PaymentMethodRef');
  const account = referenceField(fields, 'DepositToAccountRef');
  return {
    ...(method !== undefined && { method: method.name ?? method.id }),
    ...(memo !== undefined && { memo }),
    ...(account !== undefined && { depositAccount: { qboId: account.id, name: account.name } }),
  };
}

function fieldsOf(row: unknown): Fields {
  if (!isFields(row)) throw unreadable('it has no fields');
  return row;
}

/** It is known by its Id, or, where that cannot be read, by a fingerprint of its content. */
function toUnreadable(
  entity: DocumentEntity,
  row: unknown,
  { error, readAt }: { error: unknown; readAt: Date },
): UnreadableDocument {
  const fingerprint = contentHash(row ?? null);
  return {
    entity,
    qboId: idOf(row) ?? `?${fingerprint.slice(0, 16)}`,
    fingerprint,
    reason: toError(error).message,
    changedAt: changeOf(row) ?? readAt,
  };
}

function idOf(row: unknown): string | undefined {
  try {
    return idField(fieldsOf(row), 'Id');
  } catch {
    return undefined;
  }
}
