import { Type } from 'typebox';
import type { Static } from 'typebox';
import type { AuditEvent } from '../../data-access/audit-events.ts';
import { callerKinds } from '../../domain/principal.ts';
import { idSchema, instantSchema, oneOf, orNull } from './shared.ts';

export const auditEventSchema = Type.Object(
  {
    id: Type.String(),
    at: instantSchema,
    companyId: orNull(idSchema),
    actor: Type.Object({ kind: oneOf(callerKinds), id: idSchema, name: Type.String() }, { title: 'AuditActor' }),
    action: Type.String({ description: 'What was done, for example `company.changed`' }),
    outcome: Type.Enum(['requested', 'done', 'refused'], {
      description: 'requested: another service was asked, and its answer was lost or is awaited',
    }),
    before: Type.Unknown(),
    after: Type.Unknown(),
    requestId: Type.String(),
  },
  { title: 'AuditEvent' },
);

export function toAuditEvent(event: AuditEvent): Static<typeof auditEventSchema> {
  return { ...event, id: String(event.id), at: event.at.toISOString() };
}
