import type { Tx } from '@autosync/db';
import type { ConnectionState } from '../domain/connection-state.ts';

export type CompanyFacts = {
  id: string;
  tenantId: string;
  name: string;
  timeZone: string;
  realmId: string | null;
  disabled: boolean;
  connectionState: ConnectionState;
};

/** All companies the transaction may see, without their settings. */
export async function listCompanyFacts(tx: Tx): Promise<CompanyFacts[]> {
  const { rows } = await tx.query<CompanyFacts>({
    name: 'gateway.list-company-facts',
    text: `
      select c.id, c.tenant_id as "tenantId", c.name, c.time_zone as "timeZone", c.realm_id as "realmId", c.disabled,
        k.state as "connectionState"
      from accounts.companies c join accounts.connections k on k.company_id = c.id
      where not c.removed`,
  });
  return rows;
}

/** How many records of these companies failed or are held; a company without any is left out. */
export async function countOpenProblems(tx: Tx, companyIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ companyId: string; problems: number }>({
    name: 'gateway.count-open-problems',
    text: `
      select w.company_id as "companyId", p.problems
      from unnest($1::uuid[]) w (company_id)
      cross join lateral (
        select count(*) as problems from records.records
        where company_id = w.company_id and sync_state in ('failed', 'held')
      ) p
      where p.problems > 0`,
    values: [companyIds],
  });
  return new Map(rows.map(({ companyId, problems }) => [companyId, problems]));
}
