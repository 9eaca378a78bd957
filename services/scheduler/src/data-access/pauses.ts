import type { Tx } from '@autosync/db';
import type { Pause } from '../domain/pause.ts';

const columns = `id, tenant_id as "tenantId", company_id as "companyId", type, note, actor_name as "actorName",
  created_at as "createdAt", ended_at as "endedAt", ended_by as "endedBy", end_note as "endNote"`;

/** Undefined when there is one with this id. */
export async function insertPause(
  tx: Tx,
  pause: Omit<Pause, 'createdAt' | 'endedAt' | 'endedBy' | 'endNote'> & { now: Date | null },
): Promise<Pause | undefined> {
  const { rows } = await tx.query<Pause>({
    name: 'schedule.insert-pause',
    text: `
      insert into schedule.pauses (id, tenant_id, company_id, type, note, actor_name, created_at)
      values ($1, $2, $3, $4, $5, $6, coalesce($7::timestamptz, clock_timestamp()))
      on conflict (id) do nothing returning ${columns}`,
    values: [pause.id, pause.tenantId, pause.companyId, pause.type, pause.note, pause.actorName, pause.now],
  });
  return rows[0];
}

/** Ends a pause of the tenant, or of everything when it is null; one that has ended stays as it is. */
export async function endPause(
  tx: Tx,
  end: { id: string; tenantId: string | null; note: string; actorName: string; now: Date | null },
): Promise<Pause | undefined> {
  const { rows } = await tx.query<Pause>({
    name: 'schedule.end-pause',
    text: `
      update schedule.pauses
      set ended_by = case when ended_at is null then $3 else ended_by end,
          end_note = case when ended_at is null then $4 else end_note end,
          ended_at = coalesce(ended_at, $5::timestamptz, clock_timestamp())
      where id = $1 and tenant_id is not distinct from $2::uuid
      returning ${columns}`,
    values: [end.id, end.tenantId, end.actorName, end.note, end.now],
  });
  return rows[0];
}

export async function findPause(
  tx: Tx,
  { id, tenantId }: { id: string; tenantId: string | null },
): Promise<Pause | undefined> {
  const { rows } = await tx.query<Pause>({
    name: 'schedule.find-pause',
    text: `select ${columns} from schedule.pauses where id = $1 and tenant_id is not distinct from $2::uuid`,
    values: [id, tenantId],
  });
  return rows[0];
}

/** More than anybody reads. */
const MOST_PAUSES = 200;

/** The pauses that hold for a company; for anything of the tenant when it is null; for everything when both are. */
export async function listPauses(
  tx: Tx,
  { tenantId, companyId }: { tenantId: string | null; companyId: string | null },
): Promise<Pause[]> {
  const { rows } = await tx.query<Pause>({
    name: 'schedule.list-pauses',
    text: `
      select ${columns} from schedule.pauses
      where ended_at is null and (tenant_id is null or tenant_id = $1)
        and ($2::uuid is null or company_id is null or company_id = $2)
      order by created_at desc, id limit ${MOST_PAUSES}`,
    values: [tenantId, companyId],
  });
  return rows;
}

/** Forgets pauses that ended longer than `keepMs` ago; answers how many. */
export async function deleteOldPauses(
  tx: Tx,
  { keepMs, limit, now }: { keepMs: number; limit: number; now: Date | null },
): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'schedule.delete-old-pauses',
    text: `
      delete from schedule.pauses where id in (
        select id from schedule.pauses
        where ended_at < coalesce($3::timestamptz, clock_timestamp()) - $1::float8 * interval '1 ms' limit $2)`,
    values: [keepMs, limit, now],
  });
  return rowCount;
}

/**
 * Holds or releases companies as the pauses in force say, at most `limit` of them, or the one that is named; answers which.
 * Companies locked elsewhere are left for the next round. One pass over the companies unless one is named.
 */
export async function holdCompanies(
  tx: Tx,
  { companyId, limit }: { companyId: string | null; limit: number },
): Promise<string[]> {
  const { rows } = await tx.query<{ company_id: string }>({
    name: 'schedule.hold-companies',
    text: `
      with wanted as materialized (
        select c.company_id, held.types
        from schedule.companies c
        cross join lateral (
          select coalesce(array_agg(distinct coalesce(p.type, '*') order by coalesce(p.type, '*')), '{}') as types
          from schedule.pauses p
          where p.ended_at is null and (p.tenant_id is null or p.tenant_id = c.tenant_id)
            and (p.company_id is null or p.company_id = c.company_id)
        ) held
        where ($1::uuid is null or c.company_id = $1) and c.held_types <> held.types
        order by c.company_id limit $2
        for update of c skip locked
      )
      update schedule.companies c set held_types = w.types
      from wanted w where c.company_id = w.company_id
      returning c.company_id`,
    values: [companyId, limit],
  });
  return rows.map((row) => row.company_id);
}

export type PauseCounts = { everything: number; tenant: number; company: number };

/** The pauses that hold, by what they stop. */
export async function countPauses(tx: Tx): Promise<PauseCounts> {
  const { rows } = await tx.query<PauseCounts>({
    name: 'schedule.count-pauses',
    text: `
      select count(*) filter (where tenant_id is null)::int as everything,
        count(*) filter (where tenant_id is not null and company_id is null)::int as tenant,
        count(*) filter (where company_id is not null)::int as company
      from schedule.pauses where ended_at is null`,
    values: [],
  });
  return rows[0] ?? { everything: 0, tenant: 0, company: 0 };
}

/** Whether anything is paused, or was until just now. Most of the time nothing is, and no company has to be looked at. */
export async function hasPauses(tx: Tx): Promise<boolean> {
  const { rows } = await tx.query<{ some: boolean }>({
    name: 'schedule.has-pauses',
    text: `
      select exists (select from schedule.pauses where ended_at is null)
          or exists (select from schedule.companies where held_types <> '{}') as some`,
    values: [],
  });
  return rows[0]?.some === true;
}
