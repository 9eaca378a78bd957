import type { Tx } from '@autosync/db';
import { storableJson } from './storable-json.ts';

export type PreviewItem = { recordId: string; externalId: string; version: number; shown: Record<string, unknown> };

export async function storePreviewItems(
  tx: Tx,
  input: {
    tenantId: string;
    companyId: string;
    previewId: string;
    items: readonly PreviewItem[];
    now: Date | null;
  },
): Promise<void> {
  const rows = input.items.map(({ recordId, externalId, version, shown }) => ({
    record_id: recordId,
    external_id: externalId,
    version,
    shown,
  }));
  await tx.query({
    name: 'records.store-preview-items',
    text: `
      insert into records.preview_items (preview_id, external_id, tenant_id, company_id, record_id, version, shown, created_at)
      select $1, i.external_id, $2, $3, i.record_id, i.version, i.shown, coalesce($5::timestamptz, clock_timestamp())
      from jsonb_to_recordset($4::jsonb) as i(external_id text, record_id uuid, version integer, shown jsonb)
      on conflict (preview_id, external_id) do nothing`,
    values: [input.previewId, input.tenantId, input.companyId, storableJson(rows), input.now],
  });
}

/**
 * A page of what a dry run showed, those after `after`. It ends before `maxBytes` of documents, but never before the first: some
 * documents have ten thousand lines.
 */
export async function listPreviewItems(
  tx: Tx,
  page: { companyId: string; previewId: string; after: string; limit: number; maxBytes: number },
): Promise<PreviewItem[]> {
  const { rows } = await tx.query<{ record_id: string; external_id: string; version: number; shown: object }>({
    name: 'records.list-preview-items',
    text: `
      select record_id, external_id, version, shown from (
        select p.*, sum(pg_column_size(p.shown)) over (order by p.external_id) - pg_column_size(p.shown) as bytes_before
        from (select * from records.preview_items
          where company_id = $1 and preview_id = $2 and external_id > $3
          order by external_id limit $4) p) sized
      where bytes_before < $5 order by external_id`,
    values: [page.companyId, page.previewId, page.after, page.limit, page.maxBytes],
  });
  return rows.map(({ record_id: recordId, external_id: externalId, version, shown }) => ({
    recordId,
    externalId,
    version,
    shown: { ...shown },
  }));
}

/** SQL: a dry run showed that something would be done; `p` is its item. */
export const showsWork = `p.shown ->> 'outcome' in ('create', 'update', 'void', 'delete')`;

export type ShownItem = PreviewItem & { shownAt: Date };

/** What a dry run showed of these records, or of all that something would be done for. */
export async function findShown(
  tx: Tx,
  { companyId, previewId, recordIds }: { companyId: string; previewId: string; recordIds?: readonly string[] },
): Promise<ShownItem[]> {
  const { rows } = await tx.query<{
    record_id: string;
    external_id: string;
    version: number;
    shown: object;
    created_at: Date;
  }>({
    name: 'records.find-shown',
    text: `select p.record_id, p.external_id, p.version, p.shown, p.created_at from records.preview_items p
      where p.company_id = $1 and p.preview_id = $2 and ${showsWork}
        and ($3::uuid[] is null or p.record_id = any($3::uuid[]))
      order by p.external_id`,
    values: [companyId, previewId, recordIds ?? null],
  });
  return rows.map(({ record_id: recordId, external_id: externalId, created_at: shownAt, version, shown }) => ({
    recordId,
    externalId,
    version,
    shown: { ...shown },
    shownAt,
  }));
}

/** Whether anything is kept of a dry run that a batch could do. */
export async function isPreviewKept(
  tx: Tx,
  { companyId, previewId }: { companyId: string; previewId: string },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'records.is-preview-kept',
    text: `select 1 from records.preview_items p
      where p.company_id = $1 and p.preview_id = $2 and ${showsWork} limit 1`,
    values: [companyId, previewId],
  });
  return rowCount > 0;
}
