import type { Tx } from '@autosync/db';
import { storableJson } from './storable-json.ts';
import type { SyncedDocument } from './work.ts';

/**
 * Stores what QBO holds of a record now, without an outcome of the record: it is still in hand, and is settled afterwards.
 */
export async function holdDocument(
  tx: Tx,
  { recordId, document, docNumber }: { recordId: string; document: SyncedDocument; docNumber: string | null },
): Promise<void> {
  await tx.query({
    name: 'records.hold-document',
    text: `
      update records.records r set qbo_entity = $2, qbo_id = $3, qbo_sync_token = $4, qbo_doc_number = $5,
        qbo_document = nullif($6::jsonb, 'null'), qbo_written = nullif($7::jsonb, 'null'), synced_version = $8
      where id = $1`,
    values: [
      recordId,
      document.entity,
      document.qboId,
      document.syncToken,
      docNumber,
      storableJson(document.document),
      storableJson(document.written),
      document.version,
    ],
  });
}
