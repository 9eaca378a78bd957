import type { Tx } from '@autosync/db';
import type { Cause } from './settlement.ts';
import { inRun, scopeValues, type WorkScope } from './work.ts';

/** A record and the number that its document is to have. */
export type WantedNumber = { recordId: string; number: string };

/**
 * Which records of the run have a document with one of these numbers and may give it up (another number, an end, a person's
 * decision): by the record that wants the number, the record that has it.
 */
export async function findNumberHolders(
  tx: Tx,
  input: WorkScope & { wanted: readonly WantedNumber[] },
): Promise<Map<string, string>> {
  const rows = input.wanted.map(({ recordId, number }) => ({ record_id: recordId, number }));
  const scope = inRun(input);
  const result = await tx.query<{ record_id: string; holder: string }>({
    name: `records.find-number-holders-${scope.name}`,
    text: `select distinct on (w.record_id) w.record_id, r.id as holder
      from jsonb_to_recordset($5::jsonb) as w(record_id uuid, number text)
      join records.records r on r.qbo_doc_number = w.number and r.id <> w.record_id
      where ${scope.text} and r.qbo_doc_number is not null
        and (r.cancelled or r.requested is not null or r.number is distinct from r.qbo_doc_number)
      order by w.record_id, r.id`,
    values: [...scopeValues(input), JSON.stringify(rows)],
  });
  return new Map(result.rows.map((row) => [row.record_id, row.holder]));
}

/** The record that has a document, and whether its number will be free soon. */
export type DocumentHolder = {
  entity: string;
  qboId: string;
  /** The record wants another number than its document has. */
  wantsOther: boolean;
  /** It is to be handled now. */
  pending: boolean;
  /** What it waits for. */
  causes: readonly Cause[];
};

export async function findDocumentHolders(
  tx: Tx,
  input: {
    companyId: string;
    type: string;
    /** What is pending since then is to be handled now. */
    firstStartedAt: Date;
    documents: readonly { entity: string; qboId: string }[];
  },
): Promise<DocumentHolder[]> {
  const rows = input.documents.map(({ entity, qboId }) => ({ entity, qbo_id: qboId }));
  const result = await tx.query<{
    entity: string;
    qbo_id: string;
    wants_other: boolean;
    pending: boolean;
    causes: Cause[] | null;
  }>({
    name: 'records.find-document-holders',
    text: `select d.entity, d.qbo_id, r.number is distinct from r.qbo_doc_number as wants_other,
        coalesce(r.pending_since <= $3, false) as pending, r.causes
      from jsonb_to_recordset($4::jsonb) as d(entity text, qbo_id text)
      join records.records r on r.company_id = $1 and r.qbo_entity = d.entity and r.qbo_id = d.qbo_id
      where r.type = $2`,
    values: [input.companyId, input.type, input.firstStartedAt, JSON.stringify(rows)],
  });
  return result.rows.map((row) => ({
    entity: row.entity,
    qboId: row.qbo_id,
    wantsOther: row.wants_other,
    pending: row.pending,
    causes: row.causes ?? [],
  }));
}

/** Which of the numbers several records of the type want, counting those that are in QuickBooks or on their way there. */
export async function findContestedNumbers(
  tx: Tx,
  input: { companyId: string; type: string; numbers: readonly string[] },
): Promise<Set<string>> {
  const result = await tx.query<{ number: string }>({
    name: 'records.find-contested-numbers',
    text: `select number from records.records
      where company_id = $1 and type = $2 and number = any($3::text[]) and not cancelled
        and sync_state not in ('cancelled', 'unbatched', 'letGo')
      group by number having count(*) > 1`,
    values: [input.companyId, input.type, input.numbers],
  });
  return new Set(result.rows.map(({ number }) => number));
}

/**
 * Whether a document is that of another record of the company, of whatever type, which is about to give its number up: it wants
 * another one and is to be handled, or waits for a number itself. `swaps`: it wants the number that this record's document has.
 * A number with a suffix of ours is one that the record keeps. Null: nobody gives it up.
 */
export async function findNumberLeaving(
  tx: Tx,
  input: { companyId: string; recordId: string; entity: string; qboId: string; own: string | null },
): Promise<{ type: string; swaps: boolean } | null> {
  const { rows } = await tx.query<{ type: string; swaps: boolean }>({
    name: 'records.find-number-leaving',
    text: `select r.type, coalesce(lower(wanted) = lower($5), false) as swaps
      from records.records r,
        lateral (select coalesce(r.content ->> 'vendorInvoiceNumber', r.content ->> 'number') as wanted) w
      where r.company_id = $1 and r.qbo_entity = $2 and r.qbo_id = $3 and r.id <> $4 and not r.cancelled
        and wanted is distinct from r.qbo_doc_number and not starts_with(coalesce(r.qbo_doc_number, ''), wanted)
        and (r.pending_since is not null or not exists (
          select 1 from jsonb_array_elements(coalesce(r.causes, '[{}]')) c where c ->> 'look' is distinct from 'number'))`,
    values: [input.companyId, input.entity, input.qboId, input.recordId, input.own],
  });
  return rows[0] ?? null;
}
