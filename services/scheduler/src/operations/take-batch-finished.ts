import type { BatchFinished } from '@autosync/contracts';
import { declarationOf } from '@autosync/contracts';
import { AutosyncError } from '@autosync/core';
import type { Db } from '@autosync/db';
import { forAllTenants } from '../data-access/all-tenants.ts';
import { lockCompanies, raiseSettingsVersion } from '../data-access/companies.ts';
import { insertFinishedBatch, noteFinishedBatch, readFailureCount } from '../data-access/finished-batches.ts';
import { insertNotices } from '../data-access/notices.ts';
import { afterBatch, disconnectStep, type DisconnectStep } from '../domain/disconnect-rule.ts';
import type { Timing } from './apply-changes.ts';
import { noticeSettings } from './auto-sync.ts';
import { switchOff } from './switch-off.ts';

export type BatchTaken = { step: DisconnectStep | 'repeated'; disconnects: boolean };

/**
 * Takes the fact that a batch is finished (docs/protocol.md#batch-finished): failures in a row, success and duration of its type. It moves no
 * run, and each batch counts once, whether its event comes first, last or twice.
 */
export async function takeBatchFinished(
  db: Db,
  event: BatchFinished,
  { disconnectAfter, timing, now }: { disconnectAfter: number; timing: Timing; now: Date | null },
): Promise<BatchTaken> {
  const { batchId, tenantId, companyId, type } = event;
  return forAllTenants(db, async (tx) => {
    const [locked] = await lockCompanies(tx, { companyIds: [companyId], now });
    if (locked !== undefined && locked.company.tenantId !== tenantId) {
      throw new AutosyncError('tenant-mismatch', 'the event names another tenant than the company has');
    }
    const isNew = await insertFinishedBatch(tx, { batchId, tenantId, companyId, type, now });
    if (!isNew || locked === undefined) return { step: 'repeated', disconnects: false };
    const step = disconnectStep(event);
    const before = await readFailureCount(tx, { companyId, type });
    const { consecutiveFailures, disconnects } = afterBatch(before, step, disconnectAfter);
    await noteFinishedBatch(tx, {
      companyId,
      type,
      consecutiveFailures,
      disconnectedReason: disconnects
        ? `${consecutiveFailures} batches of ${declarationOf(type).title} in a row finished with errors in the data.`
        : null,
      succeededAt: isSuccess(event) ? earlier(new Date(event.finishedAt), locked.now) : null,
      durationMs: durationOf(event),
      now,
    });
    if (consecutiveFailures !== before.consecutiveFailures) {
      const disconnected = disconnects || before.disconnected;
      const count = { failuresInARow: consecutiveFailures, disconnectAfter, disconnected };
      await insertNotices(tx, { notices: [{ tenantId, companyId, kind: 'failuresChanged', type, ...count }], now });
    }
    if (disconnects) {
      await raiseSettingsVersion(tx, { companyId });
      await switchOff(tx, locked.company, { types: [type], timing, now: locked.now });
      await noticeSettings(tx, { tenantId, companyId, now });
    }
    return { step, disconnects };
  });
}

function isSuccess({ state, dryRun }: BatchFinished): boolean {
  return !dryRun && (state === 'finished' || state === 'finishedWithWarning');
}

/** The clock of the process that says when it finished may be ahead of ours: nothing succeeded in the future. */
function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

function durationOf({ startedAt, finishedAt }: BatchFinished): number | null {
  return startedAt === undefined ? null : Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt));
}
