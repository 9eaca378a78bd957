import { Type } from 'typebox';
import { referenceKindNames } from '@autosync/contracts';
import { listMappings, mappingVersion } from '@autosync/records';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { decodeCursor, encodeCursor, toPage } from '../../domain/cursors.ts';
import { etagOf, requireIfMatch } from '../../domain/if-match.ts';
import { orderMappings, type MappingOrder } from '../../operations/change-mappings.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { auditFields } from '../audit-fields.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf } from '../plugins/authentication.ts';
import { changeOutcomeSchema, mappingSchema, mappingsInput, mappingsPatch, toMapping } from '../resources/mapping.ts';
import { closed, companyPath, DEFAULT_LIMIT, oneOf, pageSchema, pagingQuery } from '../resources/shared.ts';

const path = '/v1/companies/:companyId/mappings';

export const changeHeaders = Type.Object({ 'if-match': Type.Optional(Type.String()) });
export const changeQuery = Type.Object(
  {
    dryRun: Type.Optional(
      Type.Enum(['true', 'false'], { description: 'true: only say what would change, and in which records' }),
    ),
  },
  closed,
);

type ChangeRequest = { companyId: string; dryRun: boolean; order: MappingOrder };

/** One transaction: the version is checked, the change made, its records freed and the audit event stored. */
export async function answerChange(
  { db, now }: Pick<RouteDeps, 'db' | 'now'>,
  request: FastifyRequest,
  reply: FastifyReply,
  { companyId, dryRun, order }: ChangeRequest,
) {
  const { tenantId } = keyOf(request);
  const ifMatch = requireIfMatch(request.headers['if-match']);
  const { version, ...outcome } = await db.withTenant(tenantId, async (tx) => {
    await requireCompany(tx, companyId);
    return orderMappings(tx, order, { ...auditFields(request, tenantId), companyId, ifMatch, dryRun, now: now() });
  });
  reply.header('etag', etagOf(version));
  return outcome;
}

const listQuery = Type.Object({ ...pagingQuery, kind: Type.Optional(oneOf(referenceKindNames)) }, closed);

function readRoute(app: App, { db }: RouteDeps): void {
  app.get(
    path,
    {
      config: { operation: 'listMappings', access: 'settings:read', sends: ['etag'] },
      schema: {
        tags: ['mappings'],
        summary: 'What names in records mean in QuickBooks, as people decided it',
        description: 'The ETag is of all mappings of the company, and what every change wants as If-Match.',
        params: companyPath,
        querystring: listQuery,
        response: { 200: pageSchema(mappingSchema) },
      },
    },
    async (request, reply) => {
      const { companyId } = request.params;
      const { kind = null, cursor, limit = DEFAULT_LIMIT } = request.query;
      const [lastKind = '', lastKey = ''] = cursor === undefined ? [] : decodeCursor(cursor, [/^[a-z-]*$/, /^[^\0]*$/]);
      const after = cursor === undefined ? null : { kind: lastKind, key: lastKey };
      const { version, rows } = await db.withTenant(keyOf(request).tenantId, async (tx) => {
        await requireCompany(tx, companyId);
        const rowsOfPage = await listMappings(tx, { companyId, kind, after, limit: limit + 1 });
        return { version: await mappingVersion(tx, companyId), rows: rowsOfPage };
      });
      reply.header('etag', etagOf(version));
      return toPage(rows, { limit, toItem: toMapping, cursorOf: (row) => encodeCursor([row.kind, row.key]) });
    },
  );
}

function changeRoutes(app: App, deps: RouteDeps): void {
  app.put(
    path,
    {
      config: {
        operation: 'replaceMappings',
        access: 'settings:write',
        sends: ['etag'],
        problems: ['if-match-required'],
      },
      bodyLimit: deps.settings.bulkBodyLimitBytes,
      schema: {
        tags: ['mappings'],
        summary: 'Replace all mappings of the company',
        description: 'What is not named goes. Records that waited for one of the names go out with the next run.',
        params: companyPath,
        headers: changeHeaders,
        querystring: changeQuery,
        body: mappingsInput,
        response: { 200: changeOutcomeSchema },
      },
    },
    async (request, reply) => {
      const { items } = request.body;
      const pointerOf = (_list: string, index: number) => `/items/${index}`;
      const order = { set: items, remove: [], replace: true, pointerOf };
      const { companyId } = request.params;
      return answerChange(deps, request, reply, { companyId, dryRun: request.query.dryRun === 'true', order });
    },
  );

  app.patch(
    path,
    {
      config: {
        operation: 'changeMappings',
        access: 'settings:write',
        sends: ['etag'],
        problems: ['if-match-required'],
      },
      schema: {
        tags: ['mappings'],
        summary: 'Set or remove some mappings; the others stay',
        description: 'Records that waited for one of the names go out with the next run, without being touched.',
        params: companyPath,
        headers: changeHeaders,
        querystring: changeQuery,
        body: mappingsPatch,
        response: { 200: changeOutcomeSchema },
      },
    },
    async (request, reply) => {
      const { set = [], remove = [] } = request.body;
      const pointerOf = (list: string, index: number) => `/${list}/${index}`;
      const order = { set, remove, replace: false, pointerOf };
      const { companyId } = request.params;
      return answerChange(deps, request, reply, { companyId, dryRun: request.query.dryRun === 'true', order });
    },
  );
}

export function mappingRoutes(app: App, deps: RouteDeps): void {
  readRoute(app, deps);
  changeRoutes(app, deps);
}
