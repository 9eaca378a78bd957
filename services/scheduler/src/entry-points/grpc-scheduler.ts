import { recordTypes, referenceTypeOf, type SchedulerDefinition } from '@autosync/contracts';
import type { UnaryHandlers } from '@autosync/grpc';
import type { Tx } from '@autosync/db';
import { listFreshness } from '../data-access/company-freshness.ts';
import { bringForward } from '../data-access/types.ts';
import { connectionStates } from '../domain/company.ts';
import type { CancelOutcome } from '../domain/cancel-rule.ts';
import type { Timing } from '../operations/apply-changes.ts';
import { getAutoSync, putAutoSync } from '../operations/auto-sync.ts';
import { cancelRun } from '../operations/cancel-run.ts';
import { checkRun } from '../operations/check-run.ts';
import type { OperationContext } from '../operations/context.ts';
import { putCompany } from '../operations/put-company.ts';
import { pausesOf, putPause, resume } from '../operations/pauses.ts';
import { queueRun, type QueuedRun } from '../operations/queue-run.ts';
import { toAutoSyncMessage } from './auto-sync-message.ts';
import { toFreshnessMessage } from './freshness-message.ts';
import { toPauseMessage } from './pause-message.ts';
import { toRunCheckMessage } from './run-check-message.ts';
import {
  readId,
  readIdOrNull,
  readNote,
  readOneOf,
  readParameters,
  readText,
  readTypes,
  readVersion,
} from './request-fields.ts';

export type SchedulerCalls = {
  context: OperationContext;
  timing: Timing;
  intervalUnitMs: number;
  disconnectAfter: number;
  /** Slots may be due sooner, or the queue may have something to send. */
  onChanged: () => void;
  onQueued: (queued: QueuedRun) => void;
  onCancelled: (batchId: string, outcome: CancelOutcome) => void;
};

/** What the gateway asks of the scheduler. Every call is keyed, so a repeat has no other effect than the first. */
export function schedulerHandlers({
  context: { db, now },
  timing,
  intervalUnitMs,
  disconnectAfter,
  onChanged,
  onQueued,
  onCancelled,
}: SchedulerCalls): UnaryHandlers<SchedulerDefinition> {
  return {
    async putCompany(request) {
      const company = {
        tenantId: readId(request.tenantId, 'tenantId'),
        companyId: readId(request.companyId, 'companyId'),
        version: readVersion(request.version, 'version'),
        name: readText(request.name),
        timeZone: readText(request.timeZone),
        connectionState: readOneOf(connectionStates, request.connectionState, 'connectionState'),
        connectionVersion: readVersion(request.connectionVersion, 'connectionVersion'),
        disabled: request.disabled,
        removed: request.removed,
      };
      // A gateway of an older release does not say which one.
      const referenceType = readOneOf(
        recordTypes,
        request.referenceType || referenceTypeOf(recordTypes),
        'referenceType',
      );
      const stored = await putCompany(db, company, { timing, intervalUnitMs, referenceType, now: now() });
      onChanged();
      return stored;
    },

    async getAutoSync(request) {
      const key = { tenantId: readId(request.tenantId, 'tenantId'), companyId: readId(request.companyId, 'companyId') };
      return { autoSync: toAutoSyncMessage(await getAutoSync(db, key), disconnectAfter) };
    },

    async putAutoSync(request) {
      const stored = await putAutoSync(
        db,
        {
          tenantId: readId(request.tenantId, 'tenantId'),
          companyId: readId(request.companyId, 'companyId'),
          ifVersion: readVersion(request.ifVersion, 'ifVersion'),
          settings: {
            enabled: request.enabled,
            intervalMinutes: request.intervalMinutes,
            types: readTypes(request.types),
          },
        },
        { timing, intervalUnitMs, now: now() },
      );
      onChanged();
      return { autoSync: toAutoSyncMessage(stored, disconnectAfter) };
    },

    async queueRun(request) {
      const type = readOneOf(recordTypes, request.type, 'type');
      const queued = await queueRun(
        db,
        {
          tenantId: readId(request.tenantId, 'tenantId'),
          companyId: readId(request.companyId, 'companyId'),
          batchId: readId(request.batchId, 'batchId'),
          type,
          parameters: readParameters(type, request, now() ?? new Date()),
        },
        { reconnectLimitMs: timing.reconnectLimitMs, now: now() },
      );
      onChanged();
      onQueued(queued);
      const { run, companyName, created } = queued;
      const { runId, batchId, trigger, createdAt } = run;
      return { runId, batchId, companyName, trigger, createdAt: createdAt.toISOString(), created };
    },

    async cancelRun(request) {
      const tenantId = readId(request.tenantId, 'tenantId');
      const batchId = readId(request.batchId, 'batchId');
      const outcome = await cancelRun(db, { tenantId, batchId }, { timing, now: now() });
      onChanged();
      onCancelled(batchId, outcome);
      return { outcome };
    },

    async checkRun(request) {
      const key = { tenantId: readId(request.tenantId, 'tenantId'), companyId: readId(request.companyId, 'companyId') };
      return toRunCheckMessage(await checkRun(db, key, now()));
    },

    async bringForward(request) {
      const tenantId = readId(request.tenantId, 'tenantId');
      const companyId = readId(request.companyId, 'companyId');
      const type = readOneOf(recordTypes, request.type, 'type');
      const moved = await db.withTenant(tenantId, (tx) => bringForward(tx, { companyId, type, now: now() }));
      if (moved) onChanged();
      return { moved };
    },

    async putPause(request) {
      const pause = {
        id: readId(request.id, 'id'),
        tenantId: readIdOrNull(request.tenantId, 'tenantId'),
        companyId: readIdOrNull(request.companyId, 'companyId'),
        type: request.type === '' ? null : readOneOf(recordTypes, request.type, 'type'),
        note: readNote(request.note, 'note'),
        actorName: readNote(request.actorName, 'actorName'),
      };
      const stored = await putPause(db, pause, { reconnectLimitMs: timing.reconnectLimitMs, now: now() });
      return { pause: toPauseMessage(stored) };
    },

    async endPause(request) {
      const end = {
        id: readId(request.id, 'id'),
        tenantId: readIdOrNull(request.tenantId, 'tenantId'),
        note: readText(request.note),
        actorName: readNote(request.actorName, 'actorName'),
      };
      const ended = await resume(db, end, { reconnectLimitMs: timing.reconnectLimitMs, now: now() });
      onChanged();
      return { pause: toPauseMessage(ended) };
    },

    async listFreshness(request) {
      const tenantId = readIdOrNull(request.tenantId, 'tenantId');
      const after = readIdOrNull(request.after, 'after');
      const limit = Math.min(Math.max(request.limit, 1), 1000);
      const read = (tx: Tx) => listFreshness(tx, { tenantId, after, limit, now: now() });
      const companies = await (tenantId === null ? db.withAllTenants(read) : db.withTenant(tenantId, read));
      const last = companies.length === limit ? companies.at(-1)?.companyId : undefined;
      return { items: companies.map(toFreshnessMessage), nextAfter: last ?? '' };
    },

    async listPauses(request) {
      const scope = {
        tenantId: readIdOrNull(request.tenantId, 'tenantId'),
        companyId: readIdOrNull(request.companyId, 'companyId'),
      };
      return { pauses: (await pausesOf(db, scope)).map(toPauseMessage) };
    },
  };
}
