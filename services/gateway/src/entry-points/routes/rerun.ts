import { checkOrder } from '../../domain/batch-order.ts';
import { planRerun } from '../../operations/plan-rerun.ts';
import { batchIdFor, startBatch } from '../../operations/start-batch.ts';
import { sendAnswer } from '../answers.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { makeChange, workOnce } from '../changes.ts';
import { requireBatch } from '../find-batch.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf, principalOf } from '../plugins/authentication.ts';
import { batchPath, rerunInput, rerunSchema, toStartedBatch } from '../resources/batch.ts';
import { idempotencyHeaders } from '../resources/shared.ts';

export function rerunRoute(app: App, deps: RouteDeps): void {
  const { db, batchStatus, settings } = deps;
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
      const company = await db.readOfTenant(tenantId, (tx) => requireCompany(tx, batch.companyId));
      checkOrder({ type: batch.type }, settings.syncTypes);

      const answer = await workOnce(deps, request, async () => {
        const orders = await planRerun(batchStatus, { ...batch, tenantId }, actions);
        const parts = orders.map((order, part) => {
          const batchId = batchIdFor(keyId, request.headers['idempotency-key'], part);
          return { company, order, batchId, actor: principalOf(request) };
        });
        const items = await makeChange(deps, request, {
          action: 'batch.rerun',
          companyId: company.id,
          asked: { rerunOf, actions, batchIds: parts.map(({ batchId }) => batchId) },
          call: async () => {
            const started = [];
            for (const part of parts) started.push(toStartedBatch(batch, await startBatch(deps, part)));
            return started;
          },
        });
        return { status: 202, headers: { location: `/v1/batches/${items[0]?.id ?? rerunOf}` }, body: { items } };
      });
      return sendAnswer(reply, answer);
    },
  );
}
