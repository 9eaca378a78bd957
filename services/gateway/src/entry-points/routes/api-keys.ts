import { Type } from 'typebox';
import { newId } from '@autosync/core';
import { insertApiKey, listApiKeys, lockApiKey, revokeApiKey } from '../../data-access/api-keys.ts';
import { insertAuditEvent } from '../../data-access/audit-events.ts';
import { findTenant } from '../../data-access/tenants.ts';
import { generateApiKey } from '../../domain/api-keys.ts';
import { ageCursor, toPage } from '../../domain/cursors.ts';
import { scopes } from '../../domain/scopes.ts';
import { invalidRequest, problem } from '../../errors.ts';
import { idempotentRequest, sendAnswer } from '../answers.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { auditFields } from '../audit-fields.ts';
import { closed, DEFAULT_LIMIT, idempotencyHeaders, idSchema, pageSchema, pagingQuery } from '../resources/shared.ts';
import { apiKeyInput, apiKeySchema, createdApiKeySchema, toApiKey } from '../resources/tenant.ts';

/** JSON Schema's date-time takes instants that do not exist in every calendar, such as a leap second. */
function toExpiry(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const instant = new Date(text);
  if (!Number.isNaN(instant.getTime())) return instant;
  throw invalidRequest({ pointer: '/expiresAt', code: 'format', detail: 'There is no such instant.' });
}

function createRoute(app: App, { db, now, answerOnce }: RouteDeps): void {
  app.post(
    '/v1/api-keys',
    {
      config: { operation: 'createApiKey', access: 'operator' },
      schema: {
        tags: ['tenants'],
        summary: 'Create an API key of a tenant',
        description: 'The key is in the answer and nowhere else.',
        headers: idempotencyHeaders,
        body: apiKeyInput,
        response: { 201: createdApiKeySchema },
      },
    },
    async (request, reply) => {
      const { tenantId, name } = request.body;
      const expiresAt = toExpiry(request.body.expiresAt);
      const tenant = await db.withoutTenant((tx) => findTenant(tx, tenantId));
      if (tenant === undefined) {
        throw invalidRequest({ pointer: '/tenantId', code: 'unknown', detail: 'There is no such tenant.' });
      }
      const answer = await answerOnce(idempotentRequest(request, tenantId), (keep) =>
        db.withTenant(tenantId, async (tx) => {
          const { key, ...generated } = generateApiKey();
          const stored = await insertApiKey(tx, {
            ...generated,
            id: newId(),
            tenantId,
            name,
            scopes: request.body.scopes ?? [...scopes],
            expiresAt,
            now: now(),
          });
          await insertAuditEvent(tx, {
            ...auditFields(request, tenantId),
            companyId: null,
            action: 'api-key.created',
            outcome: 'done',
            before: null,
            after: toApiKey(stored),
            now: now(),
          });
          return keep(tx, { status: 201, body: { ...toApiKey(stored), key } });
        }),
      );
      return sendAnswer(reply, answer);
    },
  );
}

function readRoutes(app: App, { db }: RouteDeps): void {
  app.get(
    '/v1/api-keys',
    {
      config: { operation: 'listApiKeys', access: 'operator' },
      schema: {
        tags: ['tenants'],
        summary: 'List API keys in the order of creation',
        querystring: Type.Object({ ...pagingQuery, tenantId: Type.Optional(idSchema) }, closed),
        response: { 200: pageSchema(apiKeySchema) },
      },
    },
    async ({ query }) => {
      const limit = query.limit ?? DEFAULT_LIMIT;
      const page = { tenantId: query.tenantId ?? null, after: ageCursor.decode(query.cursor), limit: limit + 1 };
      const rows = await db.withoutTenant((tx) => listApiKeys(tx, page));
      return toPage(rows, { limit, toItem: toApiKey, cursorOf: ageCursor.encode });
    },
  );
}

function revokeRoute(app: App, { db, now, keys }: RouteDeps): void {
  app.post(
    '/v1/api-keys/:keyId/revoke',
    {
      config: { operation: 'revokeApiKey', access: 'operator' },
      schema: {
        tags: ['tenants'],
        summary: 'Revoke an API key; safe to repeat',
        params: Type.Object({ keyId: idSchema }),
        response: { 200: apiKeySchema },
      },
    },
    async (request) => {
      const { keyId } = request.params;
      const revoked = await db.withoutTenant(async (tx) => lockApiKey(tx, keyId));
      if (revoked === undefined) throw problem('not-found', 'There is no such API key.');
      const { tenantId } = revoked;
      const after = await db.withTenant(tenantId, async (tx) => {
        const before = await lockApiKey(tx, keyId);
        if (before === undefined || before.revokedAt !== null) return before;
        const stored = await revokeApiKey(tx, { id: keyId, now: now() });
        await insertAuditEvent(tx, {
          ...auditFields(request, tenantId),
          companyId: null,
          action: 'api-key.revoked',
          outcome: 'done',
          before: toApiKey(before),
          after: toApiKey(stored),
          now: now(),
        });
        return stored;
      });
      keys.forget(keyId);
      return toApiKey(after ?? revoked);
    },
  );
}

export function apiKeyRoutes(app: App, deps: RouteDeps): void {
  createRoute(app, deps);
  readRoutes(app, deps);
  revokeRoute(app, deps);
}
