import { Type } from 'typebox';
import { checkOrder, checkStartDate, dayIn } from '../../domain/batch-order.ts';
import { orderFromPreview } from '../../operations/order-from-preview.ts';
import { batchIdFor, checkRecordIds, startBatch } from '../../operations/start-batch.ts';
import { sendAnswer } from '../answers.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { makeChange, workOnce } from '../changes.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf, principalOf } from '../plugins/authentication.ts';
import { withWhyTheyWait } from '../why-it-waits.ts';
import { batchFilterQuery, toBatchFilter } from '../resources/batch-filter.ts';
import { batchInput, batchSchema, startedBatchSchema, toBatch, toStartedBatch } from '../resources/batch.ts';
import {
  closed,
  companyPath,
  DEFAULT_LIMIT,
  idempotencyHeaders,
  pageSchema,
  pagingQuery,
  textOrNull,
} from '../resources/shared.ts';

function startRoute(app: App, deps: RouteDeps): void {
  const { db, batchStatus, settings } = deps;
  app.post(
    '/v1/companies/:companyId/batches',
    {
      config: { operation: 'startBatch', access: 'batches:write', sends: ['location'] },
      schema: {
        tags: ['batches'],
        summary: 'Run New Batch',
        description:
          'It queues: a batch that runs already never makes it fail. A dry run of payments with a starting date changes ' +
          'nothing; its actions list each invoice that would change, from what to what. With `previewId` it does what a dry ' +
          'run showed. Of payments that is all of it or nothing: a payment may be applied to several invoices.',
        params: companyPath,
        headers: idempotencyHeaders,
        body: batchInput,
        response: {
          200: { ...startedBatchSchema, description: 'The one that waits or runs' },
          202: startedBatchSchema,
        },
      },
    },
    async (request, reply) => {
      const { tenantId, keyId } = keyOf(request);
      checkOrder(request.body, settings.syncTypes);
      const company = await db.readOfTenant(tenantId, (tx) => requireCompany(tx, request.params.companyId));
      const { ifRunning, ...given } = request.body;
      if (ifRunning === 'return') {
        const of = { tenantId, companyId: company.id, type: given.type };
        const { items } = await batchStatus.listBatches({ ...of, states: ['running', 'notStarted'], limit: 1 });
        const [open] = items.map(toBatch);
        if (open !== undefined) return reply.code(200).header('location', `/v1/batches/${open.id}`).send(open);
      }
      const order = await orderFromPreview(deps, { company, order: given });
      checkStartDate(request.body, dayIn(company.timeZone, deps.now() ?? new Date()));
      await checkRecordIds(db, company, order);
      const batchId = batchIdFor(keyId, request.headers['idempotency-key']);
      const answer = await workOnce(deps, request, async () => {
        const started = await makeChange(deps, request, {
          action: 'batch.started',
          companyId: company.id,
          asked: { batchId, ...given },
          call: () => startBatch(deps, { company, batchId, order, actor: principalOf(request) }),
        });
        const body = toStartedBatch({ companyId: company.id, type: order.type }, started);
        return { status: 202, headers: { location: `/v1/batches/${batchId}` }, body };
      });
      return sendAnswer(reply, answer);
    },
  );
}

const listQuery = Type.Object({ ...pagingQuery, ...batchFilterQuery }, closed);

function listRoute(app: App, deps: RouteDeps): void {
  const { db, batchStatus } = deps;
  app.get(
    '/v1/companies/:companyId/batches',
    {
      config: { operation: 'listBatches', access: 'batches:read' },
      schema: {
        tags: ['batches'],
        summary: 'List batches, newest first',
        params: companyPath,
        querystring: listQuery,
        response: { 200: pageSchema(batchSchema) },
      },
    },
    async (request) => {
      const { tenantId } = keyOf(request);
      const { companyId } = request.params;
      const { limit = DEFAULT_LIMIT, cursor = '', ...filter } = request.query;
      await db.readOfTenant(tenantId, (tx) => requireCompany(tx, companyId));
      const page = { tenantId, companyId, after: cursor, limit, ...toBatchFilter(filter) };
      const { items, nextCursor } = await batchStatus.listBatches(page);
      const told = await withWhyTheyWait(deps, { tenantId, companyId, batches: items.map(toBatch) });
      return { items: told, nextCursor: textOrNull(nextCursor) };
    },
  );
}

export function companyBatchRoutes(app: App, deps: RouteDeps): void {
  startRoute(app, deps);
  listRoute(app, deps);
}
