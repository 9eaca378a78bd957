import { Type } from 'typebox';
import type { Static } from 'typebox';
import { nameSchema, recordTypes } from '@autosync/contracts';
import type { PauseMessage, RecordType } from '@autosync/contracts';
import { closed, idSchema, instantSchema, oneOf, orNull, textOrNull } from './shared.ts';

export const noteSchema = nameSchema({ maxLength: 500 });

const typeSchema = Type.Optional({ ...oneOf(recordTypes), description: 'Without: every record type' });

export const pauseInput = Type.Object(
  {
    companyId: Type.Optional({ ...idSchema, description: 'Without: every company of the tenant' }),
    type: typeSchema,
    note: { ...noteSchema, description: 'Why; it stands wherever something waits for it' },
  },
  { title: 'PauseInput', ...closed, examples: [{ note: 'Month-end: the accountant is closing October' }] },
);

export const systemPauseInput = Type.Object(
  { type: typeSchema, note: noteSchema },
  { ...closed, title: 'SystemPauseInput' },
);

export const pauseEndInput = Type.Object({ note: Type.Optional(noteSchema) }, { ...closed, title: 'PauseEnd' });

export const pauseSchema = Type.Object(
  {
    id: idSchema,
    scope: Type.Enum(['everything', 'tenant', 'company']),
    companyId: orNull(idSchema),
    type: orNull(oneOf(recordTypes)),
    note: Type.String(),
    by: Type.String({ description: 'Who paused it' }),
    createdAt: instantSchema,
    endedAt: orNull({ ...instantSchema, description: 'null: it holds' }),
    endedBy: orNull(Type.String()),
    endNote: orNull(Type.String()),
  },
  { title: 'Pause' },
);

export function toPause(pause: PauseMessage): Static<typeof pauseSchema> {
  const { id, note, actorName, createdAt } = pause;
  return {
    id,
    scope: pause.tenantId === '' ? 'everything' : pause.companyId === '' ? 'tenant' : 'company',
    companyId: textOrNull(pause.companyId),
    type: textOrNull(pause.type) as RecordType | null,
    note,
    by: actorName,
    createdAt,
    endedAt: textOrNull(pause.endedAt),
    endedBy: textOrNull(pause.endedBy),
    endNote: textOrNull(pause.endNote),
  };
}
