import type { Tx } from '@autosync/db';

/** Restores from a backup whose time is not over: workers look before they create. */
export async function countRestores(tx: Tx): Promise<number> {
  const { rows } = await tx.query<{ count: number }>({
    name: 'records.count-restores',
    text: 'select count(*)::int as count from records.restores where until > clock_timestamp()',
  });
  return rows[0]?.count ?? 0;
}

/** Which of these are records of the company. */
export async function knownRecords(
  tx: Tx,
  { companyId, recordIds }: { companyId: string; recordIds: readonly string[] },
): Promise<Set<string>> {
  const { rows } = await tx.query<{ id: string }>({
    name: 'records.known-records',
    text: 'select id from records.records where company_id = $1 and id = any($2::uuid[])',
    values: [companyId, recordIds],
  });
  return new Set(rows.map(({ id }) => id));
}
