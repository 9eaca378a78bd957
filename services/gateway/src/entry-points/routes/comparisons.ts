import type { RecordType } from '@autosync/contracts';
import { comparisonTrend, getComparison, listComparisons, requestComparison } from '@autosync/records';
import { checkOrder } from '../../domain/batch-order.ts';
import { ageCursor, toPage } from '../../domain/cursors.ts';
import { problem } from '../../errors.ts';
import { batchIdFor, startBatch } from '../../operations/start-batch.ts';
import { sendAnswer } from '../answers.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { makeChange, workOnce } from '../changes.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf, principalOf } from '../plugins/authentication.ts';
import {
  comparisonInput,
  comparisonPath,
  comparisonQuery,
  comparisonSchema,
  requestedComparisonSchema,
  toComparison,
  trendSchema,
} from '../resources/comparison.ts';
import { companyPath, DEFAULT_LIMIT, idempotencyHeaders, pageSchema } from '../resources/shared.ts';

const TREND_DAYS = 30;

function requestRoute(app: App, deps: RouteDeps): void {
  const { db, settings, now } = deps;
  app.post(
    '/v1/companies/:companyId/comparisons',
    {
      config: { operation: 'requestComparison', access: 'batches:write', sends: ['location'] },
      schema: {
        tags: ['comparisons'],
        summary: 'Compare both sides now',
        description:
          'The comparison is part of a batch of its type, which is started for it: what waits to be sent is sent first, so that ' +
          'it is no difference. Everything is read anew. One that is under way is not begun twice: the answer is that one.',
        params: companyPath,
        headers: idempotencyHeaders,
        body: comparisonInput,
        response: { 202: requestedComparisonSchema },
      },
    },
    async (request, reply) => {
      const { tenantId, keyId } = keyOf(request);
      const { companyId } = request.params;
      const { type } = request.body;
      checkOrder({ type }, settings.syncTypes);
      const company = await db.readOfTenant(tenantId, (tx) => requireCompany(tx, companyId));
      const batchId = batchIdFor(keyId, request.headers['idempotency-key']);
      const answer = await workOnce(deps, request, async (once) => {
        const place = { tenantId, companyId, type, now: now() };
        const id = await db.withTenant(tenantId, (tx) => once(tx, () => requestComparison(tx, place)));
        await makeChange(deps, request, {
          action: 'comparison.requested',
          companyId,
          asked: { comparisonId: id, batchId, type },
          call: () => startBatch(deps, { company, batchId, order: { type }, actor: principalOf(request) }),
        });
        const comparison = await db.withTenant(tenantId, (tx) => getComparison(tx, { companyId, id }));
        if (comparison === null) throw problem('not-found', 'The comparison is no longer known.');
        const headers = { location: `/v1/companies/${companyId}/comparisons/${id}` };
        return { status: 202, headers, body: { comparison: toComparison(comparison), batchId } };
      });
      return sendAnswer(reply, answer);
    },
  );
}

function listRoute(app: App, { db }: RouteDeps): void {
  app.get(
    '/v1/companies/:companyId/comparisons',
    {
      config: { operation: 'listComparisons', access: 'records:read' },
      schema: {
        tags: ['comparisons'],
        summary: 'List comparisons of both sides, newest first',
        description: 'Each record type is compared once a day by itself, and right after a large first sync.',
        params: companyPath,
        querystring: comparisonQuery,
        response: { 200: pageSchema(comparisonSchema) },
      },
    },
    async (request) => {
      const { companyId } = request.params;
      const { limit = DEFAULT_LIMIT, cursor, type = null } = request.query;
      const page = { companyId, type, after: ageCursor.decode(cursor), limit: limit + 1 };
      return db.withTenant(keyOf(request).tenantId, async (tx) => {
        await requireCompany(tx, companyId);
        return toPage(await listComparisons(tx, page), { limit, toItem: toComparison, cursorOf: ageCursor.encode });
      });
    },
  );
}

function readRoutes(app: App, { db, now }: RouteDeps): void {
  app.get(
    '/v1/companies/:companyId/comparisons/:comparisonId',
    {
      config: { operation: 'getComparison', access: 'records:read' },
      schema: {
        tags: ['comparisons'],
        summary: 'Read a comparison: how far it has come, or what it found',
        params: comparisonPath,
        response: { 200: comparisonSchema },
      },
    },
    async (request) => {
      const { companyId, comparisonId } = request.params;
      return db.withTenant(keyOf(request).tenantId, async (tx) => {
        await requireCompany(tx, companyId);
        const found = await getComparison(tx, { companyId, id: comparisonId });
        if (found === null) throw problem('not-found', 'There is no such comparison.');
        return toComparison(found);
      });
    },
  );

  app.get(
    '/v1/companies/:companyId/comparison-trend',
    {
      config: { operation: 'getComparisonTrend', access: 'records:read' },
      schema: {
        tags: ['comparisons'],
        summary: 'What comparisons found in the last 30 days, day by day and by type, the oldest first',
        description: 'A day without a comparison has no item.',
        params: companyPath,
        response: { 200: trendSchema },
      },
    },
    async (request) => {
      const { companyId } = request.params;
      return db.withTenant(keyOf(request).tenantId, async (tx) => {
        const { timeZone } = await requireCompany(tx, companyId);
        const rows = await comparisonTrend(tx, { companyId, timeZone, days: TREND_DAYS, now: now() });
        return { items: rows.map((row) => ({ ...row, type: row.type as RecordType })) };
      });
    },
  );
}

export function comparisonRoutes(app: App, deps: RouteDeps): void {
  requestRoute(app, deps);
  listRoute(app, deps);
  readRoutes(app, deps);
}
