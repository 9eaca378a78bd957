import { Type } from 'typebox';
import type { Static } from 'typebox';
import type { FastifyRequest } from 'fastify';
import { newId } from '@autosync/core';
import type { Tx } from '@autosync/db';
import { endApiKey, insertApiKey, listApiKeys, lockApiKey, revokeApiKey } from '../../data-access/api-keys.ts';
import type { ApiKey } from '../../data-access/api-keys.ts';
import { insertAuditEvent } from '../../data-access/audit-events.ts';
import { findTenant } from '../../data-access/tenants.ts';
import { generateApiKey } from '../../domain/api-keys.ts';
import { ageCursor, toPage } from '../../domain/cursors.ts';
import type { Principal } from '../../domain/principal.ts';
import { defaultScopes, scopes as allScopes } from '../../domain/scopes.ts';
import type { Scope } from '../../domain/scopes.ts';
import { invalidRequest, problem } from '../../errors.ts';
import { sendAnswer } from '../answers.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { auditFields } from '../audit-fields.ts';
import { workOnceWithin } from '../changes.ts';
import { checkCompanies } from '../check-companies.ts';
import { principalOf } from '../plugins/authentication.ts';
import { closed, DEFAULT_LIMIT, idempotencyHeaders, idSchema, pageSchema, pagingQuery } from '../resources/shared.ts';
import { apiKeyInput, apiKeySchema, createdApiKeySchema, rotationInput, toApiKey } from '../resources/tenant.ts';

const DEFAULT_OVERLAP_S = 86_400;

type KeyInput = Static<typeof apiKeyInput>;

/** JSON Schema's date-time takes instants that do not exist in every calendar, such as a leap second. */
function toExpiry(text: KeyInput['expiresAt'], unsaid: Date): Date | null {
  if (text === undefined) return unsaid;
  if (text === null) return null;
  const instant = new Date(text);
  if (!Number.isNaN(instant.getTime())) return instant;
  throw invalidRequest({ pointer: '/expiresAt', code: 'format', detail: 'There is no such instant.' });
}

/** Nobody gives a key what they may not do themselves; the operator, who owns no tenant's scopes, gives any. */
function toScopes(wanted: KeyInput['scopes'], { isOperator, scopes: own }: Principal): readonly Scope[] {
  const may = isOperator ? allScopes : own;
  if (wanted === 'all') return may;
  if (wanted === undefined) return defaultScopes.filter((scope) => may.includes(scope));
  const index = wanted.findIndex((scope) => !may.includes(scope));
  if (index === -1) return wanted;
  const detail = `You do not have the scope ${wanted[index]} yourself.`;
  throw problem('forbidden', detail, { errors: [{ pointer: `/scopes/${index}`, code: 'scope', detail }] });
}

/** The tenant whose keys a request is about: the caller's own, or the one that the operator names. */
function tenantOf(request: FastifyRequest, named: string | undefined): string | undefined {
  const { tenantId } = principalOf(request);
  if (tenantId === null || named === undefined || named === tenantId) return tenantId ?? named;
  throw problem('forbidden', 'These are the keys of another tenant.');
}

async function requireKey(tx: Tx, request: FastifyRequest, keyId: string): Promise<ApiKey> {
  const { tenantId } = principalOf(request);
  const key = await lockApiKey(tx, keyId);
  if (key !== undefined && (tenantId === null || key.tenantId === tenantId)) return key;
  throw problem('not-found', 'There is no such API key.');
}

/** Stores a new key; answers it with the one text that opens it. */
async function storeKey(
  tx: Tx,
  request: FastifyRequest,
  key: Pick<ApiKey, 'tenantId' | 'name' | 'companyIds' | 'expiresAt'> & { scopes: readonly Scope[]; now: Date | null },
) {
  const { key: secret, ...generated } = generateApiKey();
  const stored = await insertApiKey(tx, { ...key, ...generated, id: newId(), scopes: [...key.scopes] });
  await insertAuditEvent(tx, {
    ...auditFields(request, key.tenantId),
    companyId: null,
    action: 'api-key.created',
    outcome: 'done',
    before: null,
    after: toApiKey(stored),
    now: key.now,
  });
  return { ...toApiKey(stored), key: secret };
}

