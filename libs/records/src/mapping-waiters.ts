import type { Tx } from '@autosync/db';

/** A name for which records wait: what it is and why it cannot be used, as the worker said it. */
export type MissingName = {
  key: string;
  details: Record<string, unknown>;
  records: number;
  examples: { type: string; externalId: string }[];
};

/** The names for which failed records of a company wait, the most wanted first. */
export async function listMissingNames(
  tx: Tx,
  page: {
    companyId: string;
    kind: string | null;
    after: { records: number; key: string } | null;
    limit: number;
    mostExamples: number;
  },
): Promise<MissingName[]> {
  const result = await tx.query<MissingName>({
    name: 'records.list-missing-names',
    text: `
      select * from (
        select c.cause ->> 'key' as key, (array_agg(c.cause -> 'details' order by r.id))[1] as details,
               count(*)::int as records,
               to_jsonb((array_agg(jsonb_build_object('type', r.type, 'externalId', r.external_id)
                 order by r.type, r.external_id))[1:$6]) as examples
        from records.records r, jsonb_array_elements(r.causes) c(cause)
        where r.company_id = $1 and r.causes is not null and c.cause ->> 'look' = 'reference'
          and ($2::text is null or c.cause #>> '{details,kind}' = $2)
        group by c.cause ->> 'key'
      ) missing
      where $3::int is null or records < $3 or (records = $3 and key > $4)
      order by records desc, key limit $5`,
    values: [
      page.companyId,
      page.kind,
      page.after?.records ?? null,
      page.after?.key ?? '',
      page.limit,
      page.mostExamples,
    ],
  });
  return result.rows;
}

/** Makes those records pending that waited for one of these names; answers how many. */
export async function freeWaitersOf(
  tx: Tx,
  { companyId, keys, now }: { companyId: string; keys: readonly string[]; now: Date | null },
): Promise<number> {
  const result = await tx.query({
    name: 'records.free-waiters',
    text: `update records.records set causes = null, pending_since = coalesce($3::timestamptz, clock_timestamp())
      where id in (
        select r.id from records.records r
        where r.company_id = $1 and r.causes is not null and exists (
          select 1 from jsonb_array_elements(r.causes) c(cause)
          where c.cause ->> 'look' = 'reference' and c.cause ->> 'key' = any($2::text[]))
        order by r.id for no key update)
        and pending_since is null`,
    values: [companyId, keys, now],
  });
  return result.rowCount;
}

export type WaitingUse = { type: string; externalId: string; key: string };

/** Records that wait for one of these names. */
export async function listWaitersOf(
  tx: Tx,
  { companyId, keys, limit }: { companyId: string; keys: readonly string[]; limit: number },
): Promise<WaitingUse[]> {
  const result = await tx.query<{ type: string; external_id: string; key: string }>({
    name: 'records.list-waiters',
    text: `select r.type, r.external_id, c.cause ->> 'key' as key
      from records.records r, jsonb_array_elements(r.causes) c(cause)
      where r.company_id = $1 and r.causes is not null
        and c.cause ->> 'look' = 'reference' and c.cause ->> 'key' = any($2::text[])
      order by r.type, r.external_id, key limit $3`,
    values: [companyId, keys, limit],
  });
  return result.rows.map(({ external_id: externalId, ...rest }) => ({ externalId, ...rest }));
}

/** A name as it stands in the content of a record; null: without an account number. */
type NameInContent = { name: string; accountNumber: string | null };

/** Where the content of records has names, at a jsonpath that ends at a text, or at an object with `name` and `accountNumber`. */
const namesAt = (path: string) => `jsonb_path_query(r.content, ${path}::jsonpath) v,
        lateral (select coalesce(v ->> 'name', v #>> '{}') as name, v ->> 'accountNumber' as account_number) u`;

/** Refused by QuickBooks, and waiting for nothing that could be looked for. */
const isRefused = `r.sync_state = 'failed' and r.causes is null and r.pending_since is null`;

/**
 * Makes those records of a type pending that QuickBooks refused and that use one of these names, at `path` of their content: with
 * another meaning of the name they are something else. Answers how many.
 */
export async function freeRefused(
  tx: Tx,
  input: { companyId: string; type: string; path: string; names: readonly NameInContent[]; now: Date | null },
): Promise<number> {
  const result = await tx.query({
    name: 'records.free-refused',
    text: `update records.records set pending_since = coalesce($5::timestamptz, clock_timestamp())
      where id in (
        select r.id from records.records r
        where r.company_id = $1 and r.type = $2 and ${isRefused} and exists (
          select 1 from ${namesAt('$3')}, jsonb_to_recordset($4::jsonb) as n(name text, "accountNumber" text)
          where lower(btrim(u.name)) = lower(btrim(n.name))
            and lower(btrim(u.account_number)) is not distinct from lower(btrim(n."accountNumber")))
        order by r.id for no key update)
        and pending_since is null`,
    values: [input.companyId, input.type, input.path, JSON.stringify(input.names), input.now],
  });
  return result.rowCount;
}

/** A name as it stands in the content of a record that is still to be synced. */
export type PendingUse = { type: string; externalId: string; name: string; accountNumber: string | null };

/** Where records of a type that are pending, or that were refused, use one of these names, at `path` of their content. */
export async function listPendingUses(
  tx: Tx,
  input: { companyId: string; type: string; path: string; names: readonly string[]; limit: number },
): Promise<PendingUse[]> {
  const result = await tx.query<{ external_id: string; name: string; account_number: string | null }>({
    name: 'records.list-pending-uses',
    text: `
      select distinct r.external_id, u.name, u.account_number
      from records.records r, ${namesAt('$3')}
      where r.company_id = $1 and r.type = $2 and (r.pending_since is not null or ${isRefused})
        and lower(btrim(u.name)) in (select lower(btrim(n)) from unnest($4::text[]) n)
      order by r.external_id limit $5`,
    values: [input.companyId, input.type, input.path, input.names, input.limit],
  });
  return result.rows.map(({ external_id: externalId, account_number: accountNumber, name }) => ({
    type: input.type,
    externalId,
    name,
    accountNumber,
  }));
}
