import type { Tx } from '@autosync/db';
import type { BooksReset } from './books-reset.ts';

/** What earlier holders of a company's lock left for the next one. */
export type Handover = {
  /** The limiter's window, as it was given. */
  limiterWindow: unknown;
  /** The books began anew, and nobody has decided yet what that means. */
  reset: BooksReset | null;
  /** The database was restored from a backup: QuickBooks may hold documents that nobody here knows of. */
  restored: boolean;
};

/** Read it after the epochs were raised: then nobody before can still change it. Answers in the order of the companies. */
export async function readHandovers(tx: Tx, companyIds: readonly string[]): Promise<Handover[]> {
  const { rows } = await tx.query<{
    company_id: string;
    state: unknown;
    detail: string | null;
    found_at: Date | null;
    restored: boolean;
  }>({
    name: 'records.read-handovers',
    text: `select w.company_id, l.state, b.detail, b.found_at, exists (
          select 1 from records.restores r
          where r.until > clock_timestamp() and (r.company_id is null or r.company_id = w.company_id)) as restored
        from unnest($1::uuid[]) as w(company_id)
        left join records.limiter_windows l using (company_id) left join records.books_resets b using (company_id)`,
    values: [companyIds],
  });
  const known = new Map(rows.map((row) => [row.company_id, row]));
  return companyIds.map((companyId) => {
    const { state = null, detail = null, found_at: foundAt = null, restored = false } = known.get(companyId) ?? {};
    const reset = detail === null || foundAt === null ? null : { detail, foundAt };
    return { limiterWindow: state, reset, restored };
  });
}
