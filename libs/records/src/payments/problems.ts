import type { Tx } from '@autosync/db';
import { stands } from '../comparing/differences.ts';
import { endedByOthers } from './merging.ts';

/** Something about a document in QBO that a person should look at. */
export type DocumentProblem = {
  /** The type of the record of ours that it is about, else `payments`. */
  recordType: string;
  /** `voided`, `deleted`, or `unreadable` with a reason. */
  what: 'voided' | 'deleted' | 'unreadable';
  reason: string;
  /** The client's own id of the record, or "Payment 74". */
  externalId: string;
  at: Date;
};

/**
 * Documents of records that somebody in QBO voided or deleted, unless a person accepted that, and documents that cannot be
 * read; the newest first, at most `limit`.
 */
export async function listDocumentProblems(
  tx: Tx,
  { companyId, limit }: { companyId: string; limit: number },
): Promise<DocumentProblem[]> {
  const result = await tx.query<DocumentProblem>({
    name: 'records.list-document-problems',
    text: `
      select r.type as "recordType", e.state as what, '' as reason, r.external_id as "externalId", e.state_since as at
      from records.qbo_documents e
      join records.records r on r.company_id = e.company_id and r.qbo_entity = e.entity and r.qbo_id = e.qbo_id
      where e.company_id = $1 and ${endedByOthers('e', 'r')}
        and not exists (select 1 from records.differences d
          where d.record_id = r.id and d.kind = e.state and d.accepted_at is not null and ${stands})
      union all
      select 'payments', 'unreadable', u.reason, u.entity || ' ' || u.qbo_id, u.first_at
      from records.unreadable_documents u where u.company_id = $1
      order by at desc, "externalId" limit $2`,
    values: [companyId, limit],
  });
  return result.rows;
}
