import type { Tx } from '@autosync/db';

// One statement per kind of row that is only kept for a while. Each deletes a page and answers how many rows went, so that
// no transaction is long: whoever calls them goes on while a page was full.

type Page = { before: Date; limit: number };

async function deletePage(tx: Tx, name: string, text: string, { before, limit }: Page): Promise<number> {
  return (await tx.query({ name: `records.${name}`, text, values: [before, limit] })).rowCount;
}

/** Runs that ended. Keep them longer than the topics keep events, so that one that comes again is known. */
export async function deleteOldRuns(tx: Tx, page: Page): Promise<number> {
  const text = `delete from records.runs where run_id in (
    select run_id from records.runs where updated_at < $1 and ended order by updated_at limit $2)`;
  return deletePage(tx, 'delete-old-runs', text, page);
}

/** Runs that nobody has ended, and that no worker has touched since. */
export async function deleteAbandonedRuns(tx: Tx, page: Page): Promise<number> {
  const text = `delete from records.runs where run_id in (
    select run_id from records.runs where updated_at < $1 and not ended order by updated_at limit $2)`;
  return deletePage(tx, 'delete-abandoned-runs', text, page);
}

/** Intents that got their definite answer: the history of a record. One that is open is never deleted. */
export async function deleteOldIntents(tx: Tx, page: Page): Promise<number> {
  const text = `delete from records.intents where id in (
    select id from records.intents where closed_at < $1 and state <> 'open' order by closed_at limit $2)`;
  return deletePage(tx, 'delete-old-intents', text, page);
}

/** Reads of several calls that nobody goes on with, with what they had found. */
export async function deleteAbandonedReads(tx: Tx, page: Page): Promise<number> {
  const text = `
    with gone as (
      delete from records.document_reads where run_id in (
        select run_id from records.document_reads where updated_at < $1 order by updated_at limit $2)
      returning run_id
    ), staged as (
      delete from records.staged_documents where run_id in (select run_id from gone)
    )
    select run_id from gone`;
  return deletePage(tx, 'delete-abandoned-reads', text, page);
}

/** Comparisons that ended, and differences that are over: the history of what was once not the same. */
export async function deleteOldComparisons(tx: Tx, page: Page): Promise<number> {
  const text = `delete from records.comparisons where id in (
    select id from records.comparisons where ended_at < $1 order by ended_at limit $2)`;
  return deletePage(tx, 'delete-old-comparisons', text, page);
}

export async function deleteOldDifferences(tx: Tx, page: Page): Promise<number> {
  const text = `delete from records.differences where id in (
    select id from records.differences where closed_at < $1 order by closed_at limit $2)`;
  return deletePage(tx, 'delete-old-differences', text, page);
}

/** What dry runs showed. */
export async function deleteOldPreviews(tx: Tx, page: Page): Promise<number> {
  const text = `delete from records.preview_items where (preview_id, external_id) in (
    select preview_id, external_id from records.preview_items where created_at < $1 order by created_at limit $2)`;
  return deletePage(tx, 'delete-old-previews', text, page);
}

/** Windows of the limiter: after a minute without a call, and a quarter of an hour of rest, they say nothing any more. */
export async function deleteOldLimiterWindows(tx: Tx, page: Page): Promise<number> {
  const text = `delete from records.limiter_windows where company_id in (
    select company_id from records.limiter_windows where updated_at < $1 order by updated_at limit $2)`;
  return deletePage(tx, 'delete-old-limiter-windows', text, page);
}

/** Everything of a company beside its records and their intents. Runs and results go by their age. */
const tablesOfCompany = [
  'qbo_documents',
  'applications',
  'payment_syncs',
  'document_reads',
  'staged_documents',
  'qbo_customers',
  'unreadable_documents',
  'reference_cache',
  'books_resets',
  'mappings',
  'mapping_versions',
  'list_entries',
  'list_reads',
  'limiter_windows',
  'preview_items',
  'comparison_states',
  'comparisons',
  'compared_documents',
  'differences',
  'restores',
  'company_fences',
] as const;

/**
 * A page of the rows of a company that was removed: records with their intents first, and the rest when there are none
 * left. Answers how many rows went; 0 means that nothing is left.
 */
export async function deleteRowsOfCompany(
  tx: Tx,
  { companyId, limit }: { companyId: string; limit: number },
): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'records.delete-intents-of-company',
    text: `delete from records.intents where record_id in (
        select id from records.records where company_id = $1 order by type, external_id limit $2)
      or (company_id = $1 and state = 'open' and record_id is null)`,
    values: [companyId, limit],
  });
  const records = await tx.query({
    name: 'records.delete-records-of-company',
    text: `delete from records.records where id in (
      select id from records.records where company_id = $1 order by type, external_id limit $2)`,
    values: [companyId, limit],
  });
  if (records.rowCount > 0) return rowCount + records.rowCount;
  let others = 0;
  for (const table of tablesOfCompany) {
    const text = `delete from records.${table} where company_id = $1`;
    others += (await tx.query({ name: `records.delete-${table}-of-company`, text, values: [companyId] })).rowCount;
  }
  return others;
}
