import { Type } from 'typebox';
import type { Static, TProperties, TSchema } from 'typebox';
import { externalIdSchema, failureCategories, sourceFields } from '@autosync/contracts';
import type { FailureCategory, RecordContent } from '@autosync/contracts';
import { documentChanges, intentOperations, recordRequests, syncStates } from '@autosync/records';
import type { RecordAttempt, RecordRow } from '@autosync/records';
import { closed, faultSchema, idSchema, instantSchema, isoOrNull, oneOf, orNull } from './shared.ts';

export const recordPath = Type.Object({ companyId: idSchema, externalId: externalIdSchema });

const MOST_BULK_ITEMS = 1000;

/** `Invoice`: what a record of the type is in the document. */
const nameOf = (content: TSchema) => (content as { title?: string }).title ?? 'Record';

/** The content of a record type, with its place in the order of the source system. */
export function recordInput({ schema, example }: RecordContent) {
  const options = { ...closed, title: `${nameOf(schema)}Input`, examples: [example] };
  return Type.Object({ ...sourceFields, ...schema.properties }, options);
}

/** The same with its external id, up to a thousand times. */
export function bulkItem({ schema }: RecordContent) {
  const options = { ...closed, title: `${nameOf(schema)}BulkItem` };
  return Type.Object({ externalId: externalIdSchema, ...sourceFields, ...schema.properties }, options);
}

function bulkOf<Item extends TSchema>(item: Item, title: string) {
  return Type.Object(
    {
      items: Type.Array(item, { minItems: 1, maxItems: MOST_BULK_ITEMS }),
      atomic: Type.Optional(
        Type.Boolean({
          description:
            'true, or absent: all or nothing, one fault and none is stored. false: each item for itself, those with ' +
            'faults have the outcome `refused`',
        }),
      ),
    },
    { ...closed, title },
  );
}

export const bulkInput = (content: RecordContent) => bulkOf(bulkItem(content), `${nameOf(content.schema)}Bulk`);

/** What is looked at before its items are, when each is taken for itself. */
export const looseBulkInput = bulkOf(Type.Unknown(), 'Bulk');
export type RecordBody = Static<ReturnType<typeof recordInput>>;
export type BulkItem = RecordBody & { externalId: string };

export const upsertOutcomeSchema = Type.Object(
  {
    externalId: Type.String(),
    id: idSchema,
    version: Type.Integer(),
    outcome: Type.Enum(['created', 'updated', 'unchanged']),
  },
  { title: 'UpsertOutcome' },
);

export const bulkOutcomeSchema = Type.Object(
  {
    items: Type.Array(
      Type.Union([
        Type.Object(
          {
            ...upsertOutcomeSchema.properties,
            outcome: Type.Enum(['created', 'updated', 'unchanged', 'outdated'], {
              description: 'outdated: what is stored is newer by your own sequence, and stays',
            }),
          },
          { title: 'TakenItem' },
        ),
        Type.Object(
          {
            externalId: orNull(Type.String()),
            outcome: Type.Literal('refused'),
            errors: Type.Array(faultSchema, { description: 'Pointers begin at the item' }),
          },
          { title: 'RefusedItem', description: 'With `atomic: false`: the item has faults and was not stored' },
        ),
      ]),
    ),
  },
  { title: 'BulkOutcome' },
);

const failureSchema = Type.Object(
  {
    category: oneOf(failureCategories),
    code: Type.String({ description: 'From the catalogue of failures' }),
    message: Type.String(),
    fix: Type.String({ description: 'The thing to do about it' }),
    at: instantSchema,
  },
  { title: 'RecordFailure' },
);

const summaryFields = {
  id: idSchema,
  externalId: Type.String(),
  number: orNull(Type.String({ description: 'Its own number, where it has one' })),
  type: Type.String(),
  version: Type.Integer({
    description: 'Rises with each change of the content, and when it is cancelled or comes back',
  }),
  cancelled: Type.Boolean({ description: 'Your system says that it is no record any more' }),
  sourceSequence: orNull(Type.Integer()),
  sourceUpdatedAt: orNull(instantSchema),
  syncState: oneOf(syncStates),
  syncing: Type.Boolean({ description: 'QuickBooks has not given its answer yet' }),
  syncedVersion: orNull(Type.Integer()),
  syncedAt: orNull(instantSchema),
  quickbooks: orNull(
    Type.Object(
      { entity: Type.String(), id: Type.String(), docNumber: orNull(Type.String()) },
      { title: 'QuickBooksDocument' },
    ),
  ),
  failure: orNull(failureSchema),
  requested: orNull(oneOf(recordRequests)),
  changedInQuickBooks: orNull(
    oneOf(documentChanges, {
      description:
        'Of a synced record: what somebody did to its document in QuickBooks since, as payments or a comparison saw it',
    }),
  ),
  attempts: Type.Integer(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
};

export const recordSummarySchema = Type.Object(summaryFields, { title: 'RecordSummary' });

const attemptSchema = Type.Object(
  {
    requestId: idSchema,
    operation: oneOf(intentOperations),
    entity: Type.String(),
    version: Type.Integer(),
    state: Type.Enum(['open', 'succeeded', 'rejected']),
    sends: Type.Integer(),
    quickbooksId: orNull(Type.String()),
    fault: orNull(Type.Object({ code: Type.String(), message: Type.String(), detail: Type.String() })),
    intuitTid: orNull(Type.String()),
    createdAt: instantSchema,
    closedAt: orNull(instantSchema),
  },
  { title: 'Attempt' },
);

export const MOST_HISTORY_ITEMS = 50;

/** @param more what only some types have beside it. */
export function recordSchema(content: TSchema, more: TProperties) {
  return Type.Object(
    {
      ...summaryFields,
      ...more,
      decisions: Type.Array(oneOf(recordRequests), {
        description: 'What can be decided about it as it is now (`POST …/operations`)',
      }),
      content,
      history: Type.Array(attemptSchema, {
        description: 'What was sent to QuickBooks, newest first',
        maxItems: MOST_HISTORY_ITEMS,
      }),
    },
    { title: `${nameOf(content)}Record` },
  );
}

export function toRecordSummary(row: RecordRow): Static<typeof recordSummarySchema> {
  return {
    id: row.recordId,
    externalId: row.externalId,
    number: row.number,
    type: row.type,
    version: row.version,
    cancelled: row.cancelled,
    sourceSequence: row.source.sequence,
    sourceUpdatedAt: isoOrNull(row.source.updatedAt),
    syncState: row.syncState,
    syncing: row.syncing,
    syncedVersion: row.syncedVersion,
    syncedAt: isoOrNull(row.syncedAt),
    quickbooks: row.qbo,
    failure: row.failure && { ...row.failure, category: row.failure.category as FailureCategory },
    requested: row.requested,
    changedInQuickBooks: row.changedInQuickBooks,
    attempts: row.attempts,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function toAttempt(attempt: RecordAttempt): Static<typeof attemptSchema> {
  return {
    requestId: attempt.requestId,
    operation: attempt.operation,
    entity: attempt.entity,
    version: attempt.version,
    state: attempt.state,
    sends: attempt.sends,
    quickbooksId: attempt.qboId,
    fault: attempt.fault,
    intuitTid: attempt.intuitTid,
    createdAt: attempt.createdAt.toISOString(),
    closedAt: isoOrNull(attempt.closedAt),
  };
}
