import type { Tx } from '@autosync/db';
import { storableJson } from '../storable-json.ts';

type Place = { companyId: string; type: string };

/** A field of a document with both values, as people read them. */
export type DifferingField = { field: string; name: string; ours: string | null; theirs: string | null };

/** A document of QuickBooks, as far as a comparison remembers it. */
export type ComparedDocument = {
  entity: string;
  qboId: string;
  state: 'live' | 'voided' | 'deleted';
  syncToken: string;
  /** The record that its private note names. */
  markedRecord: string | null;
  docNumber: string | null;
  /** Decimal text. */
  total: string | null;
  currency: string | null;
  /** The version that our record knew when this one was compared with it; null: nobody compared. */
  comparedToken: string | null;
  fields: readonly DifferingField[];
};

/** The entities of which the type has, or had, documents. */
export async function comparedEntities(tx: Tx, { companyId, type }: Place): Promise<string[]> {
  const { rows } = await tx.query<{ entity: string }>({
    name: 'records.compared-entities',
    text: `
      select qbo_entity as entity from records.records
      where company_id = $1 and type = $2 and qbo_entity is not null and qbo_id is not null
      union
      select split_part(former, '/', 1) from records.records, unnest(former_documents) as former
      where company_id = $1 and type = $2 and former_documents <> '{}'
      order by entity`,
    values: [companyId, type],
  });
  return rows.map(({ entity }) => entity);
}

/** Remembers what a read showed. The same page twice is the same. */
export async function saveComparedDocuments(
  tx: Tx,
  input: Place & { tenantId: string; comparisonId: string; documents: readonly ComparedDocument[] },
): Promise<void> {
  if (input.documents.length === 0) return;
  await tx.query({
    name: 'records.save-compared-documents',
    text: `
      insert into records.compared_documents (tenant_id, company_id, type, seen_by, entity, qbo_id, state, sync_token,
        marked_record, doc_number, total, currency, compared_token, fields)
      select distinct on (d.entity, d."qboId") $1::uuid, $2::uuid, $3, $4::uuid, d.entity, d."qboId", d.state, d."syncToken",
        d."markedRecord", d."docNumber", d.total, d.currency, d."comparedToken", d.fields
      from jsonb_to_recordset($5::jsonb) as d(entity text, "qboId" text, state text, "syncToken" text,
        "markedRecord" uuid, "docNumber" text, total numeric, currency text, "comparedToken" text, fields jsonb)
      order by d.entity, d."qboId"
      on conflict (company_id, type, entity, qbo_id) do update set
        seen_by = excluded.seen_by, state = excluded.state, sync_token = excluded.sync_token,
        marked_record = excluded.marked_record, doc_number = excluded.doc_number, total = excluded.total,
        currency = excluded.currency, compared_token = excluded.compared_token, fields = excluded.fields`,
    values: [input.tenantId, input.companyId, input.type, input.comparisonId, storableJson(input.documents)],
  });
}

/** Forgets documents that are said to be gone. Ours among them are asked for by their Ids before anybody believes it. */
export async function forgetComparedDocuments(
  tx: Tx,
  { companyId, type, entity, qboIds }: Place & { entity: string; qboIds: readonly string[] },
): Promise<void> {
  if (qboIds.length === 0) return;
  await tx.query({
    name: 'records.forget-compared-documents',
    text: `delete from records.compared_documents
      where company_id = $1 and type = $2 and entity = $3 and qbo_id = any($4::text[])`,
    values: [companyId, type, entity, qboIds],
  });
}

/** After a complete read of an entity: what it has not shown is not known any more. */
export async function forgetUnseenDocuments(
  tx: Tx,
  { companyId, type, entity, comparisonId }: Place & { entity: string; comparisonId: string },
): Promise<void> {
  await tx.query({
    name: 'records.forget-unseen-documents',
    text: `delete from records.compared_documents
      where company_id = $1 and type = $2 and entity = $3 and seen_by <> $4`,
    values: [companyId, type, entity, comparisonId],
  });
}

/** How many documents of the entity QuickBooks has as far as we know. */
export async function countComparedDocuments(
  tx: Tx,
  { companyId, type, entity }: Place & { entity: string },
): Promise<number> {
  const { rows } = await tx.query<{ count: number }>({
    name: 'records.count-compared-documents',
    text: `select count(*)::int as count from records.compared_documents
      where company_id = $1 and type = $2 and entity = $3 and state <> 'deleted'`,
    values: [companyId, type, entity],
  });
  return rows[0]?.count ?? 0;
}

/**
 * The documents of one entity that our records point at and that no read has shown; what was written since `before` is left
 * out, since no read can have shown it yet.
 */
export async function listUnseenOurs(
  tx: Tx,
  { companyId, type, before, limit }: Place & { before: Date; limit: number },
): Promise<{ entity: string; qboIds: string[] } | null> {
  const { rows } = await tx.query<{ entity: string; qbo_id: string }>({
    name: 'records.list-unseen-ours',
    text: `select r.qbo_entity as entity, r.qbo_id from records.records r
      where r.company_id = $1 and r.type = $2 and r.qbo_id is not null and r.sync_state <> 'letGo'
        and coalesce(r.synced_at, '-infinity') < $3
        and not exists (select 1 from records.compared_documents d
          where d.company_id = $1 and d.type = $2 and d.entity = r.qbo_entity and d.qbo_id = r.qbo_id)
      order by r.qbo_entity, r.qbo_id limit $4`,
    values: [companyId, type, before, limit],
  });
  const [first] = rows;
  if (first === undefined) return null;
  const qboIds = rows.filter(({ entity }) => entity === first.entity).map((row) => row.qbo_id);
  return { entity: first.entity, qboIds };
}

/** What we know of a document that QuickBooks has in another version. */
export type OurVersion = {
  qboId: string;
  syncToken: string;
  written: Record<string, unknown> | null;
  document: Record<string, unknown> | null;
};

/** Our versions of those documents whose token is not the one that the record knows. */
export async function findOtherVersions(
  tx: Tx,
  input: Place & { entity: string; documents: readonly { qboId: string; syncToken: string }[] },
): Promise<Map<string, OurVersion>> {
  const { rows } = await tx.query<OurVersion>({
    name: 'records.find-other-versions',
    text: `select r.qbo_id as "qboId", r.qbo_sync_token as "syncToken", r.qbo_written as written, r.qbo_document as document
      from unnest($4::text[], $5::text[]) as d(qbo_id, sync_token)
      join records.records r on r.company_id = $1 and r.qbo_entity = $3 and r.qbo_id = d.qbo_id
      where r.type = $2 and r.qbo_sync_token <> d.sync_token`,
    values: [
      input.companyId,
      input.type,
      input.entity,
      input.documents.map(({ qboId }) => qboId),
      input.documents.map(({ syncToken }) => syncToken),
    ],
  });
  return new Map(rows.map((row) => [row.qboId, row]));
}

/** The content of the records that were synced last, the newest first: what their names are compared by. */
export async function listRecentContents(
  tx: Tx,
  { companyId, type, since, limit }: Place & { since: Date; limit: number },
): Promise<unknown[]> {
  const { rows } = await tx.query<{ content: unknown }>({
    name: 'records.list-recent-contents',
    text: `select content from records.records
      where company_id = $1 and type = $2 and sync_state = 'synced' and synced_at >= $3
      order by synced_at desc limit $4`,
    values: [companyId, type, since, limit],
  });
  return rows.map(({ content }) => content);
}
