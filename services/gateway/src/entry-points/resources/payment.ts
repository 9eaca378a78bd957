import { Type } from 'typebox';
import type { Static } from 'typebox';
import { paymentReading, readingCadences } from '@autosync/records';
import type { ApplicationRow, listApplicationChanges, PaymentRow, readPaymentReading } from '@autosync/records';
import { closed, idSchema, instantSchema, isoOrNull, oneOf, orNull, pageSchema, pagingQuery } from './shared.ts';

const paymentStates = ['live', 'voided', 'deleted'] as const;

export const paymentQuery = Type.Object(
  {
    ...pagingQuery,
    state: Type.Optional(oneOf(paymentStates)),
    search: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description:
          'Part of its number or id, of its customer’s name, or of the id or number of a record of yours that it pays, in whatever case',
      }),
    ),
  },
  closed,
);

const amountSchema = Type.String({ description: 'Decimal text: "1250.00"' });
const dateSchema = Type.String({ format: 'date' });

/** The document an amount is applied to, with the client's own record behind it. */
const targetSchema = Type.Object(
  {
    entity: Type.String({ description: 'Invoice or CreditMemo; QuickBooks may let a payment pay other documents' }),
    quickbooksId: Type.String(),
    record: orNull(
      Type.Object({ id: idSchema, externalId: Type.String() }, { description: 'Your record, when it is one of yours' }),
    ),
  },
  { title: 'ApplicationTarget' },
);

export const currencyFields = {
  currency: orNull(Type.String({ description: 'Of the amounts, for example "EUR"; null: not known yet' })),
  exchangeRate: orNull(
    Type.String({
      description: 'Units of the company’s own currency for one of `currency`; null where QuickBooks names none',
    }),
  ),
};

const applicationFields = {
  paymentId: Type.String({ description: 'QuickBooks’ id of the payment' }),
  target: targetSchema,
  amount: amountSchema,
  ...currencyFields,
};

/** One per payment and target: what the lines of a payment say about one document. */
export const applicationSchema = Type.Object(applicationFields, { title: 'Application' });

export const paymentSchema = Type.Object(
  {
    entity: Type.Enum(['Payment', 'CreditMemo']),
    quickbooksId: Type.String(),
    customer: Type.Object({ quickbooksId: Type.String(), name: orNull(Type.String()) }),
    date: dateSchema,
    total: Type.String({ description: '"0.00" for a payment that only applies a credit memo' }),
    unapplied: Type.String({
      description: 'What is applied to nothing yet: the rest of a payment, or of a credit memo',
    }),
    ...currencyFields,
    referenceNumber: orNull(Type.String()),
    method: orNull(Type.String({ description: 'How it was paid, as QuickBooks names it: "Check"' })),
    memo: orNull(Type.String()),
    depositAccount: orNull(Type.Object({ quickbooksId: Type.String(), name: orNull(Type.String()) })),
    state: oneOf(paymentStates),
    stateSince: orNull(Type.String({ format: 'date-time', description: 'When it was voided or deleted' })),
    changedAt: instantSchema,
    applications: Type.Array(applicationSchema, {
      description: 'What a payment pays; of a credit memo, what used it',
    }),
  },
  { title: 'Payment' },
);

/** A list may be empty because there is nothing, or because nobody has looked: this tells. */
const readUntilSchema = orNull(
  Type.String({ format: 'date-time', description: 'QuickBooks was read completely up to here; null: never yet' }),
);

const readingSchema = Type.Object(
  {
    cadence: oneOf(readingCadences, {
      description:
        'normal: each time that payments are due. stretched: QuickBooks tells of changes of this company, so it is asked when ' +
        'it told of one, and every few hours. usedUp: the reads of the day are used up, so it is asked once an hour',
    }),
    readsToday: Type.Integer({ minimum: 0, description: 'Complete reads since 00:00 UTC' }),
    allowance: Type.Integer({ minimum: 1, description: 'How many of them there are a day before `usedUp`' }),
    toldAt: orNull(Type.String({ format: 'date-time', description: 'When QuickBooks last told of any change of it' })),
  },
  { title: 'PaymentReading' },
);

type Reading = Awaited<ReturnType<typeof readPaymentReading>>;

export function toReading({ cadence, readsToday, toldAt }: Reading): Static<typeof readingSchema> {
  return { cadence, readsToday, allowance: paymentReading.allowance, toldAt: isoOrNull(toldAt) };
}

export const paymentPageSchema = Type.Object(
  { ...pageSchema(paymentSchema).properties, readUntil: readUntilSchema, reading: readingSchema },
  { title: 'PaymentPage' },
);

export const feedQuery = Type.Object(
  {
    limit: pagingQuery.limit,
    after: Type.Optional({
      ...pagingQuery.cursor,
      description: '`nextCursor` of the answer before; without: from the beginning',
    }),
  },
  closed,
);

const applicationChangeSchema = Type.Object(
  {
    change: Type.Enum(['set', 'removed'], { description: 'removed: no longer applied; it keeps the amount it had' }),
    ...applicationFields,
    paymentDate: dateSchema,
    at: instantSchema,
  },
  { title: 'ApplicationChange' },
);

export const feedSchema = Type.Object(
  {
    items: Type.Array(applicationChangeSchema),
    nextCursor: Type.String({ description: 'Where to go on, now or later: there is always one. Keep it' }),
    hasMore: Type.Boolean({ description: 'There are more changes already' }),
    readUntil: readUntilSchema,
  },
  { title: 'ApplicationFeed' },
);

export function toApplication({ paymentId, target, ...money }: ApplicationRow): Static<typeof applicationSchema> {
  const { entity, qboId, record } = target;
  return {
    paymentId,
    target: {
      entity,
      quickbooksId: qboId,
      record: record && { id: record.recordId, externalId: record.externalId },
    },
    amount: money.amount,
    currency: money.currency,
    exchangeRate: money.exchangeRate,
  };
}

export function toPayment(row: PaymentRow): Static<typeof paymentSchema> {
  const { method = null, memo = null, depositAccount } = row.details;
  return {
    entity: row.entity,
    quickbooksId: row.qboId,
    customer: { quickbooksId: row.customer.qboId, name: row.customer.name },
    date: row.date,
    total: row.total,
    unapplied: row.unapplied,
    currency: row.currency,
    exchangeRate: row.exchangeRate,
    referenceNumber: row.referenceNumber,
    method,
    memo,
    depositAccount:
      depositAccount === undefined ? null : { quickbooksId: depositAccount.qboId, name: depositAccount.name },
    state: row.state,
    stateSince: isoOrNull(row.stateSince),
    changedAt: row.changedAt.toISOString(),
    applications: row.applications.map(toApplication),
  };
}

type ApplicationChange = Awaited<ReturnType<typeof listApplicationChanges>>[number];

export function toApplicationChange(row: ApplicationChange): Static<typeof applicationChangeSchema> {
  return {
    change: row.change,
    ...toApplication(row.application),
    paymentDate: row.paymentDate,
    at: row.at.toISOString(),
  };
}
