import { Type } from 'typebox';
import { deterministicId, newId } from '@autosync/core';
import type { Tx } from '@autosync/db';
import { insertAuditEvent } from '../../data-access/audit-events.ts';
import { findTenant, insertTenant, listTenants } from '../../data-access/tenants.ts';
import { problem } from '../../errors.ts';
import { ageCursor, toPage } from '../../domain/cursors.ts';
import { auditFields } from '../audit-fields.ts';
import { sendAnswer } from '../answers.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { workOnceWithin } from '../changes.ts';
import { principalOf } from '../plugins/authentication.ts';
import { closed, DEFAULT_LIMIT, idempotencyHeaders, pageSchema, pagingQuery } from '../resources/shared.ts';
import { tenantInput, tenantSchema, toTenant } from '../resources/tenant.ts';

/** The tenant of an Idempotency-Key whose answer is forgotten by now: the same for the same request. */
async function existingTenant(tx: Tx, id: string, { name }: { name: string }) {
  const tenant = await findTenant(tx, id);
  if (tenant?.name === name) return toTenant(tenant);
  throw problem('idempotency-key-reused', 'Another tenant was created with this Idempotency-Key.');
}

export function tenantRoutes(app: App, deps: RouteDeps): void {
  const { db, now } = deps;
  app.post(
    '/v1/tenants',
    {
      config: { operation: 'createTenant', access: 'operator' },
      schema: {
        tags: ['tenants'],
        summary: 'Create a tenant',
        headers: idempotencyHeaders,
        body: tenantInput,
        response: { 201: tenantSchema },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const key = request.headers['idempotency-key'];
      // The stored answer belongs to the tenant, so a repeat must find the tenant by the key.
      const id = key === undefined ? newId() : deterministicId('tenant', principal.keyId, key);
      const answer = await workOnceWithin(deps, { request, tenantId: id }, async (tx) => {
        const created = await insertTenant(tx, { id, name: request.body.name, now: now() });
        if (created === undefined) return { status: 201, body: await existingTenant(tx, id, request.body) };
        const tenant = toTenant(created);
        await insertAuditEvent(tx, {
          ...auditFields(request, id),
          companyId: null,
          action: 'tenant.created',
          outcome: 'done',
          before: null,
          after: tenant,
          now: now(),
        });
        return { status: 201, body: tenant };
      });
      return sendAnswer(reply, answer);
    },
  );

  app.get(
    '/v1/tenants',
    {
      config: { operation: 'listTenants', access: 'operator' },
      schema: {
        tags: ['tenants'],
        summary: 'List tenants in the order of creation',
        querystring: Type.Object(pagingQuery, closed),
        response: { 200: pageSchema(tenantSchema) },
      },
    },
    async ({ query }) => {
      const limit = query.limit ?? DEFAULT_LIMIT;
      const after = ageCursor.decode(query.cursor);
      const rows = await db.withoutTenant((tx) => listTenants(tx, { after, limit: limit + 1 }));
      return toPage(rows, { limit, toItem: toTenant, cursorOf: ageCursor.encode });
    },
  );
}
