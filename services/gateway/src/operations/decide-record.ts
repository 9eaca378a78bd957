import type { RecordType } from '@autosync/contracts';
import type { Db, Tx } from '@autosync/db';
import { lockDecidableRecord, requestRecord, type RecordRequest } from '@autosync/records';
import { insertAuditEvent } from '../data-access/audit-events.ts';
import { checkPrecondition } from '../domain/if-match.ts';
import type { Actor } from '../domain/principal.ts';
import { checkDecision } from '../domain/record-decision.ts';
import { problem } from '../errors.ts';
import type { Once } from './answer-once.ts';

type Decision = {
  tenantId: string;
  companyId: string;
  type: RecordType;
  externalId: string;
  request: RecordRequest;
  ifMatch: string | undefined;
  actor: Actor;
  requestId: string;
  once: Once;
};

/**
 * Stores what a person decided about a record, with its audit event, if the record is still what the person saw: once, for
 * the record is another one when the decision was carried out. Answers the record's id. Throws `not-found`, `version-mismatch`, `operation-not-possible`.
 */
export async function decideRecord(
  { db, now }: { db: Pick<Db, 'withTenant'>; now: () => Date | null },
  decision: Decision,
): Promise<string> {
  const { tenantId, companyId, type, externalId, request, ifMatch, actor, requestId, once } = decision;
  const decide = async (tx: Tx): Promise<string> => {
    const record = await lockDecidableRecord(tx, { companyId, type, externalId });
    if (record === null) throw problem('not-found', 'There is no such record.');
    if (ifMatch !== undefined) checkPrecondition({ ifMatch }, record.version);
    checkDecision(request, record);
    await requestRecord(tx, { recordId: record.recordId, request, now: now() });
    const before = { type, externalId, version: record.version, syncState: record.syncState };
    const after = { ...before, operation: request };
    const event = { tenantId, companyId, actor, action: 'record.operation', before, after, requestId };
    await insertAuditEvent(tx, { ...event, outcome: 'done', now: now() });
    return record.recordId;
  };
  return db.withTenant(tenantId, (tx) => once(tx, () => decide(tx)));
}
