import { outgoingTypes } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import { isOpenProblem } from '@autosync/records';
import type { ConnectionState } from '../domain/connection-state.ts';

export type CompanyFacts = {
  id: string;
  tenantId: string;
  name: string;
  timeZone: string;
  realmId: string | null;
  disabled: boolean;
  connectionState: ConnectionState;
  /** Nobody has decided yet what books that began anew mean for the company. */
  booksReset: boolean;
  /** Records that failed or are held, differences with QuickBooks that nobody has accepted, and payments that cannot be read. */
  openProblems: number;
};

/**
 * All companies the transaction may see, without their settings. Problems are counted in one pass over the index of those
 * there are: most companies have none.
 */
export async function listCompanyFacts(tx: Tx): Promise<CompanyFacts[]> {
  const { rows } = await tx.query<CompanyFacts>({
    name: 'gateway.list-company-facts',
    text: `
      select c.id, c.tenant_id as "tenantId", c.name, c.time_zone as "timeZone", c.realm_id as "realmId", c.disabled,
        k.state as "connectionState",
        exists (select 1 from records.books_resets b where b.company_id = c.id) as "booksReset",
        coalesce(p.problems, 0) as "openProblems"
      from accounts.companies c join accounts.connections k on k.company_id = c.id
      left join (
        select company_id, count(*)::int as problems from (
          select company_id from records.records where type = any($1::text[]) and sync_state in ('failed', 'held')
          union all
          select d.company_id from records.differences d where d.closed_at is null and ${isOpenProblem}
          union all
          select company_id from records.unreadable_documents
        ) open group by company_id
      ) p on p.company_id = c.id
      where not c.removed`,
    values: [outgoingTypes.map(([type]) => type)],
  });
  return rows;
}
