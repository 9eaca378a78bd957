import type { Tx } from '@autosync/db';
import type { ConnectionState } from '../domain/connection-state.ts';

/** What the scheduler is told of a company, with the versions that an acknowledgement is for. */
export type CompanyFacts = {
  id: string;
  tenantId: string;
  name: string;
  timeZone: string;
  disabled: boolean;
  removed: boolean;
  version: number;
  connectionState: ConnectionState;
  connectionVersion: number;
};

const columns = `c.id, c.tenant_id as "tenantId", c.name, c.time_zone as "timeZone", c.disabled, c.removed, c.version,
  k.state as "connectionState", k.version as "connectionVersion"`;

/**
 * Companies the scheduler does not know the present state of, in the order of their ids, after `after`. Both halves are
 * found by a partial index that holds nothing else.
 */
export async function listUnpushed(
  tx: Tx,
  { after, limit }: { after: string | null; limit: number },
): Promise<CompanyFacts[]> {
  const { rows } = await tx.query<CompanyFacts>({
    name: 'gateway.list-unpushed',
    text: `with unpushed as (
        select id from accounts.companies where version > pushed_version
        union
        select company_id from accounts.connections where version > pushed_version
      )
      select ${columns}
      from unpushed u join accounts.companies c on c.id = u.id join accounts.connections k on k.company_id = u.id
      where $1::uuid is null or c.id > $1
      order by c.id limit $2`,
    values: [after, limit],
  });
  return rows;
}

export async function readFacts(tx: Tx, companyId: string): Promise<CompanyFacts | undefined> {
  const { rows } = await tx.query<CompanyFacts>({
    name: 'gateway.read-company-facts',
    text: `select ${columns} from accounts.companies c join accounts.connections k on k.company_id = c.id
      where c.id = $1`,
    values: [companyId],
  });
  return rows[0];
}

/**
 * Notes what the scheduler acknowledged; a later change stays unpushed. The company's row comes first, as with everybody
 * who locks both: that is what `first` is for.
 */
export async function markPushed(
  tx: Tx,
  { id, version, connectionVersion }: Pick<CompanyFacts, 'id' | 'version' | 'connectionVersion'>,
): Promise<void> {
  await tx.query({
    name: 'gateway.mark-pushed',
    text: `with company as (
        update accounts.companies set pushed_version = $2 where id = $1 and pushed_version < $2 returning id
      ), first as (
        select count(*) from company
      )
      update accounts.connections k set pushed_version = $3
      from first where k.company_id = $1 and k.pushed_version < $3`,
    values: [id, version, connectionVersion],
  });
}

export async function countUnpushed(tx: Tx): Promise<number> {
  const { rows } = await tx.query<{ count: number }>({
    name: 'gateway.count-unpushed',
    text: `select count(*)::int as count from (
        select id from accounts.companies where version > pushed_version
        union
        select company_id from accounts.connections where version > pushed_version
      ) u`,
  });
  return rows[0]?.count ?? 0;
}
