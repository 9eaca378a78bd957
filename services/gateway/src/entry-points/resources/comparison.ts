import { recordTypes } from '@autosync/contracts';
import type { RecordType } from '@autosync/contracts';
import {
  comparisonStates,
  differenceKinds,
  differenceStates,
  recordRequests,
  type ComparisonRow,
  type DifferenceRow,
} from '@autosync/records';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import { describeDifference, operationsFor } from '../../domain/difference-words.ts';
import { closed, idSchema, instantSchema, isoOrNull, oneOf, orNull, pagingQuery } from './shared.ts';

export const comparisonPath = Type.Object({ companyId: idSchema, comparisonId: idSchema });
export const differencePath = Type.Object({ companyId: idSchema, differenceId: idSchema });

export const comparisonInput = Type.Object(
  { type: oneOf(recordTypes) },
  { ...closed, title: 'ComparisonInput', examples: [{ type: recordTypes[0] }] },
);
export const comparisonQuery = Type.Object({ ...pagingQuery, type: Type.Optional(oneOf(recordTypes)) }, closed);

const sideSchema = Type.Object(
  {
    count: Type.Integer({ description: 'Documents' }),
    total: Type.String({ description: 'What they come to, as decimal text: "1250.00"' }),
  },
  { title: 'ComparisonSide' },
);

export const comparisonSchema = Type.Object(
  {
    id: idSchema,
    type: oneOf(recordTypes),
    state: oneOf(comparisonStates, {
      description:
        'A comparison that is running takes its share of reads in each run, so that the allowance of reads is kept',
    }),
    trigger: oneOf(['schedule', 'manual']),
    createdAt: instantSchema,
    startedAt: orNull(instantSchema),
    endedAt: orNull(instantSchema),
    reads: Type.Integer({ description: 'Metered reads of QuickBooks that it took' }),
    sums: Type.Array(
      Type.Object(
        {
          entity: Type.String({ description: 'As QuickBooks calls it: "Invoice"' }),
          currency: orNull(Type.String({ description: 'null: the company’s own' })),
          ours: sideSchema,
          theirs: sideSchema,
        },
        { title: 'ComparisonSum' },
      ),
      { description: 'What we say is in QuickBooks, and what is. Records that were let go are left out on both sides' },
    ),
    found: orNull(Type.Integer({ description: 'Differences that the comparison before had not found' })),
    gone: orNull(Type.Integer({ description: 'Differences that are gone since the one before' })),
    differing: orNull(Type.Integer({ description: 'Differences at its end that nobody has accepted' })),
    failure: orNull(Type.String({ description: 'Why it could not be done' })),
  },
  { title: 'Comparison' },
);

export const requestedComparisonSchema = Type.Object(
  { comparison: comparisonSchema, batchId: idSchema },
  { title: 'RequestedComparison' },
);

export const trendSchema = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          day: Type.String({ format: 'date', description: 'In the company’s time zone' }),
          type: oneOf(recordTypes),
          comparisons: Type.Integer(),
          reads: Type.Integer(),
          found: Type.Integer(),
          gone: Type.Integer(),
          differing: Type.Integer({ description: 'As the last comparison of the day left them' }),
        },
        { title: 'ComparisonDay' },
      ),
    ),
  },
  { title: 'ComparisonTrend' },
);

export const differenceFilter = {
  type: Type.Optional(oneOf(recordTypes)),
  kind: Type.Optional(oneOf(differenceKinds)),
  state: Type.Optional(oneOf(differenceStates)),
  comparisonId: Type.Optional({ ...idSchema, description: 'Those that this comparison found' }),
};

export const acceptanceInput = Type.Object(
  { note: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S', description: 'Why it may stay' }) },
  { ...closed, title: 'AcceptanceInput', examples: [{ note: 'Agreed with the client on the phone' }] },
);

export const differenceSchema = Type.Object(
  {
    id: idSchema,
    comparisonId: Type.String({ description: 'The comparison that found it' }),
    type: oneOf(recordTypes),
    kind: oneOf(differenceKinds, {
      description:
        '`deleted`, `voided`, `edited`: the document of a record, in QuickBooks. `orphan`: a document of ours that no record has. ' +
        '`account`: a product or service that books to another account than the records say. `money`, `application`: what ' +
        'payments we had shown; QuickBooks’ own was taken over, so they are closed at once',
    }),
    state: oneOf(differenceStates, {
      description: 'closed: it is gone, or somebody decided about the record since',
    }),
    record: orNull(Type.Object({ id: idSchema, externalId: Type.String() })),
    entity: Type.String(),
    quickbooksId: Type.String(),
    docNumber: orNull(Type.String({ description: 'Of an item its name' })),
    fields: Type.Array(
      Type.Object(
        {
          field: Type.String({ description: 'As QuickBooks calls it' }),
          name: Type.String({ description: 'In words' }),
          ours: orNull(Type.String()),
          theirs: orNull(Type.String()),
        },
        { title: 'DifferingField' },
      ),
      { description: 'Both values, as people read them' },
    ),
    code: Type.String({ description: 'From the catalogue of failures' }),
    message: Type.String(),
    fix: Type.String({ description: 'The thing to do about it' }),
    operations: Type.Array(oneOf(recordRequests), {
      description: 'What a person may decide about the record, at its `/operations`',
    }),
    firstAt: instantSchema,
    lastAt: instantSchema,
    closedAt: orNull(instantSchema),
    acceptance: orNull(
      Type.Object({ note: Type.String(), by: Type.String(), at: instantSchema }, { title: 'Acceptance' }),
    ),
    version: Type.Integer({ description: 'What the ETag says' }),
  },
  { title: 'Difference' },
);

export function toComparison(row: ComparisonRow): Static<typeof comparisonSchema> {
  const { asked, ...rest } = row;
  return {
    ...rest,
    type: row.type as RecordType,
    trigger: asked ? 'manual' : 'schedule',
    createdAt: row.createdAt.toISOString(),
    startedAt: isoOrNull(row.startedAt),
    endedAt: isoOrNull(row.endedAt),
  };
}

export function toDifference(row: DifferenceRow): Static<typeof differenceSchema> {
  const { code, message, fix } = describeDifference(row);
  const { recordId, externalId, acceptedAt, acceptedBy, note } = row;
  return {
    id: row.id,
    comparisonId: row.comparisonId,
    type: row.type as RecordType,
    kind: row.kind,
    state: row.state,
    record: recordId === null || externalId === null ? null : { id: recordId, externalId },
    entity: row.entity,
    quickbooksId: row.qboId,
    docNumber: row.docNumber,
    fields: row.fields,
    code,
    message,
    fix,
    operations: row.state === 'closed' ? [] : [...operationsFor(row)],
    firstAt: row.firstAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
    closedAt: isoOrNull(row.closedAt),
    acceptance: acceptedAt === null ? null : { note: note ?? '', by: acceptedBy ?? '', at: acceptedAt.toISOString() },
    version: row.version,
  };
}
