import type { RecordType } from '@autosync/contracts';
import type { Db } from '@autosync/db';
import { upsertRecords } from '@autosync/records';
import type { UpsertOutcome } from '@autosync/records';
import { insertAuditEvent } from '../data-access/audit-events.ts';
import { findCompany } from '../data-access/companies.ts';
import type { Actor } from '../domain/principal.ts';
import { problem } from '../errors.ts';
import type { GatewayMetrics } from '../metrics.ts';

export type TakenRecord = { externalId: string; id: string; version: number; outcome: UpsertOutcome };

export type RecordsInput = {
  tenantId: string;
  companyId: string;
  type: RecordType;
  /** Distinct external ids. */
  records: readonly { externalId: string; content: unknown }[];
  actor: Actor;
  requestId: string;
};

type TakeRecordsDeps = { db: Pick<Db, 'withTenant'>; now: () => Date | null; metrics: Pick<GatewayMetrics, 'records'> };

function externalIds(taken: readonly TakenRecord[], outcome: UpsertOutcome): string[] {
  return taken.filter((record) => record.outcome === outcome).map((record) => record.externalId);
}

/**
 * Stores records, all or none, in one statement whatever their number, and one audit event that names those that
 * changed. Contents are not copied into it: the source system, whose key this is, has them.
 */
export async function takeRecords(deps: TakeRecordsDeps, input: RecordsInput): Promise<TakenRecord[]> {
  const { tenantId, companyId, type, records, actor, requestId } = input;
  const now = deps.now();
  const taken = await deps.db.withTenant(tenantId, async (tx) => {
    if ((await findCompany(tx, companyId)) === undefined) throw problem('not-found', 'There is no such company.');
    const stored = await upsertRecords(tx, { tenantId, companyId, type, records, now });
    const outcomes = stored.map(({ recordId, ...rest }): TakenRecord => ({ ...rest, id: recordId }));
    const after = { type, created: externalIds(outcomes, 'created'), updated: externalIds(outcomes, 'updated') };
    if (after.created.length + after.updated.length > 0) {
      const event = { tenantId, companyId, actor, action: 'records.upserted', before: null, after, requestId };
      await insertAuditEvent(tx, { ...event, outcome: 'done', now });
    }
    return outcomes;
  });
  for (const outcome of ['created', 'updated', 'unchanged'] as const) {
    deps.metrics.records.inc({ type, outcome }, taken.filter((record) => record.outcome === outcome).length);
  }
  return taken;
}
