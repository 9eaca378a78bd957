import { quickBooksListNames, quickBooksLists, referenceTypeOf, type QuickBooksList } from '@autosync/contracts';
import { nameKey } from '@autosync/core';
import { listEntries, listReads } from '@autosync/records';
import { Type } from 'typebox';
import { decodeCursor, encodeCursor, toPage } from '../../domain/cursors.ts';
import { batchIdFor } from '../../operations/start-batch.ts';
import { sendAnswer } from '../answers.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { workOnce } from '../changes.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf } from '../plugins/authentication.ts';
import { listQuery, listSchema, refreshSchema, toListItem } from '../resources/quickbooks-list.ts';
import { companyPath, DEFAULT_LIMIT, idempotencyHeaders, idSchema, oneOf } from '../resources/shared.ts';

const path = '/v1/companies/:companyId/quickbooks';
const listPath = Type.Object({ companyId: idSchema, list: oneOf(quickBooksListNames) });

function listRoute(app: App, { db, now }: RouteDeps): void {
  app.get(
    `${path}/:list`,
    {
      config: { operation: 'listQuickBooks', access: 'settings:read' },
      schema: {
        tags: ['mappings'],
        summary: 'A list of QuickBooks as it was read last, by full name',
        description:
          'Reading it costs no call of QuickBooks. `ageSeconds` says how old it is; refresh it when it is too old.',
        params: listPath,
        querystring: listQuery,
        response: { 200: listSchema },
      },
    },
    async (request) => {
      const { companyId, list } = request.params as { companyId: string; list: QuickBooksList };
      const { search, active, cursor, limit = DEFAULT_LIMIT } = request.query;
      const { entity, nested } = quickBooksLists[list];
      const [fullKey = '', qboId = ''] = cursor === undefined ? [] : decodeCursor(cursor, [/^[^\0]*$/, /^\d*$/]);
      const { rows, read } = await db.withTenant(keyOf(request).tenantId, async (tx) => {
        await requireCompany(tx, companyId);
        const reads = await listReads(tx, companyId);
        const page = {
          companyId,
          entity,
          search: search === undefined ? null : nameKey(search, { nested }),
          active: active === undefined ? null : active === 'true',
          after: cursor === undefined ? null : { fullKey, qboId },
          limit: limit + 1,
        };
        return { rows: await listEntries(tx, page), read: reads.find((one) => one.entity === entity) };
      });
      const ageMs = read === undefined ? null : (now() ?? new Date()).getTime() - read.readAt.getTime();
      return {
        ...toPage(rows, { limit, toItem: toListItem, cursorOf: (row) => encodeCursor([row.fullKey, row.qboId]) }),
        readAt: read?.readAt.toISOString() ?? null,
        ageSeconds: ageMs === null ? null : Math.max(0, Math.round(ageMs / 1000)),
        entries: read?.entries ?? null,
      };
    },
  );
}

function refreshRoute(app: App, deps: RouteDeps): void {
  const { db, push, scheduler, settings } = deps;
  app.post(
    `${path}/refresh`,
    {
      config: { operation: 'refreshQuickBooks', access: 'settings:write' },
      schema: {
        tags: ['mappings'],
        summary: 'Read all lists of QuickBooks anew, with its preferences',
        description: 'A run in the queue of the company, without a batch: `readAt` of a list says when it is done.',
        params: companyPath,
        headers: idempotencyHeaders,
        response: { 202: refreshSchema },
      },
    },
    async (request, reply) => {
      const { tenantId, keyId } = keyOf(request);
      const company = await db.readOfTenant(tenantId, (tx) => requireCompany(tx, request.params.companyId));
      const answer = await workOnce(deps, request, async () => {
        await push.ensurePushed(company);
        const { runId, createdAt } = await scheduler.queueRun({
          tenantId,
          companyId: company.id,
          batchId: batchIdFor(keyId, request.headers['idempotency-key']),
          type: referenceTypeOf(settings.syncTypes),
          referenceOnly: true,
        });
        return { status: 202, body: { runId, createdAt } };
      });
      return sendAnswer(reply, answer);
    },
  );
}

export function quickBooksListRoutes(app: App, deps: RouteDeps): void {
  listRoute(app, deps);
  refreshRoute(app, deps);
}
