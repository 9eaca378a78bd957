import type { Tx } from '@autosync/db';
import type { Actor } from '../domain/principal.ts';

export type AuditOutcome = 'requested' | 'done' | 'refused';

export type AuditEvent = {
  id: number;
  companyId: string | null;
  at: Date;
  actor: Actor;
  action: string;
  outcome: AuditOutcome;
  before: unknown;
  after: unknown;
  requestId: string;
};

export type NewAuditEvent = Omit<AuditEvent, 'id' | 'at'> & { tenantId: string; now: Date | null };

const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value));

/** Answers the event's id. */
export async function insertAuditEvent(tx: Tx, event: NewAuditEvent): Promise<number> {
  const { rows } = await tx.query<{ id: number }>({
    name: 'gateway.insert-audit-event',
    text: `insert into accounts.audit_events
        (tenant_id, company_id, at, actor_kind, actor_id, actor_name, action, outcome, before, after, request_id)
      values ($1, $2, coalesce($3::timestamptz, clock_timestamp()), $4, $5, $6, $7, $8, $9::jsonb, $10::jsonb, $11)
      returning id`,
    values: [
      event.tenantId,
      event.companyId,
      event.now,
      event.actor.kind,
      event.actor.id,
      event.actor.name,
      event.action,
      event.outcome,
      json(event.before),
      json(event.after),
      event.requestId,
    ],
  });
  return (rows[0] as { id: number }).id;
}

/** Says what came of a change that another service was asked for. */
export async function settleAuditEvent(
  tx: Tx,
  { id, outcome, after }: { id: number; outcome: AuditOutcome; after: unknown },
): Promise<void> {
  await tx.query({
    name: 'gateway.settle-audit-event',
    text: `update accounts.audit_events set outcome = $2, after = coalesce($3::jsonb, after) where id = $1`,
    values: [id, outcome, json(after)],
  });
}

type StoredEvent = Omit<AuditEvent, 'actor'> & { actorKind: Actor['kind']; actorId: string; actorName: string };

/** Events that name a thousand records are large: a page of them would not be small, so it ends here. */
const MOST_PAGE_BYTES = 1_000_000;

type AuditPage = {
  tenantId: string;
  /** Of one company, else of these, else of the whole tenant. */
  companyId: string | null;
  companyIds: readonly string[] | null;
  before: string | null;
  limit: number;
};

/** A statement each, since each has an index of its own. */
function filterOf({ companyId, companyIds }: Pick<AuditPage, 'companyId' | 'companyIds'>) {
  if (companyId !== null) return { of: '-of-company', condition: 'and company_id = $4', values: [companyId] };
  if (companyIds === null) return { of: '', condition: '', values: [] };
  return { of: '-of-companies', condition: 'and company_id = any($4::uuid[])', values: [companyIds] };
}

/** How many events a page takes: up to `limit`, as long as they are not too large together, and one at least. */
export async function fittingAuditEvents(tx: Tx, { limit, ...page }: AuditPage): Promise<number> {
  const { of, condition, values } = filterOf(page);
  const { rows } = await tx.query<{ size: number }>({
    name: `gateway.size-audit-events${of}`,
    text: `select (coalesce(octet_length(before::text), 0) + coalesce(octet_length(after::text), 0))::int as size
      from accounts.audit_events
      where tenant_id = $1 and id < coalesce($2::bigint, 9223372036854775807) ${condition}
      order by id desc limit $3`,
    values: [page.tenantId, page.before, limit, ...values],
  });
  let sum = 0;
  const end = rows.findIndex(({ size }) => (sum += size) > MOST_PAGE_BYTES);
  return end === -1 ? limit : Math.max(1, end);
}

/** Newest first, those before the cursor. */
export async function listAuditEvents(tx: Tx, { limit, ...page }: AuditPage): Promise<AuditEvent[]> {
  const { of, condition, values } = filterOf(page);
  const { rows } = await tx.query<StoredEvent>({
    name: `gateway.list-audit-events${of}`,
    text: `select id, company_id as "companyId", at, actor_kind as "actorKind", actor_id as "actorId",
        actor_name as "actorName", action, outcome, before, after, request_id as "requestId"
      from accounts.audit_events
      where tenant_id = $1 and id < coalesce($2::bigint, 9223372036854775807) ${condition}
      order by id desc limit $3`,
    values: [page.tenantId, page.before, limit, ...values],
  });
  return rows.map(({ actorKind, actorId, actorName, ...event }) => ({
    ...event,
    actor: { kind: actorKind, id: actorId, name: actorName },
  }));
}

/** Deletes a page of those that are older than `ageMs`; answers how many. */
export async function deleteOldAuditEvents(
  tx: Tx,
  { ageMs, limit, now }: { ageMs: number; limit: number; now: Date | null },
): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'gateway.delete-old-audit-events',
    text: `delete from accounts.audit_events where id in (
      select id from accounts.audit_events
      where at < coalesce($2::timestamptz, clock_timestamp()) - make_interval(secs => $1::double precision / 1000)
      order by at limit $3)`,
    values: [ageMs, now, limit],
  });
  return rowCount;
}
