import type { Tx } from '@autosync/db';

/** The books of a company began anew in QuickBooks, and nobody has decided yet what that means for its records. */
export type BooksReset = { detail: string; foundAt: Date };

/** Stores that the books began anew; the first finding counts. What was written since `writtenSince` is in the new books. */
export async function saveBooksReset(
  tx: Tx,
  input: { tenantId: string; companyId: string; detail: string; writtenSince: Date | null; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'records.save-books-reset',
    text: `insert into records.books_resets (company_id, tenant_id, detail, found_at, written_since)
      values ($1, $2, $3, coalesce($4::timestamptz, clock_timestamp()), $5) on conflict (company_id) do nothing`,
    values: [input.companyId, input.tenantId, input.detail, input.now, input.writtenSince],
  });
}

export async function findBooksReset(tx: Tx, companyId: string): Promise<BooksReset | null> {
  const { rows } = await tx.query<{ detail: string; found_at: Date }>({
    name: 'records.find-books-reset',
    text: 'select detail, found_at from records.books_resets where company_id = $1',
    values: [companyId],
  });
  return rows[0] === undefined ? null : { detail: rows[0].detail, foundAt: rows[0].found_at };
}

/** The same, locked against a second decision. */
export async function lockBooksReset(tx: Tx, companyId: string): Promise<BooksReset | null> {
  const { rows } = await tx.query<{ detail: string; found_at: Date }>({
    name: 'records.lock-books-reset',
    text: 'select detail, found_at from records.books_resets where company_id = $1 for update',
    values: [companyId],
  });
  return rows[0] === undefined ? null : { detail: rows[0].detail, foundAt: rows[0].found_at };
}

export async function deleteBooksReset(tx: Tx, companyId: string): Promise<void> {
  await tx.query({
    name: 'records.delete-books-reset',
    text: 'delete from records.books_resets where company_id = $1',
    values: [companyId],
  });
}

/** How much is known of the old books. */
export type KnownOfBooks = {
  /** Records that have a document. */
  records: number;
  /** Calls that have no answer yet. */
  openCalls: number;
  /** Names that people mapped. */
  mappings: number;
  /** Payments, credit memos and invoices that were read. */
  documents: number;
};

export async function countKnownOfBooks(tx: Tx, companyId: string): Promise<KnownOfBooks> {
  const { rows } = await tx.query<KnownOfBooks>({
    name: 'records.count-known-of-books',
    text: `select
        (select count(*)::int from records.records where company_id = $1 and qbo_id is not null) as records,
        (select count(*)::int from records.intents where company_id = $1 and state = 'open') as "openCalls",
        (select count(*)::int from records.mappings where company_id = $1) as mappings,
        (select count(*)::int from records.qbo_documents where company_id = $1) as documents`,
    values: [companyId],
  });
  return rows[0] ?? { records: 0, openCalls: 0, mappings: 0, documents: 0 };
}

/** Documents that records had before a time, of one sequence of Ids, with a higher Id than this: the highest first. */
export async function findWrittenAbove(
  tx: Tx,
  input: { companyId: string; entities: readonly string[]; id: string; before: Date; limit: number },
): Promise<{ entity: string; qboId: string; document: Record<string, unknown> | null }[]> {
  // The Ids are compared on the index alone: that of a document is not much longer than the Id itself.
  const { rows } = await tx.query<{ entity: string; qbo_id: string; document: Record<string, unknown> | null }>({
    name: 'records.find-written-above',
    text: `select r.qbo_entity as entity, r.qbo_id, r.qbo_document as document
      from (
        select company_id, qbo_entity, qbo_id from records.records
        where company_id = $1 and qbo_entity = any($2::text[]) and qbo_id is not null
          and (length(qbo_id), qbo_id) > (length($3), $3)
        offset 0) above
      join records.records r using (company_id, qbo_entity, qbo_id)
      where r.synced_at < $4
      order by length(r.qbo_id) desc, r.qbo_id desc limit $5`,
    values: [input.companyId, input.entities, input.id, input.before, input.limit],
  });
  return rows.map(({ entity, qbo_id: qboId, document }) => ({ entity, qboId, document }));
}

/** Closes the calls that have no answer yet: the books that they were sent to are no more. */
export async function closeIntentsOfOldBooks(tx: Tx, { companyId, now }: { companyId: string; now: Date | null }) {
  const fault = { code: 'books-reset', message: 'The books began anew.', detail: '' };
  await tx.query({
    name: 'records.close-intents-of-old-books',
    text: `update records.intents set state = 'rejected', fault = $2::jsonb,
        closed_at = coalesce($3::timestamptz, clock_timestamp())
      where company_id = $1 and state = 'open'`,
    values: [companyId, JSON.stringify(fault), now],
  });
}

