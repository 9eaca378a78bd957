import { checkOrder } from '../../domain/batch-order.ts';
import { planRerun } from '../../operations/plan-rerun.ts';
import { batchIdFor, startBatch } from '../../operations/start-batch.ts';
import { idempotentRequest, sendAnswer } from '../answers.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { auditFields } from '../audit-fields.ts';
import { requireBatch } from '../find-batch.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf } from '../plugins/authentication.ts';
import { batchPath, rerunInput, rerunSchema, toStartedBatch } from '../resources/batch.ts';
import { idempotencyHeaders } from '../resources/shared.ts';

export function rerunRoute(app: App, deps: RouteDeps): void {
  const { db, answerOnce, auditedCall, batchStatus, settings } = deps;
  app.post(
    '/v1/batches/:batchId/rerun',
    {
      config: {
        operation: 'rerunBatch',
        access: 'batches:write',
        sends: ['location'],
        problems: ['batch-not-ended', 'nothing-to-rerun'],
      },
      schema: {
        tags: ['batches'],
        summary: 'Run a batch again: what failed, or all of it',
        description:
          'Records are done again as they are now. Payments are read again as a whole, with the same starting date. ' +
          '`Location` is the first of the new batches.',
        params: batchPath,
        headers: idempotencyHeaders,
        body: rerunInput,
        response: { 202: rerunSchema },
      },
    },
    async (request, reply) => {
      const { tenantId, keyId } = keyOf(request);
      const { batchId: rerunOf } = request.params;
      const { actions } = request.body;
      const batch = await requireBatch(deps, { tenantId, batchId: rerunOf });
      const company = await db.withTenant(tenantId, (tx) => requireCompany(tx, batch.companyId));
      checkOrder({ type: batch.type }, settings.syncTypes);

      const answer = await answerOnce(idempotentRequest(request, tenantId), async (keep) => {
        const orders = await planRerun(batchStatus, { ...batch, tenantId }, actions);
        const parts = orders.map((order, part) => {
          const batchId = batchIdFor(keyId, request.headers['idempotency-key'], part);
          return { company, order, batchId };
        });
        const after = { rerunOf, actions, batchIds: parts.map(({ batchId }) => batchId) };
        const event = { ...auditFields(request, tenantId), companyId: company.id, action: 'batch.rerun' };
        const items = await auditedCall({ ...event, before: null, after }, async () => {
          const result = [];
          for (const part of parts) result.push(toStartedBatch(batch, await startBatch(deps, part)));
          return { result, after };
        });
        const headers = { location: `/v1/batches/${items[0]?.id ?? rerunOf}` };
        return db.withTenant(tenantId, (tx) => keep(tx, { status: 202, headers, body: { items } }));
      });
      return sendAnswer(reply, answer);
    },
  );
}