function createRoute(app: App, deps: RouteDeps): void {
  const { db, now, settings } = deps;
  app.post(
    '/v1/api-keys',
    {
      config: { operation: 'createApiKey', access: 'keys:write', operatorToo: true },
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
      const { name, companyIds = null } = request.body;
      const tenantId = tenantOf(request, request.body.tenantId);
      const scopes = toScopes(request.body.scopes, principalOf(request));
      const expiresAt = toExpiry(
        request.body.expiresAt,
        new Date((now() ?? new Date()).getTime() + settings.apiKeyTtlMs),
      );
      const tenant = tenantId && (await db.withoutTenant((tx) => findTenant(tx, tenantId)));
      if (!tenant) {
        throw invalidRequest({ pointer: '/tenantId', code: 'unknown', detail: 'There is no such tenant.' });
      }
      await checkCompanies(deps, tenant.id, companyIds ?? []);
      const answer = await workOnceWithin(deps, { request, tenantId: tenant.id }, async (tx) => {
        const key = { tenantId: tenant.id, name, scopes, companyIds, expiresAt, now: now() };
        const body = await storeKey(tx, request, key);
        return { status: 201, body };
      });
      return sendAnswer(reply, answer);
    },
  );
}

function listRoute(app: App, { db }: RouteDeps): void {
  app.get(
    '/v1/api-keys',
    {
      config: { operation: 'listApiKeys', access: 'keys:read', operatorToo: true },
      schema: {
        tags: ['tenants'],
        summary: 'List API keys in the order of creation',
        querystring: Type.Object({ ...pagingQuery, tenantId: Type.Optional(idSchema) }, closed),
        response: { 200: pageSchema(apiKeySchema) },
      },
    },
    async (request) => {
      const { query } = request;
      const limit = query.limit ?? DEFAULT_LIMIT;
      const tenantId = tenantOf(request, query.tenantId) ?? null;
      const page = { tenantId, after: ageCursor.decode(query.cursor), limit: limit + 1 };
      const rows = await db.withoutTenant((tx) => listApiKeys(tx, page));
      return toPage(rows, { limit, toItem: toApiKey, cursorOf: ageCursor.encode });
    },
  );
}

function rotateRoute(app: App, deps: RouteDeps): void {
  const { db, now, keys, settings } = deps;
  app.post(
    '/v1/api-keys/:keyId/rotate',
    {
      config: { operation: 'rotateApiKey', access: 'keys:write', operatorToo: true },
      schema: {
        tags: ['tenants'],
        summary: 'Replace an API key by a new one with the same scopes and companies; the old one holds on for a while',
        params: Type.Object({ keyId: idSchema }),
        headers: idempotencyHeaders,
        body: rotationInput,
        response: { 201: createdApiKeySchema },
      },
    },
    async (request, reply) => {
      const { keyId } = request.params;
      const overlapMs = (request.body.overlapSeconds ?? DEFAULT_OVERLAP_S) * 1000;
      const { tenantId } = await db.withoutTenant((tx) => requireKey(tx, request, keyId));
      const answer = await workOnceWithin(deps, { request, tenantId }, async (tx) => {
        const before = await requireKey(tx, request, keyId);
        if (before.revokedAt !== null) throw problem('not-found', 'The API key was revoked: create a new one.');
        const at = now() ?? new Date();
        const expiresAt = before.expiresAt && new Date(at.getTime() + settings.apiKeyTtlMs);
        const { name, companyIds } = before;
        const scopes = toScopes(before.scopes, principalOf(request));
        const body = await storeKey(tx, request, { tenantId, name, scopes, companyIds, expiresAt, now: now() });
        const after = await endApiKey(tx, { id: keyId, overlapMs, now: now() });
        await insertAuditEvent(tx, {
          ...auditFields(request, tenantId),
          companyId: null,
          action: 'api-key.replaced',
          outcome: 'done',
          before: toApiKey(before),
          after: { ...toApiKey(after), replacedBy: body.id },
          now: now(),
        });
        return { status: 201, body };
      });
      keys.forget(keyId);
      return sendAnswer(reply, answer);
    },
  );
}

function revokeRoute(app: App, { db, now, keys }: RouteDeps): void {
  app.post(
    '/v1/api-keys/:keyId/revoke',
    {
      config: { operation: 'revokeApiKey', access: 'keys:write', operatorToo: true },
      schema: {
        tags: ['tenants'],
        summary: 'Revoke an API key; safe to repeat',
        params: Type.Object({ keyId: idSchema }),
        response: { 200: apiKeySchema },
      },
    },
    async (request) => {
      const { keyId } = request.params;
      const { tenantId } = await db.withoutTenant((tx) => requireKey(tx, request, keyId));
      const after = await db.withTenant(tenantId, async (tx) => {
        const before = await requireKey(tx, request, keyId);
        if (before.revokedAt !== null) return before;
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
      return toApiKey(after);
    },
  );
}

export function apiKeyRoutes(app: App, deps: RouteDeps): void {
  createRoute(app, deps);
  listRoute(app, deps);
  rotateRoute(app, deps);
  revokeRoute(app, deps);
}
