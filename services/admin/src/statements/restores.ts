import type { Tx } from '@autosync/db';

/** A restore from a backup; without a company it is of everybody. */
export type RestoreRow = {
  id: string;
  tenantId: string | null;
  companyId: string | null;
  since: Date;
  until: Date;
  actorName: string;
  note: string;
  endedBy: string | null;
};

const columns = `id, tenant_id as "tenantId", company_id as "companyId", since, until, actor_name as "actorName", note,
  ended_by as "endedBy"`;

/** Begins now. */
export async function insertRestore(
  tx: Tx,
  restore: Pick<RestoreRow, 'id' | 'tenantId' | 'companyId' | 'actorName' | 'note'> & { days: number },
): Promise<RestoreRow> {
  const { rows } = await tx.query<RestoreRow>({
    text: `insert into records.restores (id, tenant_id, company_id, since, until, actor_name, note)
      select $1, $2, $3, t.now, t.now + $4 * interval '1 day', $5, $6 from (select clock_timestamp() as now) t
      returning ${columns}`,
    values: [restore.id, restore.tenantId, restore.companyId, restore.days, restore.actorName, restore.note],
  });
  const [stored] = rows;
  if (stored === undefined) throw new TypeError('an insert returns its row');
  return stored;
}

/** Ends one, or all where no id is given; answers which. */
export async function endRestores(
  tx: Tx,
  end: { id: string | null; actorName: string; note: string },
): Promise<RestoreRow[]> {
  const { rows } = await tx.query<RestoreRow>({
    text: `update records.restores set until = clock_timestamp(), ended_by = $2, end_note = $3
      where until > clock_timestamp() and ($1::uuid is null or id = $1) returning ${columns}`,
    values: [end.id, end.actorName, end.note],
  });
  return rows;
}

/** Those that hold, the newest first; `all`: those that are over, too. */
export async function listRestores(tx: Tx, { all }: { all: boolean }): Promise<RestoreRow[]> {
  const { rows } = await tx.query<RestoreRow>({
    text: `select ${columns} from records.restores where $1 or until > clock_timestamp() order by since desc limit 200`,
    values: [all],
  });
  return rows;
}

/** By id or name, as the gateway knows it. */
export async function findOwnedCompany(
  tx: Tx,
  company: string,
): Promise<{ companyId: string; tenantId: string } | 'several' | undefined> {
  const { rows } = await tx.query<{ companyId: string; tenantId: string }>({
    text: `select id as "companyId", tenant_id as "tenantId" from accounts.companies
      where not removed and (id::text = lower($1) or lower(name) = lower($1)) limit 2`,
    values: [company],
  });
  return rows.length > 1 ? 'several' : rows[0];
}
