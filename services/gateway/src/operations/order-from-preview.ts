import { endedBatchStates, type BatchStatusDefinition } from '@autosync/contracts';
import { errorCode } from '@autosync/core';
import type { Db } from '@autosync/db';
import type { UnaryClient } from '@autosync/grpc';
import { isPreviewKept } from '@autosync/records';
import type { BatchOrder } from '../domain/batch-order.ts';
import { invalidRequest } from '../errors.ts';

type Deps = { db: Pick<Db, 'withTenant'>; batchStatus: Pick<UnaryClient<BatchStatusDefinition>, 'getBatch'> };

async function findBatch(batchStatus: Deps['batchStatus'], subject: { tenantId: string; batchId: string }) {
  try {
    return (await batchStatus.getBatch(subject)).batch;
  } catch (error) {
    if (errorCode(error) === 'not-found') return null;
    throw error;
  }
}

function refuse(code: string, detail: string): never {
  throw invalidRequest({ pointer: '/previewId', code, detail });
}

/**
 * The order with what the dry run it names was asked for; one without a preview as it is. Throws `invalid-request` where there
 * is no such dry run of this company and type, where it has not ended, and where nothing of it can be done.
 */
export async function orderFromPreview(
  { db, batchStatus }: Deps,
  { company, order }: { company: { tenantId: string; id: string }; order: BatchOrder },
): Promise<BatchOrder> {
  const { previewId, type } = order;
  if (previewId === undefined) return order;
  const { tenantId, id: companyId } = company;
  const batch = await findBatch(batchStatus, { tenantId, batchId: previewId });
  const header = batch?.header;
  if (!batch || !header || header.companyId !== companyId || !header.dryRun) {
    refuse('unknown', 'There is no such dry run of this company.');
  }
  if (header.type !== type) refuse('other-type', `It was a dry run of ${header.type}.`);
  if (!endedBatchStates.some((state) => state === batch.state)) {
    refuse('not-ended', 'The dry run has not ended yet. What it shows can be done when it has.');
  }
  if (!(await db.withTenant(tenantId, (tx) => isPreviewKept(tx, { companyId, previewId })))) {
    const detail = 'The dry run showed nothing that would be done, or is older than seven days. Start a dry run again.';
    refuse('nothing-kept', detail);
  }
  return { ...order, ...(header.startDate !== '' && { startDate: header.startDate }) };
}
