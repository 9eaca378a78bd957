import type { Tx } from '@autosync/db';

/** Deletes a page of old rows. Returns how many. */
export async function forgetOld(
  tx: Tx,
  { keepMs, page, now }: { keepMs: number; page: number; now: Date | null },
): Promise<number> {
  const statements = [
    ['inbox', 'id in (select id from notify.inbox where taken_at < $1 limit $2)'],
    ['mails', `id in (select id from notify.mails where created_at < $1 and state <> 'waiting' limit $2)`],
    ['rerun_links', 'id in (select id from notify.rerun_links where expires_at < $1 limit $2)'],
    ['matters', 'id in (select id from notify.matters where not present and coalesce(told_at, since) < $1 limit $2)'],
  ] as const;
  const before = new Date((now ?? new Date()).getTime() - keepMs);
  let gone = 0;
  for (const [table, condition] of statements) {
    const { rowCount } = await tx.query({
      name: `notify.forget-${table}`,
      text: `delete from notify.${table} where ${condition}`,
      values: [before, page],
    });
    gone += rowCount;
  }
  return gone;
}

/** Deletes a page of old deliveries, and of the data of removed webhooks and tenants. Returns how many rows. */
export async function forgetOldDeliveries(
  tx: Tx,
  { keepMs, page, now }: { keepMs: number; page: number; now: Date | null },
): Promise<number> {
  const before = new Date((now ?? new Date()).getTime() - keepMs);
  const statements = [
    {
      name: 'notify.forget-webhook-events',
      text: `
        delete from notify.webhook_events where id in (
          select e.id from notify.webhook_events e
          where e.created_at < $1 and not exists (
            select from notify.webhook_deliveries d
            where d.event_id = e.id and (d.state = 'waiting' or coalesce(d.ended_at, d.created_at) >= $1))
          limit $2)`,
      values: [before, page],
    },
    {
      name: 'notify.remove-webhooks-of-removed-tenants',
      text: `
        update notify.webhooks set state = 'removed'
        where state <> 'removed' and tenant_id in (select id from accounts.tenants where removed_at is not null)`,
      values: [],
    },
    {
      name: 'notify.forget-deliveries-of-removed',
      text: `
        delete from notify.webhook_deliveries where id in (
          select d.id from notify.webhooks w join notify.webhook_deliveries d on d.webhook_id = w.id
          where w.state = 'removed' limit $1)`,
      values: [page],
    },
    {
      name: 'notify.forget-removed-webhooks',
      text: `
        delete from notify.webhooks where id in (
          select w.id from notify.webhooks w
          where w.state = 'removed' and not exists (
            select from notify.webhook_deliveries d where d.webhook_id = w.id) limit $1)`,
      values: [page],
    },
    {
      name: 'notify.forget-webhook-secrets',
      text: 'delete from notify.webhook_secrets where id in (select id from notify.webhook_secrets where expires_at < $1 limit $2)',
      values: [before, page],
    },
  ];
  let most = 0;
  for (const statement of statements) most = Math.max(most, (await tx.query(statement)).rowCount);
  return most;
}

export type Backlog = { outbox: string; pending: number; oldestAgeSeconds: number };

/** What waits to be sent, over all tenants. */
export async function measureBacklog(tx: Tx, now: Date | null): Promise<Backlog[]> {
  const { rows } = await tx.query<Backlog>({
    name: 'notify.measure-backlog',
    text: `
      select outbox, pending, greatest(0, oldest_age_seconds) as "oldestAgeSeconds"
      from notify.backlog(coalesce($1::timestamptz, clock_timestamp()))`,
    values: [now],
  });
  return rows;
}
