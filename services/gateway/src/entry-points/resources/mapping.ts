import { nameSchema as contentName, referenceKey, referenceKindNames, type ReferenceKind } from '@autosync/contracts';
import type { MissingName, StoredListEntry, StoredMapping } from '@autosync/records';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import { likenesses, likenessOf, likenessWords } from '../../domain/look-alikes.ts';
import { closed, instantSchema, oneOf, orNull, pageSchema } from './shared.ts';

const kindSchema = oneOf(referenceKindNames);
const paymentTypes = ['Cash', 'Check', 'CreditCard'] as const;
export type PaymentType = (typeof paymentTypes)[number];

const paymentType = { ...oneOf(paymentTypes), description: 'of a payment method: how it pays' };

const nameFields = {
  kind: kindSchema,
  name: contentName({ maxLength: 500, description: 'as records write it; "Parent:Child" below a parent' }),
  accountNumber: Type.Optional(contentName({ maxLength: 100, description: 'where the name has one in records' })),
};

export const mappingInput = Type.Object(
  {
    ...nameFields,
    quickbooksId: Type.String({ pattern: '^\\d{1,20}$', description: 'Id of the entry, from the list of its kind' }),
    paymentType: Type.Optional(paymentType),
  },
  { ...closed, title: 'MappingInput' },
);
export type MappingInput = Static<typeof mappingInput>;

export const MOST_MAPPINGS = 10_000;
const MOST_CHANGES = 1000;

export const mappingsInput = Type.Object(
  { items: Type.Array(mappingInput, { maxItems: MOST_MAPPINGS }) },
  {
    title: 'MappingsInput',
    ...closed,
    examples: [{ items: [{ kind: 'customer', name: 'Contoso', accountNumber: 'C-17', quickbooksId: '58' }] }],
  },
);

const namedInput = Type.Object(nameFields, { ...closed, title: 'MappingName' });
export type NamedInput = Static<typeof namedInput>;

export const mappingsPatch = Type.Object(
  {
    set: Type.Optional(Type.Array(mappingInput, { maxItems: MOST_CHANGES })),
    remove: Type.Optional(Type.Array(namedInput, { maxItems: MOST_CHANGES })),
  },
  { title: 'MappingsPatch', ...closed, minProperties: 1 },
);

export const mappingSchema = Type.Object(
  {
    kind: kindSchema,
    name: Type.String(),
    accountNumber: orNull(Type.String()),
    quickbooksId: Type.String(),
    quickbooksName: Type.String({ description: 'What the entry was called when it was chosen' }),
    paymentType: orNull(oneOf(paymentTypes)),
    updatedAt: instantSchema,
  },
  { title: 'Mapping' },
);

export function toMapping(mapping: StoredMapping): Static<typeof mappingSchema> {
  return {
    kind: mapping.kind as ReferenceKind,
    name: mapping.name,
    accountNumber: mapping.accountNumber,
    quickbooksId: mapping.qboId,
    quickbooksName: mapping.qboName,
    paymentType: (mapping.data['paymentType'] as PaymentType | undefined) ?? null,
    updatedAt: mapping.updatedAt.toISOString(),
  };
}

/** `customer/contoso\tc-17`: what a mapping and the records that wait for it are found by. */
export function fullKey(named: NamedInput): string {
  return `${named.kind}/${referenceKey(named)}`;
}

const entryOrNull = orNull(
  Type.Object(
    { quickbooksId: Type.String(), name: Type.String(), paymentType: Type.Optional(paymentType) },
    { title: 'MappedEntry' },
  ),
);

export const changeOutcomeSchema = Type.Object(
  {
    dryRun: Type.Boolean({ description: 'True: nothing was changed' }),
    changes: Type.Array(
      Type.Object(
        {
          kind: kindSchema,
          name: Type.String(),
          accountNumber: orNull(Type.String()),
          from: entryOrNull,
          to: entryOrNull,
        },
        { title: 'ChangedMapping' },
      ),
    ),
    records: Type.Object(
      {
        items: Type.Array(
          Type.Object({
            type: Type.String(),
            externalId: Type.String(),
            kind: kindSchema,
            name: Type.String(),
            from: entryOrNull,
            to: entryOrNull,
          }),
        ),
        more: Type.Boolean({ description: 'There are others' }),
      },
      {
        title: 'ConcernedRecords',
        description:
          'Records not synced yet that would be written otherwise: what the name means now, and then, by a mapping or else by its name; null: nothing in QuickBooks',
      },
    ),
    freed: Type.Integer({
      minimum: 0,
      description: 'Records that waited for one of these names, or were refused with it, and go out with the next run',
    }),
  },
  { title: 'MappingChange' },
);

export const missingSchema = pageSchema(
  Type.Object(
    {
      kind: kindSchema,
      name: Type.String(),
      accountNumber: orNull(Type.String()),
      reason: Type.String({ description: 'The code of the failure that says why' }),
      records: Type.Integer({ minimum: 1, description: 'How many records wait for it' }),
      examples: Type.Array(Type.Object({ type: Type.String(), externalId: Type.String() })),
      candidates: Type.Array(
        Type.Object(
          {
            quickbooksId: Type.String(),
            name: Type.String(),
            active: Type.Boolean(),
            likeness: oneOf(likenesses),
            reason: Type.String(),
          },
          { title: 'MappingCandidate' },
        ),
        { description: 'What it may be in QuickBooks, the likeliest first' },
      ),
    },
    { title: 'MissingName' },
  ),
);

const MOST_CANDIDATES = 5;

export function toMissing(missing: MissingName, alike: readonly StoredListEntry[]) {
  const { kind, name, accountNumber, reason } = missing.details as {
    kind: ReferenceKind;
    name: string;
    accountNumber?: string;
    reason?: string;
  };
  const own = name.slice(name.lastIndexOf(':') + 1);
  const candidates = alike
    .map((entry) => {
      const likeness = likenessOf(own, entry);
      return {
        quickbooksId: entry.qboId,
        name: entry.fullName,
        active: entry.active,
        likeness,
        reason: likenessWords[likeness],
      };
    })
    .sort((a, b) => order(a.likeness) - order(b.likeness))
    .slice(0, MOST_CANDIDATES);
  return {
    kind,
    name,
    accountNumber: accountNumber ?? null,
    reason: reason ?? '',
    records: missing.records,
    examples: missing.examples,
    candidates,
  };
}

const byLikelihood = ['same-name', 'accents-or-punctuation', 'ending', 'inactive'] as const;
const order = (likeness: (typeof likenesses)[number]) => byLikelihood.indexOf(likeness);
