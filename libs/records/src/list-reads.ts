import type { Tx } from '@autosync/db';
import { saveListEntries, type ListEntry } from './list-entries.ts';

/** How one of QuickBooks' lists stands here. */
export type ListRead = {
  entity: string;
  entries: number;
  /** When the whole of it was last known: read to its end, or told of all changes since. */
  readAt: Date;
  /** Until when, by QuickBooks' clock, changes are in it; null: it can only be read whole. */
  followedTo: Date | null;
  /** How often webhooks have told of a change of it since. */
  told: number;
};

/** What is known of a list once it has been read or followed. `toldBefore` is `told` as it was before QuickBooks was asked. */
type Known = {
  tenantId: string;
  companyId: string;
  entity: string;
  followedTo: Date | null;
  toldBefore: number;
  now: Date | null;
};

/** How the lists of a company stand that were read to their end once. */
export async function listReads(tx: Tx, companyId: string): Promise<ListRead[]> {
  const result = await tx.query<ListRead>({
    name: 'records.list-reads',
    text: `select entity, entries, read_at as "readAt", followed_to as "followedTo", told
      from records.list_reads where company_id = $1`,
    values: [companyId],
  });
  return result.rows;
}

/** A list was read to its end: what was not seen since `startedAt` is no longer in it. */
export async function finishListRead(tx: Tx, input: Known & { startedAt: Date }): Promise<void> {
  await tx.query({
    name: 'records.finish-list-read',
    text: `
      with gone as (
        delete from records.list_entries where company_id = $2 and entity = $3 and read_at < $4
      ), counted as (
        select count(*)::int as entries from records.list_entries
        where company_id = $2 and entity = $3 and read_at >= $4
      )
      insert into records.list_reads as r (tenant_id, company_id, entity, entries, read_at, followed_to)
      select $1, $2, $3, entries, coalesce($5::timestamptz, clock_timestamp()), $6 from counted
      on conflict (company_id, entity) do update set
        entries = excluded.entries, read_at = excluded.read_at, followed_to = excluded.followed_to,
        told = greatest(0, r.told - $7)`,
    values: [
      input.tenantId,
      input.companyId,
      input.entity,
      input.startedAt,
      input.now,
      input.followedTo,
      input.toldBefore,
    ],
  });
}

/** All that changed in a list was told: `changed` are entries as they are now, the others are no longer in it. */
export async function followList(
  tx: Tx,
  { changed, goneIds, ...input }: Known & { changed: readonly ListEntry[]; goneIds: readonly string[] },
): Promise<void> {
  if (changed.length > 0) await saveListEntries(tx, { ...input, entries: changed });
  await tx.query({
    name: 'records.drop-list-entries',
    text: 'delete from records.list_entries where company_id = $1 and entity = $2 and qbo_id = any($3::text[])',
    values: [input.companyId, input.entity, goneIds],
  });
  await tx.query({
    name: 'records.follow-list',
    text: `
      update records.list_reads set
        entries = (select count(*)::int from records.list_entries where company_id = $1 and entity = $2),
        read_at = coalesce($3::timestamptz, clock_timestamp()), followed_to = $4, told = greatest(0, told - $5)
      where company_id = $1 and entity = $2`,
    values: [input.companyId, input.entity, input.now, input.followedTo, input.toldBefore],
  });
}

/** What changed in a list cannot be told: it is as it was until it is read whole. */
export async function stopFollowing(tx: Tx, input: { companyId: string; entity: string }): Promise<void> {
  await tx.query({
    name: 'records.stop-following',
    text: 'update records.list_reads set followed_to = null where company_id = $1 and entity = $2',
    values: [input.companyId, input.entity],
  });
}

/** Whether entries of a list stand below one of these full names. */
export async function hasEntriesBelow(
  tx: Tx,
  input: { companyId: string; entity: string; fullKeys: readonly string[] },
): Promise<boolean> {
  const result = await tx.query({
    name: 'records.has-entries-below',
    text: `select from records.list_entries e join unnest($3::text[]) as w(key) on starts_with(e.full_key, w.key || ':')
      where e.company_id = $1 and e.entity = $2 limit 1`,
    values: [input.companyId, input.entity, input.fullKeys],
  });
  return result.rows.length > 0;
}

/** What Intuit told of an entry of a list; `entity` in small letters, as it comes. */
export type ListNews = { companyId: string; entity: string; qboId: string; created: boolean };

/**
 * Notes that webhooks told of these lists. That an entry was created which is known here is no news: we made it. A list that was
 * never read, or is read for the first time just now, is not told of.
 */
export async function noteListNews(tx: Tx, news: readonly ListNews[]): Promise<void> {
  await tx.query({
    name: 'records.note-list-news',
    text: `
      with news as (
        select r.company_id, r.entity
        from records.list_reads r
        join jsonb_to_recordset($1::jsonb) as w("companyId" uuid, entity text, "qboId" text, created boolean)
          on w."companyId" = r.company_id and w.entity = lower(r.entity)
        where not (w.created and exists (
          select from records.list_entries e
          where e.company_id = r.company_id and e.entity = r.entity and e.qbo_id = w."qboId"))
      ), locked as (
        select r.company_id, r.entity from records.list_reads r
        where (r.company_id, r.entity) in (select company_id, entity from news)
        order by r.company_id, r.entity for update
      )
      update records.list_reads r set told = r.told + 1
      from locked l where r.company_id = l.company_id and r.entity = l.entity`,
    values: [JSON.stringify(news)],
  });
}
