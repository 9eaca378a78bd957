import { Type } from 'typebox';
import { fittingAuditEvents, listAuditEvents } from '../../data-access/audit-events.ts';
import { decodeCursor, encodeCursor, toPage } from '../../domain/cursors.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { keyOf } from '../plugins/authentication.ts';
import { auditEventSchema, toAuditEvent } from '../resources/audit-event.ts';
import { closed, DEFAULT_LIMIT, idSchema, pageSchema, pagingQuery } from '../resources/shared.ts';

export function auditEventRoutes(app: App, { db }: RouteDeps): void {
  app.get(
    '/v1/audit-events',
    {
      config: { operation: 'listAuditEvents', access: 'audit:read', companies: 'narrowed' },
      schema: {
        tags: ['audit'],
        summary: 'List who changed what, newest first',
        description: 'A page of large events holds fewer than `limit`; `nextCursor` tells whether there are more.',
        querystring: Type.Object({ ...pagingQuery, companyId: Type.Optional(idSchema) }, closed),
        response: { 200: pageSchema(auditEventSchema) },
      },
    },
    async (request) => {
      const { tenantId, companyIds } = keyOf(request);
      const { limit = DEFAULT_LIMIT, cursor, companyId = null } = request.query;
      const [before = null] = cursor === undefined ? [] : decodeCursor(cursor, [/^\d{1,15}$/]);
      const place = { tenantId, companyId, companyIds, before };
      const { rows, fitting } = await db.withTenant(tenantId, async (tx) => {
        const most = await fittingAuditEvents(tx, { ...place, limit });
        return { fitting: most, rows: await listAuditEvents(tx, { ...place, limit: most + 1 }) };
      });
      return toPage(rows, { limit: fitting, toItem: toAuditEvent, cursorOf: ({ id }) => encodeCursor([String(id)]) });
    },
  );
}
