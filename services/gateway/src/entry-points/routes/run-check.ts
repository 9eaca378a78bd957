import { errorCode, isRetryable } from '@autosync/core';
import type { RunCheckMessage } from '@autosync/contracts';
import { findBooksReset } from '@autosync/records';
import { refusalOf } from '../../domain/batch-order.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf } from '../plugins/authentication.ts';
import { runCheckQuery, runCheckSchema, toRunCheck } from '../resources/run-check.ts';
import type { KnownBatch } from '../resources/run-check.ts';
import { companyPath } from '../resources/shared.ts';

/** The answer does not depend on batch-status: without it, only the expected end is missing. */
async function knownBatch({ batchStatus }: RouteDeps, tenantId: string, check: RunCheckMessage): Promise<KnownBatch> {
  if (check.running === null || check.running.referenceOnly) return null;
  try {
    return (await batchStatus.getBatch({ tenantId, batchId: check.running.batchId })).batch;
  } catch (error) {
    if (errorCode(error) === 'not-found') return null;
    if (isRetryable(error)) return undefined;
    throw error;
  }
}

/** To connect again would not help where the books began anew: somebody has to decide what that means. */
const booksBeganAnew =
  'The books of the company began anew in QuickBooks; a batch waits until somebody has decided what that means.';

export function runCheckRoute(app: App, deps: RouteDeps): void {
  const { db, push, scheduler, settings } = deps;
  app.get(
    '/v1/companies/:companyId/run-check',
    {
      config: { operation: 'checkRun', access: 'batches:read' },
      schema: {
        tags: ['batches'],
        summary: 'Would a batch start now?',
        description:
          'Starting is always safe, as batches queue; this tells whether it begins at once, and what goes first. It ' +
          'looks at the queue of the company, not at the health of the system.',
        params: companyPath,
        querystring: runCheckQuery,
        response: { 200: runCheckSchema },
      },
    },
    async (request) => {
      const { tenantId } = keyOf(request);
      const { companyId } = request.params;
      const { type } = request.query;
      const { company, reset } = await db.withTenant(tenantId, async (tx) => ({
        company: await requireCompany(tx, companyId),
        reset: await findBooksReset(tx, companyId),
      }));
      await push.ensurePushed(company);
      const check = await scheduler.checkRun({ tenantId, companyId });
      for (const reason of check.reasons) {
        if (reset !== null && reason.code === 'needs-reconnect') reason.message = booksBeganAnew;
      }
      const refusal = type && refusalOf({ type }, settings.syncTypes);
      const refusals = refusal ? [{ code: refusal.code, message: refusal.detail }] : [];
      return toRunCheck(check, await knownBatch(deps, tenantId, check), refusals);
    },
  );
}
