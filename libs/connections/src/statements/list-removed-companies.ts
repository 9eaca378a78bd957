import type { Tx } from '@autosync/db';

/** Companies that were removed before the given instant, those after `after` in the order of their ids; of all tenants. */
export async function listRemovedCompanies(
  tx: Tx,
  { before, after, limit }: { before: Date; after: string | null; limit: number },
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>({
    name: 'connections.list-removed-companies',
    text: `select id from accounts.companies
      where removed and updated_at < $1 and ($2::uuid is null or id > $2) order by id limit $3`,
    values: [before, after, limit],
  });
  return rows.map(({ id }) => id);
}
