import type { Intent, SyncedDocument } from '@autosync/records';
import { textField } from './body-fields.ts';
import { withLineIds } from './merging/lines.ts';
import type { Write } from './writes.ts';

/** What QBO holds of a record by an intent that was carried out. */
export function documentOf(intent: Intent, body: Record<string, unknown>): SyncedDocument {
  return {
    entity: intent.entity,
    qboId: textField(body, 'Id'),
    syncToken: textField(body, 'SyncToken'),
    version: intent.version,
    document: body,
    written: { ...withLineIds(intent.written ?? intent.payload, body) },
  };
}

/** Closes an intent that was carried out, where the record is not settled with it but goes on with the document. */
export function heldBy(
  intent: Intent,
  { recordId, document, intuitTid = null }: { recordId: string; document: SyncedDocument; intuitTid?: string | null },
): Write {
  const { requestId } = intent;
  const docNumber = textField({ ...document.document }, 'DocNumber') || null;
  return {
    intentEnd: { requestId, state: 'succeeded', qboId: document.qboId, fault: null, intuitTid },
    held: { recordId, document, docNumber },
  };
}
