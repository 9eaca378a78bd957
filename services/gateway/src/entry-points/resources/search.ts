import { Type } from 'typebox';
import type { Static } from 'typebox';
import { batchStates, recordTypes } from '@autosync/contracts';
import type { BatchState, RecordType } from '@autosync/contracts';
import { syncStates } from '@autosync/records';
import type { Found } from '../../operations/search.ts';
import { closed, idSchema, instantSchema, oneOf, orNull } from './shared.ts';

const any = '[^\\u0000-\\u001f]';
const visible = '[^\\u0000-\\u0020]';

export const searchQuery = Type.Object(
  {
    q: Type.String({
      minLength: 2,
      maxLength: 200,
      pattern: `^${any}*${visible}${any}*${visible}${any}*$`,
      description:
        'The beginning of a word of a company’s name, of a record’s number, of the number of its document in QuickBooks, or ' +
        'of a batch’s id (8 digits at least); or a whole realm. Letters may be large or small.',
    }),
  },
  closed,
);

const foundSchema = Type.Object(
  {
    kind: Type.Enum(['company', 'record', 'batch'], { description: 'Which of `record` and `batch` says more' }),
    company: Type.Object(
      { id: idSchema, tenantId: idSchema, name: Type.String({ description: 'As its tenant calls it' }) },
      { title: 'FoundCompany', description: 'What was found, or whose it is' },
    ),
    realmId: orNull(Type.String({ description: 'The QuickBooks company of the company; null: never connected' })),
    record: orNull(
      Type.Object(
        {
          id: idSchema,
          type: oneOf(recordTypes),
          externalId: Type.String({ description: 'Your own id of it, by which it is read' }),
          number: orNull(Type.String({ description: 'Its own number; null: it has none' })),
          docNumber: orNull(Type.String({ description: 'The number of its document in QuickBooks' })),
          syncState: oneOf(syncStates),
        },
        { title: 'FoundRecord' },
      ),
    ),
    batch: orNull(
      Type.Object(
        { id: idSchema, type: oneOf(recordTypes), state: oneOf(batchStates), createdAt: instantSchema },
        { title: 'FoundBatch' },
      ),
    ),
  },
  { title: 'Found' },
);

export const searchResultSchema = Type.Object(
  {
    items: Type.Array(foundSchema, { description: 'Batches, then companies, then records; at most 10 of each' }),
    more: Type.Boolean({ description: 'There are others: a longer text finds fewer' }),
  },
  { title: 'SearchResult' },
);

export function toFound(found: Found): Static<typeof foundSchema> {
  const { kind, company } = found;
  const { id, tenantId, name, realmId } = company;
  return {
    kind,
    company: { id, tenantId, name },
    realmId,
    record: found.kind === 'record' ? toFoundRecord(found.record) : null,
    batch: found.kind === 'batch' ? toFoundBatch(found.batch) : null,
  };
}

type OfKind<Kind extends Found['kind']> = Extract<Found, { kind: Kind }>;

function toFoundRecord({ id, type, externalId, number, docNumber, syncState }: OfKind<'record'>['record']) {
  return { id, type, externalId, number, docNumber, syncState };
}

function toFoundBatch({ header, state }: OfKind<'batch'>['batch']) {
  return {
    id: header?.batchId ?? '',
    type: (header?.type ?? '') as RecordType,
    state: state as BatchState,
    createdAt: header?.createdAt ?? '',
  };
}
