import type { Notice } from '@autosync/contracts';
import type { Tx } from '@autosync/db';

type NoticeRow = { id: number; body: Notice };

/** Keeps what others are to be told; it exists exactly if the transaction commits. */
export async function insertNotices(
  tx: Tx,
  { notices, now }: { notices: readonly Omit<Notice, 'at'>[]; now: Date | null },
): Promise<void> {
  if (notices.length === 0) return;
  await tx.query({
    name: 'schedule.insert-notices',
    text: `
      insert into schedule.notices (tenant_id, body, created_at)
      select (w.body ->> 'tenantId')::uuid,
             w.body || jsonb_build_object('at', to_jsonb(coalesce($2::timestamptz, clock_timestamp()))),
             coalesce($2::timestamptz, clock_timestamp())
      from jsonb_array_elements($1::jsonb) as w (body)`,
    values: [JSON.stringify(notices), now],
  });
}

export async function hasNoNotices(tx: Tx): Promise<boolean> {
  const { rows } = await tx.query<{ empty: boolean }>({
    name: 'schedule.has-no-notices',
    text: 'select min(id) is null as empty from schedule.notices',
  });
  return rows[0]?.empty !== false;
}

/** The oldest that no other relay has in hand. */
export async function takeNotices(tx: Tx, limit: number): Promise<NoticeRow[]> {
  const { rows } = await tx.query<NoticeRow>({
    name: 'schedule.take-notices',
    text: 'select id, body from schedule.notices order by id limit $1 for update skip locked',
    values: [limit],
  });
  return rows;
}

export async function deleteNotices(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx.query({
    name: 'schedule.delete-notices',
    text: 'delete from schedule.notices where id = any($1::bigint[])',
    values: [ids],
  });
}

/** People are told of a type that is on and had no success for this many intervals. */
const toldIntervals = 3;

/**
 * Tells once of each type that is overdue, and once when it is so no more. Only of companies that are connected and not
 * paused: of the others people hear for that reason. Answers how many it told of.
 */
export async function noticeOverdue(tx: Tx, { limit, now }: { limit: number; now: Date | null }): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'schedule.notice-overdue',
    text: `
      with looked as (
        select t.company_id, t.type, t.overdue_told_at,
               t.enabled and t.disconnected_at is null and c.enabled and not c.paused
                 and not (c.held_types && array['*', t.type])
                 and coalesce($2::timestamptz, clock_timestamp()) - greatest(t.last_success_at, t.enabled_at)
                   > t.period * $3::float8 as overdue
        from schedule.types t join schedule.companies c on c.company_id = t.company_id
      ),
      changed as materialized (
        select t.company_id, t.type, w.overdue
        from schedule.types t join looked w on w.company_id = t.company_id and w.type = t.type
        where coalesce(w.overdue, false) <> (t.overdue_told_at is not null)
        limit $1 for update of t skip locked
      ),
      told as (
        update schedule.types t
        set overdue_told_at = case when w.overdue then coalesce($2::timestamptz, clock_timestamp()) end
        from changed w where t.company_id = w.company_id and t.type = w.type
        returning t.tenant_id, t.company_id, t.type, t.last_success_at, w.overdue
      )
      insert into schedule.notices (tenant_id, body, created_at)
      select tenant_id,
             jsonb_strip_nulls(jsonb_build_object(
               'tenantId', tenant_id, 'companyId', company_id, 'type', type,
               'kind', case when overdue then 'overdue' else 'onTime' end,
               'lastSuccessAt', to_jsonb(last_success_at),
               'at', to_jsonb(coalesce($2::timestamptz, clock_timestamp())))),
             coalesce($2::timestamptz, clock_timestamp())
      from told`,
    values: [limit, now, toldIntervals],
  });
  return rowCount;
}
