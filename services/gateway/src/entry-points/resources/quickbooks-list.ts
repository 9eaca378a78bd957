import type { StoredListEntry } from '@autosync/records';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import { closed, idSchema, instantSchema, orNull, pagingQuery } from './shared.ts';

export const listQuery = Type.Object(
  {
    ...pagingQuery,
    search: Type.Optional(
      Type.String({ minLength: 1, maxLength: 200, description: 'A part of the name, in any case' }),
    ),
    active: Type.Optional(Type.Enum(['true', 'false'])),
  },
  closed,
);

const entrySchema = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    fullName: Type.String({ description: '`Parent:Child` where the list has levels' }),
    active: Type.Boolean(),
    readAt: instantSchema,
    details: Type.Record(Type.String(), Type.Unknown(), {
      description: 'What QuickBooks says beside, such as the type',
    }),
  },
  { title: 'QuickBooksEntry' },
);

export const listSchema = Type.Object(
  {
    items: Type.Array(entrySchema),
    nextCursor: orNull(Type.String()),
    readAt: orNull(Type.String({ format: 'date-time', description: 'When all of the list was read; null: not yet' })),
    ageSeconds: orNull(Type.Integer({ minimum: 0 })),
    entries: orNull(Type.Integer({ minimum: 0, description: 'How long the list was then, inactive entries included' })),
  },
  { title: 'QuickBooksEntryPage' },
);

export function toListItem(entry: StoredListEntry): Static<typeof entrySchema> {
  return {
    id: entry.qboId,
    name: entry.name,
    fullName: entry.fullName,
    active: entry.active,
    readAt: entry.readAt.toISOString(),
    details: entry.data,
  };
}

export const refreshSchema = Type.Object(
  {
    runId: idSchema,
    createdAt: Type.String({ description: 'When the run was asked for' }),
  },
  { title: 'QuickBooksRefresh' },
);
