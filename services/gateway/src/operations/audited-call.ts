import { isRetryable, toError } from '@autosync/core';
import type { Db } from '@autosync/db';
import type { Logger } from '@autosync/observability';
import { insertAuditEvent, settleAuditEvent } from '../data-access/audit-events.ts';
import type { AuditOutcome, NewAuditEvent } from '../data-access/audit-events.ts';

export type AuditedCall = <T>(
  event: Omit<NewAuditEvent, 'outcome' | 'now'>,
  call: () => Promise<{ result: T; after: unknown }>,
) => Promise<T>;

/**
 * A change that another service makes cannot share a transaction with its audit event. So the event is stored as
 * `requested` before the call and settled by its answer; after a lost answer it stays `requested`, which is the truth.
 */
export function createAuditedCall({
  db,
  now,
  logger,
}: {
  db: Pick<Db, 'withTenant'>;
  now: () => Date | null;
  logger: Pick<Logger, 'warn'>;
}): AuditedCall {
  async function settle(tenantId: string, settlement: { id: number; outcome: AuditOutcome; after: unknown }) {
    try {
      await db.withTenant(tenantId, (tx) => settleAuditEvent(tx, settlement));
    } catch (error) {
      logger.warn({ tenantId, auditEventId: settlement.id, err: toError(error) }, 'audit event not settled');
    }
  }

  return async (event, call) => {
    const { tenantId } = event;
    const id = await db.withTenant(tenantId, (tx) =>
      insertAuditEvent(tx, { ...event, outcome: 'requested', now: now() }),
    );
    try {
      const { result, after } = await call();
      await settle(tenantId, { id, outcome: 'done', after });
      return result;
    } catch (error) {
      if (!isRetryable(error)) await settle(tenantId, { id, outcome: 'refused', after: null });
      throw error;
    }
  };
}
