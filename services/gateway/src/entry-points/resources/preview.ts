import { failureCategories } from '@autosync/contracts';
import type { PreviewItem } from '@autosync/records';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import { idSchema, instantSchema, oneOf, orNull } from './shared.ts';

export const previewPath = Type.Object({ companyId: idSchema, previewId: idSchema });

const outcomes = ['create', 'update', 'void', 'delete', 'none', 'blocked'] as const;

export const previewItemSchema = Type.Object(
  {
    recordId: idSchema,
    externalId: Type.String(),
    version: Type.Integer({ description: 'Of the record, as it was shown' }),
    outcome: oneOf(outcomes, { description: 'none: nothing would be sent; blocked: `failure` is in the way' }),
    message: Type.String(),
    entity: orNull(Type.String()),
    quickbooksId: orNull(Type.String()),
    amount: orNull(Type.String()),
    document: orNull(
      Type.Object(
        {},
        {
          additionalProperties: true,
          description: 'What would be sent; the Id of a name that is created first reads `new:…`',
        },
      ),
    ),
    differences: Type.Array(
      Type.Object({
        field: Type.String({ description: 'As QuickBooks calls it' }),
        name: Type.String({ description: 'In words' }),
        from: Type.Unknown(),
        to: Type.Unknown(),
      }),
      { description: 'What an update would change in QuickBooks' },
    ),
    creates: Type.Array(Type.Object({ kind: Type.String(), name: Type.String() }), {
      description: 'Names that would be created in QuickBooks first',
    }),
    failure: orNull(
      Type.Object(
        {
          category: oneOf(failureCategories),
          code: Type.String(),
          message: Type.String(),
          fix: Type.String(),
          at: instantSchema,
        },
        { title: 'PreviewFailure' },
      ),
    ),
  },
  { title: 'PreviewItem' },
);

const empty = {
  entity: null,
  quickbooksId: null,
  amount: null,
  document: null,
  differences: [],
  creates: [],
  failure: null,
};

/** What the worker stored is in this shape, less what is empty. */
export function toPreviewItem({ recordId, externalId, version, shown }: PreviewItem): Static<typeof previewItemSchema> {
  const known = shown as Pick<Static<typeof previewItemSchema>, 'outcome' | 'message'>;
  return { ...empty, ...known, recordId, externalId, version };
}