/**
 * Forgets the documents of records in the old books, `limit` at a time, and answers how many. Then the records go out again (`sendAgain`), or rest
 * until they change or are sent as new. One that was let go stays so; of one that was cancelled nothing is left to end.
 */
export async function forgetDocuments(
  tx: Tx,
  input: { companyId: string; sendAgain: boolean; limit: number; now: Date | null },
): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'records.forget-documents',
    text: `update records.records r set
        sync_state = case
          when r.sync_state = 'letGo' then 'letGo' when r.cancelled then 'cancelled' when $2 then 'pending' else 'unbatched' end,
        pending_since = case
          when r.sync_state = 'letGo' or r.cancelled or not $2 then null
          else coalesce($4::timestamptz, clock_timestamp()) end,
        failure = null, causes = null, requested = null, former_documents = '{}', synced_version = null, synced_at = null,
        qbo_entity = null, qbo_id = null, qbo_sync_token = null, qbo_doc_number = null, qbo_document = null, qbo_written = null
      where id in (
        select id from records.records where company_id = $1 and qbo_id is not null
          and not coalesce(
            synced_at >= (select b.written_since from records.books_resets b where b.company_id = $1), false)
        order by id limit $3 for no key update)`,
    values: [input.companyId, input.sendAgain, input.limit, input.now],
  });
  return rowCount;
}

/** What records without a document remember of the old books; those that failed or wait are tried anew. */
export async function forgetPast(tx: Tx, { companyId, now }: { companyId: string; now: Date | null }): Promise<void> {
  await tx.query({
    name: 'records.forget-past',
    text: `update records.records r set former_documents = '{}', failure = null, causes = null, requested = null,
        sync_state = case when sync_state in ('failed', 'held') then 'pending' else sync_state end,
        pending_since = case when sync_state in ('failed', 'held', 'pending')
          then coalesce($2::timestamptz, clock_timestamp()) else pending_since end
      where company_id = $1 and (former_documents <> '{}' or causes is not null or failure is not null or requested is not null)`,
    values: [companyId, now],
  });
}

const ofTheBooks = [
  'reference_cache',
  'list_entries',
  'list_reads',
  'mappings',
  'qbo_documents',
  'document_reads',
  'staged_documents',
  'qbo_customers',
  'unreadable_documents',
  'preview_items',
] as const;

/** Names, lists, mappings and what was read of the books. What was applied is told as removed to those who follow it. */
export async function forgetBooks(tx: Tx, { companyId, now }: { companyId: string; now: Date | null }): Promise<void> {
  for (const table of ofTheBooks) {
    await tx.query({
      name: `records.forget-${table}`,
      text: `delete from records.${table} where company_id = $1`,
      values: [companyId],
    });
  }
  await tx.query({
    name: 'records.forget-mapping-version',
    text: `update records.mapping_versions set version = version + 1,
        updated_at = coalesce($2::timestamptz, clock_timestamp()) where company_id = $1`,
    values: [companyId, now],
  });
  await tx.query({
    name: 'records.forget-applications',
    text: `with last as (
        select sequence from records.payment_syncs where company_id = $1 for update
      ), gone as (
        select payment_id, target_entity, target_id,
          row_number() over (order by sequence) + (select sequence from last) as next
        from records.applications where company_id = $1 and not removed
      ), told as (
        update records.applications a set removed = true, sequence = g.next,
          changed_at = coalesce($2::timestamptz, clock_timestamp())
        from gone g where a.company_id = $1
          and (a.payment_id, a.target_entity, a.target_id) = (g.payment_id, g.target_entity, g.target_id)
      )
      update records.payment_syncs set watermark = null, counted_at = null, home_currency = null, highest_id = 0,
        sequence = sequence + (select count(*) from gone)
      where company_id = $1`,
    values: [companyId, now],
  });
}

/** Payments are read anew from the beginning, as of a company that was never read. */
export async function readPaymentsAnew(
  tx: Tx,
  { companyId, now }: { companyId: string; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'records.read-payments-anew',
    text: `update records.payment_syncs set watermark = null, counted_at = coalesce($2::timestamptz, clock_timestamp())
      where company_id = $1`,
    values: [companyId, now],
  });
}
