import type { Tx } from '@autosync/db';

/** A name that stands for an entry of QuickBooks: found by us, or mapped by a person. */
export type ReferenceClaim = { key: string; qboId: string; name: string; mapped: boolean };

/** Which names stand for these entries already. */
export async function findClaims(
  tx: Tx,
  input: { companyId: string; kind: string; qboIds: readonly string[] },
): Promise<ReferenceClaim[]> {
  const result = await tx.query<{ key: string; qbo_id: string; name: string; mapped: boolean }>({
    name: 'records.find-claims',
    text: `
      select c.key, c.qbo_id, c.name, false as mapped from records.reference_cache c
      where c.company_id = $1 and c.kind = $2 and c.qbo_id = any($3::text[])
      union all
      select m.key, m.qbo_id, m.qbo_name, true from records.mappings m
      where m.company_id = $1 and m.kind = $2 and m.qbo_id = any($3::text[])`,
    values: [input.companyId, input.kind, input.qboIds],
  });
  return result.rows.map(({ qbo_id: qboId, ...rest }) => ({ qboId, ...rest }));
}

const MOST_PARTIES = 10_000;

/**
 * With which account numbers (null: without one) the company's records use these names, in the head or in a line. Two numbers under one name are
 * two parties, whichever of their records comes first.
 */
export async function partiesInRecords(
  tx: Tx,
  input: { companyId: string; content: 'customer' | 'vendor' | 'member'; names: readonly string[] },
): Promise<{ name: string; accountNumber: string | null }[]> {
  const { content } = input;
  const result = await tx.query<{ name: string; account_number: string | null }>({
    name: `records.parties-${content}`,
    text: `
      with wanted as materialized (select distinct records.party_name(n) as name from unnest($2::text[]) n)
      select r.content #>> '{${content},name}' as name, r.content #>> '{${content},accountNumber}' as account_number
      from wanted w join records.records r on r.company_id = $1 and r.${content}_name = w.name
      union
      select l.name, l.account_number
      from wanted w join records.line_parties l on l.company_id = $1 and l.kind = $3 and l.party_name = w.name
      limit ${MOST_PARTIES}`,
    values: [input.companyId, input.names, content],
  });
  return result.rows.map(({ account_number: accountNumber, name }) => ({ name, accountNumber }));
}
