import type { Tx } from '@autosync/db';
import type { DifferingField } from './documents.ts';

export const differenceKinds = ['deleted', 'voided', 'edited', 'orphan', 'account', 'money', 'application'] as const;
export const differenceStates = ['open', 'accepted', 'closed'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];
export type DifferenceState = (typeof differenceStates)[number];

export type DifferenceRow = {
  id: string;
  comparisonId: string;
  type: string;
  kind: DifferenceKind;
  state: DifferenceState;
  entity: string;
  qboId: string;
  docNumber: string | null;
  recordId: string | null;
  externalId: string | null;
  fields: DifferingField[];
  version: number;
  firstAt: Date;
  lastAt: Date;
  closedAt: Date | null;
  acceptedAt: Date | null;
  acceptedBy: string | null;
  note: string | null;
};

/**
 * SQL: whether a stored difference `d` is still one. A record that was decided about, or written, since then knows another version
 * or another document: the difference is over at that moment, and the next comparison closes its row.
 */
export const stands = `d.closed_at is null and case
  when d.kind in ('deleted', 'voided', 'edited') then exists (select 1 from records.records r
    where r.id = d.record_id and r.qbo_entity = d.entity and r.qbo_id = d.qbo_id
      and r.qbo_sync_token is not distinct from d.record_token and r.sync_state <> 'letGo')
  when d.kind = 'orphan' then not exists (select 1 from records.records r
    where r.company_id = d.company_id and r.qbo_entity = d.entity and r.qbo_id = d.qbo_id)
  else true end`;

/** SQL: somebody has to do something about a difference `d`. Where its record has a failure of its own, that says the same. */
export const isOpenProblem = `(d.accepted_at is null and ${stands} and not exists (select 1 from records.records r
  where r.id = d.record_id and d.kind <> 'orphan' and r.failure is not null))`;

const stateOf = `case when not (${stands}) then 'closed' when d.accepted_at is not null then 'accepted' else 'open' end`;

const columns = `d.id, d.comparison_id as "comparisonId", d.type, d.kind, ${stateOf} as state, d.entity, d.qbo_id as "qboId",
  d.doc_number as "docNumber", d.record_id as "recordId", d.external_id as "externalId", d.fields, d.version,
  d.first_at as "firstAt", d.last_at as "lastAt", d.closed_at as "closedAt", d.accepted_at as "acceptedAt",
  d.accepted_by as "acceptedBy", d.note`;

export type DifferenceFilter = {
  companyId: string;
  type: string | null;
  kinds: readonly DifferenceKind[] | null;
  states: readonly DifferenceState[] | null;
  /** Found, or changed, by this comparison. */
  comparisonId: string | null;
};

/** The newest first. */
export async function listDifferences(
  tx: Tx,
  filter: DifferenceFilter & { after: { createdAt: string; id: string } | null; limit: number },
): Promise<DifferenceRow[]> {
  const { rows } = await tx.query<DifferenceRow>({
    name: 'records.list-differences',
    text: `select ${columns} from records.differences d
      where d.company_id = $1 and ($2::text is null or d.type = $2) and ($3::text[] is null or d.kind = any($3))
        and ($4::text[] is null or ${stateOf} = any($4)) and ($5::uuid is null or d.comparison_id = $5)
        and ($6::timestamptz is null or (date_trunc('milliseconds', d.first_at), d.id) < ($6, $7::uuid))
      order by date_trunc('milliseconds', d.first_at) desc, d.id desc limit $8`,
    values: [
      filter.companyId,
      filter.type,
      filter.kinds,
      filter.states,
      filter.comparisonId,
      filter.after?.createdAt,
      filter.after?.id,
      filter.limit,
    ],
  });
  return rows;
}

/**
 * Open differences of records that have no failure of their own, which would say the same, and of documents without a
 * record; the newest first.
 */
export async function listDifferenceProblems(
  tx: Tx,
  { companyId, limit }: { companyId: string; limit: number },
): Promise<DifferenceRow[]> {
  const { rows } = await tx.query<DifferenceRow>({
    name: 'records.list-difference-problems',
    text: `select ${columns} from records.differences d
      where d.company_id = $1 and ${isOpenProblem}
      order by d.first_at desc, d.id limit $2`,
    values: [companyId, limit],
  });
  return rows;
}

export async function getDifference(
  tx: Tx,
  { companyId, id }: { companyId: string; id: string },
): Promise<DifferenceRow | null> {
  const { rows } = await tx.query<DifferenceRow>({
    name: 'records.get-difference',
    text: `select ${columns} from records.differences d where d.company_id = $1 and d.id = $2`,
    values: [companyId, id],
  });
  return rows[0] ?? null;
}

/** The same, locked until the transaction ends. */
export async function lockDifference(
  tx: Tx,
  { companyId, id }: { companyId: string; id: string },
): Promise<DifferenceRow | null> {
  const { rows } = await tx.query<DifferenceRow>({
    name: 'records.lock-difference',
    text: `select ${columns} from records.differences d where d.company_id = $1 and d.id = $2 for update of d`,
    values: [companyId, id],
  });
  return rows[0] ?? null;
}

/** A person lives with the difference, as long as it stays what it is; a null note takes that back. */
export async function acceptDifference(
  tx: Tx,
  input: { id: string; by: string; note: string | null; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'records.accept-difference',
    text: `update records.differences set version = version + 1, note = $3,
        accepted_at = case when $3::text is not null then coalesce($4::timestamptz, clock_timestamp()) end,
        accepted_by = case when $3::text is not null then $2 end
      where id = $1`,
    values: [input.id, input.by, input.note, input.now],
  });
}

/** Over all companies: differences of the type that nobody has settled or accepted, counted up to 10,000. */
export async function countOpenDifferences(tx: Tx, type: string): Promise<number> {
  const { rows } = await tx.query<{ count: number }>({
    name: 'records.count-open-differences',
    text: `select count(*)::int as count from (
      select 1 from records.differences d where d.type = $1 and d.accepted_at is null and ${stands} limit 10000) open`,
    values: [type],
  });
  return rows[0]?.count ?? 0;
}
