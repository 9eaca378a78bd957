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
