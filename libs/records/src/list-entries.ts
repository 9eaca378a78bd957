import type { Tx } from '@autosync/db';

/** An entry of one of QuickBooks' lists, as it was read last. */
export type ListEntry = {
  qboId: string;
  name: string;
  fullName: string;
  /** Keys to compare by: own name, full name, and what is left of it without case, accents and endings. */
  nameKey: string;
  fullKey: string;
  stem: string;
  active: boolean;
  data: Record<string, unknown>;
};

export type StoredListEntry = ListEntry & { readAt: Date };

type Row = {
  qbo_id: string;
  name: string;
  full_name: string;
  name_key: string;
  full_key: string;
  stem: string;
  active: boolean;
  data: Record<string, unknown>;
  read_at: Date;
};

const columns = 'qbo_id, name, full_name, name_key, full_key, stem, active, data, read_at';

function toEntry(row: Row): StoredListEntry {
  const { qbo_id: qboId, full_name: fullName, name_key: nameKey, full_key: fullKey, read_at: readAt, ...rest } = row;
  return { qboId, fullName, nameKey, fullKey, readAt, ...rest };
}

/** Stores or refreshes entries of a list. */
export async function saveListEntries(
  tx: Tx,
  input: { tenantId: string; companyId: string; entity: string; entries: readonly ListEntry[]; now: Date | null },
): Promise<void> {
  const rows = input.entries.map(({ qboId, fullName, nameKey, fullKey, ...rest }) => ({
    qbo_id: qboId,
    full_name: fullName,
    name_key: nameKey,
    full_key: fullKey,
    ...rest,
  }));
  await tx.query({
    name: 'records.save-list-entries',
    text: `
      insert into records.list_entries
        (tenant_id, company_id, entity, qbo_id, name, full_name, name_key, full_key, stem, active, data, read_at)
      select $1, $2, $3, e.qbo_id, e.name, e.full_name, e.name_key, e.full_key, e.stem, e.active, e.data,
             coalesce($5::timestamptz, clock_timestamp())
      from jsonb_to_recordset($4::jsonb) as e(qbo_id text, name text, full_name text, name_key text, full_key text,
             stem text, active boolean, data jsonb)
      order by e.qbo_id
      on conflict (company_id, entity, qbo_id) do update set
        name = excluded.name, full_name = excluded.full_name, name_key = excluded.name_key,
        full_key = excluded.full_key, stem = excluded.stem, active = excluded.active, data = excluded.data,
        read_at = excluded.read_at`,
    values: [input.tenantId, input.companyId, input.entity, JSON.stringify(rows), input.now],
  });
}

/** The entries that have one of these own names, or one of these account numbers. */
export async function findListEntries(
  tx: Tx,
  input: { companyId: string; entity: string; nameKeys: readonly string[]; accountNumbers: readonly string[] },
): Promise<StoredListEntry[]> {
  const result = await tx.query<Row>({
    name: 'records.find-list-entries',
    // Two branches, or the index on names would not be used.
    text: `
      select ${columns} from records.list_entries
      where company_id = $1 and entity = $2 and name_key = any($3::text[])
      union all
      select ${columns} from records.list_entries
      where cardinality($4::text[]) > 0 and company_id = $1 and entity = $2
        and data ->> 'AcctNum' = any($4::text[]) and name_key <> all($3::text[])`,
    values: [input.companyId, input.entity, input.nameKeys, input.accountNumbers],
  });
  return result.rows.map(toEntry);
}

/** Entries that look like one of these stems, at most `limit`. */
export async function findLookAlikes(
  tx: Tx,
  input: { companyId: string; entity: string; stems: readonly string[]; limit: number },
): Promise<StoredListEntry[]> {
  const result = await tx.query<Row>({
    name: 'records.find-look-alikes',
    text: `select ${columns} from records.list_entries
      where company_id = $1 and entity = $2 and stem = any($3::text[])
      order by active desc, full_key, qbo_id limit $4`,
    values: [input.companyId, input.entity, input.stems, input.limit],
  });
  return result.rows.map(toEntry);
}

/** The entries with these Ids. */
export async function listEntriesById(
  tx: Tx,
  input: { companyId: string; entity: string; qboIds: readonly string[] },
): Promise<StoredListEntry[]> {
  const result = await tx.query<Row>({
    name: 'records.list-entries-by-id',
    text: `select ${columns} from records.list_entries
      where company_id = $1 and entity = $2 and qbo_id = any($3::text[])`,
    values: [input.companyId, input.entity, input.qboIds],
  });
  return result.rows.map(toEntry);
}

/** A page of a list in the order of full names; `search` is part of a name, in any case. */
export async function listEntries(
  tx: Tx,
  page: {
    companyId: string;
    entity: string;
    search: string | null;
    active: boolean | null;
    after: { fullKey: string; qboId: string } | null;
    limit: number;
  },
): Promise<StoredListEntry[]> {
  const result = await tx.query<Row>({
    name: 'records.list-entries',
    text: `select ${columns} from records.list_entries
      where company_id = $1 and entity = $2 and (full_key, qbo_id) > ($5, $6)
        and ($3::text is null or strpos(full_key, $3) > 0) and ($4::boolean is null or active = $4)
      order by full_key, qbo_id limit $7`,
    values: [
      page.companyId,
      page.entity,
      page.search,
      page.active,
      page.after?.fullKey ?? '',
      page.after?.qboId ?? '',
      page.limit,
    ],
  });
  return result.rows.map(toEntry);
}
