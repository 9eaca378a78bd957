import type { Tx } from '@autosync/db';

/** What a name was found to be in QBO: a customer, item, term, account … `key` is the identity of the name. */
export type CachedReference = {
  kind: string;
  key: string;
  qboId: string;
  name: string;
  data: Record<string, unknown>;
  readAt: Date;
  /** It was this entry once; QBO has made it inactive, or it is gone (merged or deleted). */
  lost: 'inactive' | 'gone' | null;
};

export async function findReferences(
  tx: Tx,
  input: { companyId: string; references: readonly { kind: string; key: string }[] },
): Promise<CachedReference[]> {
  const result = await tx.query<{
    kind: string;
    key: string;
    qbo_id: string;
    name: string;
    data: Record<string, unknown>;
    read_at: Date;
    lost: 'inactive' | 'gone' | null;
  }>({
    name: 'records.find-references',
    text: `select c.kind, c.key, c.qbo_id, c.name, c.data, c.read_at, c.lost
      from records.reference_cache c join unnest($2::text[], $3::text[]) as w(kind, key) using (kind, key)
      where c.company_id = $1`,
    values: [input.companyId, input.references.map((r) => r.kind), input.references.map((r) => r.key)],
  });
  return result.rows.map(({ qbo_id: qboId, read_at: readAt, ...row }) => ({ ...row, qboId, readAt }));
}

/** Stores or refreshes entries. */
export async function saveReferences(
  tx: Tx,
  input: {
    tenantId: string;
    companyId: string;
    references: readonly Omit<CachedReference, 'readAt' | 'lost'>[];
    now: Date | null;
  },
): Promise<void> {
  await tx.query({
    name: 'records.save-references',
    text: `
      insert into records.reference_cache (tenant_id, company_id, kind, key, qbo_id, name, data, read_at)
      select $1, $2, r.kind, r.key, r.qbo_id, r.name, r.data, coalesce($4::timestamptz, clock_timestamp())
      from jsonb_to_recordset($3::jsonb) as r(kind text, key text, qbo_id text, name text, data jsonb)
      order by r.kind, r.key
      on conflict (company_id, kind, key) do update set
        qbo_id = excluded.qbo_id, name = excluded.name, data = excluded.data, read_at = excluded.read_at,
        lost = null`,
    values: [
      input.tenantId,
      input.companyId,
      JSON.stringify(input.references.map(({ qboId, ...rest }) => ({ ...rest, qbo_id: qboId }))),
      input.now,
    ],
  });
}

/** Remembers that entries are lost: what stands for them has to be decided again. */
export async function loseReferences(
  tx: Tx,
  input: {
    companyId: string;
    references: readonly { kind: string; key: string; lost: 'inactive' | 'gone' }[];
    now: Date | null;
  },
): Promise<void> {
  await tx.query({
    name: 'records.lose-references',
    text: `update records.reference_cache c set lost = w.lost, read_at = coalesce($5::timestamptz, clock_timestamp())
      from unnest($2::text[], $3::text[], $4::text[]) as w(kind, key, lost)
      where c.company_id = $1 and c.kind = w.kind and c.key = w.key`,
    values: [
      input.companyId,
      input.references.map((r) => r.kind),
      input.references.map((r) => r.key),
      input.references.map((r) => r.lost),
      input.now,
    ],
  });
}
