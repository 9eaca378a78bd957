import { currentTraceparent, deterministicId, errorCode, newId, toError } from '@autosync/core';
import type { BatchStatusDefinition, SchedulerDefinition } from '@autosync/contracts';
import type { Db } from '@autosync/db';
import type { UnaryClient } from '@autosync/grpc';
import type { Logger } from '@autosync/observability';
import { existingRecordIds } from '@autosync/records';
import type { Company } from '../data-access/companies.ts';
import type { BatchOrder } from '../domain/batch-order.ts';
import type { Actor } from '../domain/principal.ts';
import { MAX_FAULTS, problem } from '../errors.ts';
import type { CompanyPush } from './company-push.ts';

export type StartedBatch = { batchId: string; trigger: string; createdAt: string };

type StartBatchDeps = {
  db: Pick<Db, 'withTenant'>;
  push: Pick<CompanyPush, 'ensurePushed'>;
  scheduler: Pick<UnaryClient<SchedulerDefinition>, 'queueRun'>;
  batchStatus: Pick<UnaryClient<BatchStatusDefinition>, 'startBatch'>;
  logger: Pick<Logger, 'warn'>;
};

/**
 * The same Idempotency-Key gives the same batch, whoever repeats it and whatever was lost (docs/protocol.md#manual).
 *
 * @param part of a request that starts several batches.
 */
export function batchIdFor(keyId: string, idempotencyKey: string | undefined, part = 0): string {
  if (idempotencyKey === undefined) return newId();
  return deterministicId('batch', keyId, idempotencyKey, ...(part === 0 ? [] : [String(part)]));
}

/** Throws `invalid-request` that names the record ids which are none of the company and type. */
export async function checkRecordIds(
  db: Pick<Db, 'withTenant'>,
  { tenantId, id: companyId }: Pick<Company, 'tenantId' | 'id'>,
  { type, recordIds = [] }: BatchOrder,
): Promise<void> {
  if (recordIds.length === 0) return;
  const found = await db.withTenant(tenantId, (tx) => existingRecordIds(tx, { companyId, type, recordIds }));
  const known = new Set(found);
  const errors = recordIds.flatMap((id, index) =>
    known.has(id) ? [] : [{ pointer: `/recordIds/${index}`, code: 'unknown', detail: 'There is no such record.' }],
  );
  if (errors.length > 0) {
    throw problem('invalid-request', 'Some of the records do not exist.', { errors: errors.slice(0, MAX_FAULTS) });
  }
}

/**
 * Queues a run by hand and shows its batch at once. The scheduler's answer is what counts: when batch-status does not
 * answer, the batch appears as soon as `autosync.batch-changed` arrives.
 */
export async function startBatch(
  { push, scheduler, batchStatus, logger }: StartBatchDeps,
  {
    company,
    batchId,
    order,
    actor,
  }: { company: Company; batchId: string; order: BatchOrder; actor: Pick<Actor, 'name'> },
): Promise<StartedBatch> {
  const { id: companyId, tenantId } = company;
  const { type, startDate = '', recordIds = [], dryRun = false, rerunOf = '', previewId = '' } = order;
  await push.ensurePushed(company);
  const parameters = { startDate, recordIds: [...recordIds], dryRun, rerunOf, previewId };
  const subject = { tenantId, companyId, batchId, type, actor: actor.name, ...parameters };
  const { runId, companyName, trigger, createdAt } = await scheduler.queueRun(subject);
  const traceparent = currentTraceparent() ?? '';
  const header = { ...subject, runId, companyName, trigger, createdAt, scheduledFor: createdAt, traceparent };
  try {
    await batchStatus.startBatch({ header, state: 'notStarted' });
  } catch (error) {
    logger.warn(
      { tenantId, companyId, batchId, errorCode: errorCode(error), err: toError(error) },
      'batch not shown yet',
    );
  }
  return { batchId, trigger, createdAt };
}
