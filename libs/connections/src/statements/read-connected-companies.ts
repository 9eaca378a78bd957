import type { Tx } from '@autosync/db';
import type { CompanyRow, ConnectionRow } from '../connection-row.ts';
import { connectionColumns } from './read-connection.ts';

/** Null: that tenant has no such company, or the company has no connection. */
export type ConnectedCompany = { company: CompanyRow | null; connection: ConnectionRow | null };

type Row = Pick<CompanyRow, 'name' | 'timeZone' | 'settings'> & {
  id: string;
  companyRealmId: string | null;
  isConnection: boolean;
} & ConnectionRow;

/**
 * What runs need to know of companies, and their connections as they are now: one statement for companies of several
 * tenants. Answers in the order asked for.
 */
export async function readConnectedCompanies(
  tx: Tx,
  companies: readonly { tenantId: string; companyId: string }[],
): Promise<ConnectedCompany[]> {
  const { rows } = await tx.query<Row>({
    name: 'connections.read-connected-companies',
    text: `
      select c.id, c.name, c.time_zone as "timeZone", c.settings, c.realm_id as "companyRealmId",
             n.company_id is not null as "isConnection", ${connectionColumns('n')}
      from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, company_id)
      join accounts.companies c on c.id = w.company_id and c.tenant_id = w.tenant_id
      left join accounts.connections n on n.company_id = c.id`,
    values: [companies.map(({ tenantId }) => tenantId), companies.map(({ companyId }) => companyId)],
  });
  const known = new Map(rows.map((row) => [row.id, row]));
  return companies.map(({ tenantId, companyId }) => {
    const row = known.get(companyId);
    if (row === undefined) return { company: null, connection: null };
    const { id: _, name, timeZone, settings, companyRealmId: realmId, isConnection, ...connection } = row;
    return {
      company: { companyId, tenantId, name, timeZone, settings, realmId },
      connection: isConnection ? connection : null,
    };
  });
}
