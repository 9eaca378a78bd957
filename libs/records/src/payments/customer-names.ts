import type { Tx } from '@autosync/db';

/** Keeps the present names of customers; what was read last counts. */
export async function saveCustomerNames(
  tx: Tx,
  input: { tenantId: string; companyId: string; names: ReadonlyMap<string, string> },
): Promise<void> {
  if (input.names.size === 0) return;
  await tx.query({
    name: 'records.save-customer-names',
    text: `insert into records.qbo_customers as c (company_id, tenant_id, qbo_id, name)
      select $1, $2, n.qbo_id, n.name from unnest($3::text[], $4::text[]) as n(qbo_id, name) order by n.qbo_id
      on conflict (company_id, qbo_id) do update set name = excluded.name where c.name <> excluded.name`,
    values: [input.companyId, input.tenantId, [...input.names.keys()], [...input.names.values()]],
  });
}
