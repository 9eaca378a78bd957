import { contentHash } from '@autosync/core';
import type { Tx } from '@autosync/db';

export type RecordInput = { externalId: string; content: unknown };
export type UpsertOutcome = 'created' | 'updated' | 'unchanged';

/**
 * Stores what the source system sent, in one statement. A record whose content is the same stays as it is; a changed one
 * gets the next version and becomes pending. `externalId`s must be distinct. Answers are in the order given.
 */
export async function upsertRecords(
  tx: Tx,
  input: { tenantId: string; companyId: string; type: string; records: readonly RecordInput[]; now: Date | null },
): Promise<{ externalId: string; recordId: string; version: number; outcome: UpsertOutcome }[]> {
  const rows = input.records.map((record) => ({
    external_id: record.externalId,
    content: record.content,
    content_hash: contentHash(record.content),
  }));
  // The sub-select sorts by key, so that two bulk requests of one company cannot lock rows in opposite orders.
  const result = await tx.query<{ external_id: string; id: string; version: number; outcome: UpsertOutcome }>({
    name: 'records.upsert',
    text: `
      with input as (
        select * from jsonb_to_recordset($4::jsonb) as r(external_id text, content jsonb, content_hash text)
      ), stored as (
        insert into records.records as r
          (tenant_id, company_id, type, external_id, content, content_hash, pending_since, created_at, updated_at)
        select $1::uuid, $2::uuid, $3, i.external_id, i.content, i.content_hash, t.now, t.now, t.now
        from input i, (select coalesce($5::timestamptz, clock_timestamp()) as now) t
        order by i.external_id
        on conflict (company_id, type, external_id) do update set
          content = excluded.content,
          content_hash = excluded.content_hash,
          version = r.version + 1,
          sync_state = 'pending',
          pending_since = least(r.pending_since, excluded.pending_since),
          updated_at = excluded.updated_at
        where r.content_hash <> excluded.content_hash
        returning r.external_id, r.id, r.version
      )
      select i.external_id,
             coalesce(s.id, r.id) as id,
             coalesce(s.version, r.version) as version,
             case when s.id is null then 'unchanged' when s.version = 1 then 'created' else 'updated' end as outcome
      from input i
      left join stored s on s.external_id = i.external_id
      left join records.records r
        on s.id is null and r.company_id = $2::uuid and r.type = $3 and r.external_id = i.external_id`,
    values: [input.tenantId, input.companyId, input.type, JSON.stringify(rows), input.now],
  });
  const byKey = new Map(result.rows.map((row) => [row.external_id, row]));
  return input.records.flatMap(({ externalId }) => {
    const row = byKey.get(externalId);
    return row === undefined ? [] : [{ externalId, recordId: row.id, version: row.version, outcome: row.outcome }];
  });
}
