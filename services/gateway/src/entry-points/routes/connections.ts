import { randomBytes } from 'node:crypto';
import { Type } from 'typebox';
import { readConnection } from '@autosync/connections';
import { insertAuditEvent } from '../../data-access/audit-events.ts';
import { insertOAuthState } from '../../data-access/oauth-states.ts';
import { hashSecret } from '../../domain/api-keys.ts';
import { disconnectCompany } from '../../operations/disconnect-company.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { auditFields } from '../audit-fields.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf } from '../plugins/authentication.ts';
import { connectionSchema, startedConnectionSchema, toConnection } from '../resources/connection.ts';
import { companyPath } from '../resources/shared.ts';
import { problem } from '../../errors.ts';

const path = '/v1/companies/:companyId/connection';

function startRoute(app: App, { db, now, settings }: RouteDeps): void {
  app.post(
    path,
    {
      config: { operation: 'startConnection', access: 'connections:write' },
      schema: {
        tags: ['connections'],
        summary: 'Start to connect a company to QuickBooks',
        description:
          'Give `authorizeUrl` to the person who may allow it. It shows them who asks, and is finished in the browser in ' +
          'which it was begun. A company that was connected before takes the same QuickBooks company only.',
        params: companyPath,
        response: { 200: startedConnectionSchema },
      },
    },
    async (request) => {
      const { tenantId } = keyOf(request);
      const { companyId } = request.params;
      const who = auditFields(request, tenantId);
      const state = randomBytes(32).toString('base64url');
      const expiresAt = await db.withTenant(tenantId, async (tx) => {
        await requireCompany(tx, companyId);
        const action = 'connection.started';
        await insertAuditEvent(tx, {
          ...who,
          companyId,
          action,
          outcome: 'done',
          before: null,
          after: null,
          now: now(),
        });
        const { oauthStateTtlMs: ttlMs } = settings;
        return insertOAuthState(tx, {
          tenantId,
          companyId,
          actor: who.actor,
          hash: hashSecret(state),
          ttlMs,
          now: now(),
        });
      });
      return {
        authorizeUrl: `${settings.publicUrl}/v1/oauth/start?state=${state}`,
        expiresAt: expiresAt.toISOString(),
      };
    },
  );
}

function readRoute(app: App, { db }: RouteDeps): void {
  app.get(
    path,
    {
      config: { operation: 'getConnection', access: 'connections:read' },
      schema: {
        tags: ['connections'],
        summary: 'Read the state of the connection',
        params: companyPath,
        response: { 200: connectionSchema },
      },
    },
    async (request) => {
      const { companyId } = request.params;
      return db.withTenant(keyOf(request).tenantId, async (tx) => {
        await requireCompany(tx, companyId);
        const row = await readConnection(tx, companyId);
        if (row === null) throw problem('not-found', 'There is no such company.');
        return toConnection(row);
      });
    },
  );
}

function disconnectRoute(app: App, deps: RouteDeps): void {
  app.delete(
    path,
    {
      config: { operation: 'disconnect', access: 'connections:write' },
      schema: {
        tags: ['connections'],
        summary: 'Disconnect from QuickBooks; safe to repeat',
        description: 'The company stays bound to its QuickBooks company, and what was synced stays as it is.',
        params: companyPath,
        response: { 204: Type.Null({ description: 'Disconnected' }) },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      await disconnectCompany(deps, { ...auditFields(request, tenantId), companyId: request.params.companyId });
      deps.push.wake();
      return reply.code(204).send(null);
    },
  );
}

export function connectionRoutes(app: App, deps: RouteDeps): void {
  startRoute(app, deps);
  readRoute(app, deps);
  disconnectRoute(app, deps);
}
