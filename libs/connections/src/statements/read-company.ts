import type { Tx } from '@autosync/db';
import type { CompanyRow } from '../connection-row.ts';

/** The facts of a company that a run needs; null when there is none (or it is another tenant's). */
export async function readCompany(tx: Tx, companyId: string): Promise<CompanyRow | null> {
  const { rows } = await tx.query<CompanyRow>({
    name: 'connections.read-company',
    text: `
      select id as "companyId", tenant_id as "tenantId", name, time_zone as "timeZone", settings,
             realm_id as "realmId"
      from accounts.companies where id = $1`,
    values: [companyId],
  });
  return rows[0] ?? null;
}
