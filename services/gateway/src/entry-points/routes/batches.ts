import { Type } from 'typebox';
import { actionStates } from '@autosync/contracts';
import type { App, RouteDeps } from '../app-types.ts';
import { auditFields } from '../audit-fields.ts';
import { requireBatch } from '../find-batch.ts';
import { keyOf } from '../plugins/authentication.ts';
import { actionSchema, batchPath, batchSchema, cancelSchema, toAction } from '../resources/batch.ts';
import type { CancelOutcome } from '../resources/batch.ts';
import { withPauses, withWhyTheyWait } from '../why-it-waits.ts';
import { closed, DEFAULT_LIMIT, oneOf, pageSchema, pagingQuery, textOrNull } from '../resources/shared.ts';

function readRoute(app: App, deps: RouteDeps): void {
  app.get(
    '/v1/batches/:batchId',
    {
      config: { operation: 'getBatch', access: 'batches:read' },
      schema: {
        tags: ['batches'],
        summary: 'Read a batch',
        params: batchPath,
        response: { 200: batchSchema },
      },
    },
    async (request) => {
      const { tenantId } = keyOf(request);
      const batch = await requireBatch(deps, { tenantId, batchId: request.params.batchId });
      const of = { companyId: batch.companyId, batches: [batch] };
      const batches = await deps.db.withTenant(tenantId, (tx) => withWhyTheyWait(tx, of));
      const [told] = await withPauses(deps, { tenantId, companyId: batch.companyId, batches });
      return told ?? batch;
    },
  );
}

const actionsQuery = Type.Object({ ...pagingQuery, state: Type.Optional(Type.Array(oneOf(actionStates))) }, closed);

function actionsRoute(app: App, { batchStatus }: RouteDeps): void {
  app.get(
    '/v1/batches/:batchId/actions',
    {
      config: { operation: 'listBatchActions', access: 'batches:read' },
      schema: {
        tags: ['batches'],
        summary: 'List what a batch did with each record',
        params: batchPath,
        querystring: actionsQuery,
        response: { 200: pageSchema(actionSchema) },
      },
    },
    async (request) => {
      const { tenantId } = keyOf(request);
      const { limit = DEFAULT_LIMIT, cursor = '', state = [] } = request.query;
      const page = { tenantId, batchId: request.params.batchId, states: state, after: cursor, limit };
      const { items, nextCursor } = await batchStatus.listActions(page);
      return { items: items.map(toAction), nextCursor: textOrNull(nextCursor) };
    },
  );
}

function cancelRoute(app: App, deps: RouteDeps): void {
  app.post(
    '/v1/batches/:batchId/cancel',
    {
      config: { operation: 'cancelBatch', access: 'batches:write' },
      schema: {
        tags: ['batches'],
        summary: 'Cancel a batch; safe to repeat',
        params: batchPath,
        response: { 202: cancelSchema },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      const { batchId } = request.params;
      const { companyId, state } = await requireBatch(deps, { tenantId, batchId });
      const event = { ...auditFields(request, tenantId), companyId, action: 'batch.cancelled' };
      const change = { before: { batchId, state }, after: { batchId } };
      const outcome = await deps.auditedCall({ ...event, ...change }, async () => {
        const answer = await deps.scheduler.cancelRun({ tenantId, batchId });
        const result = answer.outcome as CancelOutcome;
        return { result, after: { batchId, outcome: result } };
      });
      return reply.code(202).send({ id: batchId, outcome });
    },
  );
}

export function batchRoutes(app: App, deps: RouteDeps): void {
  readRoute(app, deps);
  actionsRoute(app, deps);
  cancelRoute(app, deps);
}
