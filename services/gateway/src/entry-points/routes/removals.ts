import { Type } from 'typebox';
import { revokeKeysOfTenant } from '../../data-access/api-keys.ts';
import { insertAuditEvent } from '../../data-access/audit-events.ts';
import { countLeaving, findRemoval, removeCompanies, removeTenant } from '../../data-access/removals.ts';
import { problem } from '../../errors.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { auditFields } from '../audit-fields.ts';
import { keyOf } from '../plugins/authentication.ts';
import { companyRemovalSchema, tenantRemovalSchema, toCompanyRemoval, toTenantRemoval } from '../resources/removal.ts';
import { companyPath, idSchema } from '../resources/shared.ts';

function companyRoute(app: App, { db, now, push, releases, settings }: RouteDeps): void {
  app.delete(
    '/v1/companies/:companyId',
    {
      config: { operation: 'removeCompany', access: 'companies:write' },
      schema: {
        tags: ['companies'],
        summary: 'Remove a company; repeat it to see how far that is',
        description:
          'It is gone from the API at once. What runs stops between two documents, what waits is cancelled; then the ' +
          'connection is revoked at Intuit and the QuickBooks company is free. Documents in QuickBooks stay as they are.',
        params: companyPath,
        response: { 202: companyRemovalSchema },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      const { companyId } = request.params;
      const removal = await db.withTenant(tenantId, async (tx) => {
        await removeCompanies(tx, { ...auditFields(request, tenantId), companyId, now: now() });
        return findRemoval(tx, companyId);
      });
      if (removal === undefined) throw problem('not-found', 'There is no such company.');
      push.wake();
      releases.wake();
      return reply.code(202).send(toCompanyRemoval(removal, settings.retention));
    },
  );
}

function tenantRoute(app: App, { db, now, keys, tenants, push, releases, settings }: RouteDeps): void {
  app.delete(
    '/v1/tenants/:tenantId',
    {
      config: { operation: 'removeTenant', access: 'operator' },
      schema: {
        tags: ['tenants'],
        summary: 'Remove a tenant with its companies and keys; repeat it to see how far that is',
        description: 'Its keys and access tokens are refused at once; its companies go as if each was removed.',
        params: Type.Object({ tenantId: idSchema }),
        response: { 202: tenantRemovalSchema },
      },
    },
    async (request, reply) => {
      const { tenantId } = request.params;
      const answer = await db.withTenant(tenantId, async (tx) => {
        const removed = await removeTenant(tx, { id: tenantId, now: now() });
        if (removed === undefined) throw problem('not-found', 'There is no such tenant.');
        const who = auditFields(request, tenantId);
        const revokedKeys = await revokeKeysOfTenant(tx, { tenantId, now: now() });
        const companies = await removeCompanies(tx, { ...who, companyId: null, now: now() });
        if (removed.isNew) {
          await insertAuditEvent(tx, {
            ...who,
            companyId: null,
            action: 'tenant.removed',
            outcome: 'done',
            before: { name: removed.name },
            after: { companies, revokedKeys },
            now: now(),
          });
        }
        const companiesLeft = await countLeaving(tx, tenantId);
        return toTenantRemoval(removed, { companiesLeft, retention: settings.retention });
      });
      keys.forgetTenant(tenantId);
      tenants.forget(tenantId);
      push.wake();
      releases.wake();
      return reply.code(202).send(answer);
    },
  );
}

export function removalRoutes(app: App, deps: RouteDeps): void {
  companyRoute(app, deps);
  tenantRoute(app, deps);
}
