import type { Tx } from '@autosync/db';
import type { Matter, MatterChange } from '../domain/matter.ts';

const columns = `id, kind, subject, type, present, since, news, details, told, told_at as "toldAt"`;

type Owner = { tenantId: string | null; companyId: string | null };

/**
 * Stores whether each matter is present. One that was absent before starts again: what was told of it before counts as
 * not told.
 */
export async function saveMatters(
  tx: Tx,
  { tenantId, companyId, changes, now }: Owner & { changes: readonly MatterChange[]; now: Date | null },
): Promise<void> {
  if (changes.length === 0) return;
  await tx.query({
    name: 'notify.save-matters',
    text: `
      insert into notify.matters as m (tenant_id, company_id, kind, subject, type, present, since, news, details)
      select $1, $2, w.kind, w.subject, w.type, w.present, coalesce($4::timestamptz, clock_timestamp()),
             array(select jsonb_array_elements_text(w.news)), w.details
      from jsonb_to_recordset($3::jsonb) as w(
        kind text, subject text, type text, present boolean, news jsonb, details jsonb)
      where w.present or exists (
        select from notify.matters o where o.company_id is not distinct from $2 and o.kind = w.kind and o.subject = w.subject)
      on conflict (company_id, kind, subject) do update
      set present = excluded.present, news = excluded.news,
          details = case when excluded.present then excluded.details else m.details end,
          since = case when m.present then m.since else excluded.since end,
          told = case when excluded.present then m.told else '{}' end`,
    values: [tenantId, companyId, JSON.stringify(changes), now],
  });
}

/**
 * All present matters of a company (null: the operators'). They are locked until the transaction ends, so that nobody
 * else tells of them.
 */
export async function listPresentMatters(tx: Tx, { companyId }: { companyId: string | null }): Promise<Matter[]> {
  const { rows } = await tx.query<Matter>({
    name: 'notify.list-present-matters',
    text: `
      select ${columns} from notify.matters
      where company_id is not distinct from $1 and present order by kind, subject
      for update`,
    values: [companyId],
  });
  return rows;
}

export async function listMattersById(tx: Tx, ids: readonly string[]): Promise<Matter[]> {
  const { rows } = await tx.query<Matter>({
    name: 'notify.list-matters-by-id',
    text: `select ${columns} from notify.matters where id = any($1::uuid[]) and present order by kind, subject`,
    values: [ids],
  });
  return rows;
}

export async function noteTold(
  tx: Tx,
  { id, told, now }: { id: string; told: readonly string[]; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'notify.note-told',
    text: `
      update notify.matters set told = $2, told_at = coalesce($3::timestamptz, clock_timestamp()) where id = $1`,
    values: [id, told, now],
  });
}

/** Counts one more dead letter since the operators were last told. */
export async function countDeadLetter(
  tx: Tx,
  { subject, details, news, now }: { subject: string; details: object; news: string; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'notify.count-dead-letter',
    text: `
      insert into notify.matters as m (kind, subject, present, since, news, details)
      values ('deadLetters', $1, true, coalesce($4::timestamptz, clock_timestamp()), array[$3],
              $2::jsonb || '{"count": 1}')
      on conflict (company_id, kind, subject) do update
      set present = true, news = excluded.news,
          details = excluded.details || jsonb_build_object(
            'count', case when m.news <@ m.told then 1 else (m.details ->> 'count')::int + 1 end)`,
    values: [subject, JSON.stringify(details), news, now],
  });
}
