import type { Tx } from '@autosync/db';

export type PendingFacts = {
  pending: number;
  oldestPendingAt: Date | null;
  inClosedBooks: number;
  usesClasses: boolean;
  usesDepartments: boolean;
  /** The currencies that they are in, where they say so. */
  currencies: string[];
};

/** More pending records than these are not looked at one by one. */
const MOST_PENDING = 10_000;

/** What the pending records of a company and type are like. `closedUntil`: the last day of the closed period. */
export async function pendingFacts(
  tx: Tx,
  { companyId, type, closedUntil }: { companyId: string; type: string; closedUntil: string | null },
): Promise<PendingFacts> {
  const { rows } = await tx.query<PendingFacts>({
    name: 'gateway.pending-facts',
    text: `
      with pending as materialized (
        select content, pending_since from records.records
        where company_id = $1 and type = $2 and pending_since is not null
        order by pending_since limit ${MOST_PENDING}
      )
      select count(*)::int as pending, min(pending_since) as "oldestPendingAt",
             count(*) filter (where content ->> 'date' <= $3)::int as "inClosedBooks",
             coalesce(bool_or(content @? '$.**.class'), false) as "usesClasses",
             coalesce(bool_or(content @? '$.**.department'), false) as "usesDepartments",
             coalesce(array_agg(distinct content ->> 'currency') filter (where content ->> 'currency' is not null), '{}')
               as currencies
      from pending`,
    values: [companyId, type, closedUntil],
  });
  return rows[0] as PendingFacts;
}

/** How many records of a company wait to be sent, by type; a type without any is left out. */
export async function countPending(tx: Tx, companyId: string): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ type: string; pending: number }>({
    name: 'gateway.count-pending',
    text: `select type, count(*)::int as pending from records.records
      where company_id = $1 and sync_state = 'pending' group by type`,
    values: [companyId],
  });
  return new Map(rows.map(({ type, pending }) => [type, pending]));
}
