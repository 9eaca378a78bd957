import type { Db } from '@autosync/db';
import { acceptDifference, getDifference, lockDifference, type DifferenceRow } from '@autosync/records';
import { insertAuditEvent } from '../data-access/audit-events.ts';
import { matchVersion } from '../domain/if-match.ts';
import type { Actor } from '../domain/principal.ts';
import { problem } from '../errors.ts';

type Acceptance = {
  tenantId: string;
  companyId: string;
  differenceId: string;
  /** Null takes it back. */
  note: string | null;
  ifMatch: string;
  actor: Actor;
  requestId: string;
};

/**
 * Stores that a person lives with a difference, or does no longer, with its audit event, if it is still the one that the person
 * saw. Throws `not-found`, `version-mismatch`, `operation-not-possible`.
 */
export async function acceptanceOf(
  { db, now }: { db: Pick<Db, 'withTenant'>; now: () => Date | null },
  { tenantId, companyId, differenceId: id, note, ifMatch, actor, requestId }: Acceptance,
): Promise<DifferenceRow> {
  return db.withTenant(tenantId, async (tx) => {
    const difference = await lockDifference(tx, { companyId, id });
    if (difference === null) throw problem('not-found', 'There is no such difference.');
    matchVersion(ifMatch, difference.version);
    if (difference.state === 'closed') throw problem('operation-not-possible', 'The difference is gone already.');
    await acceptDifference(tx, { id, by: actor.name, note, now: now() });
    const { type, kind, entity, qboId, fields } = difference;
    const subject = { differenceId: id, type, kind, entity, quickbooksId: qboId, fields };
    const action = note === null ? 'difference.acceptance-withdrawn' : 'difference.accepted';
    const event = { tenantId, companyId, actor, action, requestId, outcome: 'done' as const, now: now() };
    const before = { ...subject, note: difference.note };
    await insertAuditEvent(tx, { ...event, before, after: { ...subject, note } });
    const changed = await getDifference(tx, { companyId, id });
    if (changed === null) throw problem('not-found', 'There is no such difference.');
    return changed;
  });
}
