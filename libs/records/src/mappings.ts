import type { Tx } from '@autosync/db';

/** What a person decided a name stands for in QuickBooks. */
export type Mapping = {
  kind: string;
  /** The identity of the name: kind and key together are unique in a company. */
  key: string;
  name: string;
  accountNumber: string | null;
  qboId: string;
  /** What the entry was called when it was chosen. */
  qboName: string;
  data: Record<string, unknown>;
};

export type StoredMapping = Mapping & { updatedAt: Date };

type Row = {
  kind: string;
  key: string;
  name: string;
  account_number: string | null;
  qbo_id: string;
  qbo_name: string;
  data: Record<string, unknown>;
  updated_at: Date;
};

const columns = 'm.kind, m.key, m.name, m.account_number, m.qbo_id, m.qbo_name, m.data, m.updated_at';

function toMapping(row: Row): StoredMapping {
  const { account_number: accountNumber, qbo_id: qboId, qbo_name: qboName, updated_at: updatedAt, ...rest } = row;
  return { accountNumber, qboId, qboName, updatedAt, ...rest };
}

type Keys = readonly { kind: string; key: string }[];

export async function findMappings(
  tx: Tx,
  { companyId, keys }: { companyId: string; keys: Keys },
): Promise<StoredMapping[]> {
  const result = await tx.query<Row>({
    name: 'records.find-mappings',
    text: `select ${columns} from records.mappings m join unnest($2::text[], $3::text[]) as w(kind, key) using (kind, key)
      where m.company_id = $1`,
    values: [companyId, keys.map(({ kind }) => kind), keys.map(({ key }) => key)],
  });
  return result.rows.map(toMapping);
}

/** A page of a company's mappings in the order of kind and key. */
export async function listMappings(
  tx: Tx,
  page: { companyId: string; kind: string | null; after: { kind: string; key: string } | null; limit: number },
): Promise<StoredMapping[]> {
  const result = await tx.query<Row>({
    name: 'records.list-mappings',
    text: `select ${columns} from records.mappings m
      where m.company_id = $1 and ($2::text is null or m.kind = $2) and (m.kind, m.key) > ($3, $4)
      order by m.kind, m.key limit $5`,
    values: [page.companyId, page.kind, page.after?.kind ?? '', page.after?.key ?? '', page.limit],
  });
  return result.rows.map(toMapping);
}

/** The version of a company's mappings; 0 before there was one. */
export async function mappingVersion(tx: Tx, companyId: string): Promise<number> {
  const result = await tx.query<{ version: string }>({
    name: 'records.mapping-version',
    text: 'select version from records.mapping_versions where company_id = $1',
    values: [companyId],
  });
  return Number(result.rows[0]?.version ?? 0);
}

/** Makes sure of the version's row and holds it: nobody else changes the mappings until the transaction ends. */
export async function lockMappings(
  tx: Tx,
  input: { tenantId: string; companyId: string; now: Date | null },
): Promise<number> {
  await tx.query({
    name: 'records.begin-mapping-version',
    text: `insert into records.mapping_versions (company_id, tenant_id, version, updated_at)
      values ($2, $1, 0, coalesce($3::timestamptz, clock_timestamp())) on conflict (company_id) do nothing`,
    values: [input.tenantId, input.companyId, input.now],
  });
  const result = await tx.query<{ version: string }>({
    name: 'records.lock-mapping-version',
    text: 'select version from records.mapping_versions where company_id = $1 for update',
    values: [input.companyId],
  });
  return Number(result.rows[0]?.version ?? 0);
}

/** Stores mappings, those that are there with new contents; answers the next version. */
export async function changeMappings(
  tx: Tx,
  input: { tenantId: string; companyId: string; set: readonly Mapping[]; remove: Keys; now: Date | null },
): Promise<number> {
  const { tenantId, companyId, set, remove, now } = input;
  await tx.query({
    name: 'records.remove-mappings',
    text: `delete from records.mappings m using unnest($2::text[], $3::text[]) as w(kind, key)
      where m.company_id = $1 and m.kind = w.kind and m.key = w.key`,
    values: [companyId, remove.map(({ kind }) => kind), remove.map(({ key }) => key)],
  });
  const rows = set.map(({ accountNumber, qboId, qboName, ...rest }) => ({
    account_number: accountNumber,
    qbo_id: qboId,
    qbo_name: qboName,
    ...rest,
  }));
  await tx.query({
    name: 'records.set-mappings',
    text: `
      insert into records.mappings
        (tenant_id, company_id, kind, key, name, account_number, qbo_id, qbo_name, data, updated_at)
      select $1, $2, m.kind, m.key, m.name, m.account_number, m.qbo_id, m.qbo_name, m.data,
             coalesce($4::timestamptz, clock_timestamp())
      from jsonb_to_recordset($3::jsonb) as m(kind text, key text, name text, account_number text, qbo_id text,
             qbo_name text, data jsonb)
      order by m.kind, m.key
      on conflict (company_id, kind, key) do update set
        name = excluded.name, account_number = excluded.account_number, qbo_id = excluded.qbo_id,
        qbo_name = excluded.qbo_name, data = excluded.data, updated_at = excluded.updated_at`,
    values: [tenantId, companyId, JSON.stringify(rows), now],
  });
  const result = await tx.query<{ version: string }>({
    name: 'records.raise-mapping-version',
    text: `update records.mapping_versions
      set version = version + 1, updated_at = coalesce($2::timestamptz, clock_timestamp())
      where company_id = $1 returning version`,
    values: [companyId, now],
  });
  return Number(result.rows[0]?.version ?? 0);
}
