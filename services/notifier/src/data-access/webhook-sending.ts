import type { Sealed } from '@autosync/connections';
import type { WebhookOutcome } from '@autosync/contracts';
import type { Tx } from '@autosync/db';

/**
 * A delivery that this process is sending. `attempt` includes this attempt; `tries` counts those since it was last
 * requested.
 */
export type DeliveryInHand = {
  id: string;
  tenantId: string;
  webhookId: string;
  eventId: string;
  url: string;
  body: string;
  attempt: number;
  tries: number;
  /** Its webhook fails or is slow. */
  isSlow: boolean;
  secrets: (Sealed & { id: string })[];
};

export type Busy = ReadonlyMap<string, number>;

/** The lease of a delivery doubles each time a process died with it, up to this factor. */
const MOST_LEASES = 64;

/**
 * Takes due deliveries, in turn over the webhooks and at most as many of each as it has places. They are marked as
 * taken before they are sent: no other process takes them for `leaseMs`, which doubles each time. `slow`: takes those
 * of webhooks that fail or are slow.
 */
export async function takeDeliveries(
  tx: Tx,
  {
    busy,
    slow,
    places,
    placesEach,
    leaseMs,
    now,
  }: { busy: Busy; slow: boolean; places: number; placesEach: number; leaseMs: number; now: Date | null },
): Promise<DeliveryInHand[]> {
  if (places <= 0) return [];
  const { rows } = await tx.query<Omit<DeliveryInHand, 'secrets'> & { secrets: Record<string, string>[] }>({
    name: 'notify.take-deliveries',
    text: `
      with t as (select coalesce($7::timestamptz, clock_timestamp()) as now),
      chosen as (
        select d.id, w.url, s.secrets
        from t, notify.webhooks w
        left join unnest($1::uuid[], $2::int[]) as b(id, count) on b.id = w.id
        cross join lateral (
          select x.id, x.next_at, row_number() over (order by x.next_at, x.id) + coalesce(b.count, 0) as turn
          from (
            select d.id, d.next_at from notify.webhook_deliveries d
            where d.webhook_id = w.id and d.state = 'waiting' and d.next_at <= t.now
            order by d.next_at limit greatest(0, $5 - coalesce(b.count, 0)) for update skip locked
          ) x
        ) d
        cross join lateral (
          select jsonb_agg(jsonb_build_object('id', s.id, 'keyId', s.key_id, 'sealed', encode(s.sealed, 'base64'))
                           order by s.created_at desc, s.id) as secrets
          from notify.webhook_secrets s where s.webhook_id = w.id and (s.expires_at is null or s.expires_at > t.now)
        ) s
        where w.state = 'enabled' and (w.slow or w.failing_since is not null) = $3
          and exists (select from notify.webhook_deliveries e where e.state = 'waiting' and e.next_at <= t.now)
        order by d.turn, d.next_at limit $4
      ),
      taken as (
        update notify.webhook_deliveries d
        set attempts = d.attempts + 1, tries = d.tries + 1,
            next_at = t.now + $6::float8 * least(${MOST_LEASES}, power(2, d.tries)) * interval '1 ms'
        from chosen c, notify.webhook_events e, t
        where d.id = c.id and e.id = d.event_id
        returning d.id, d.tenant_id as "tenantId", d.webhook_id as "webhookId", d.event_id as "eventId", c.url, e.body,
                  d.attempts as attempt, d.tries, $3 as "isSlow", coalesce(c.secrets, '[]') as secrets
      ),
      noted as (
        insert into notify.webhook_attempts (delivery_id, number, tenant_id, at)
        select id, attempt, "tenantId", t.now from taken, t
      )
      select * from taken`,
    values: [[...busy.keys()], [...busy.values()], slow, places, placesEach, leaseMs, now],
  });
  return rows.map(({ secrets, ...row }) => ({
    ...row,
    secrets: secrets.map(({ id = '', keyId = '', sealed = '' }) => ({
      id,
      keyId,
      sealed: Buffer.from(sealed, 'base64'),
    })),
  }));
}

/** Fails deliveries whose time is over. Returns how many. */
export async function giveUpDeliveries(tx: Tx, { limit, now }: { limit: number; now: Date | null }): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'notify.give-up-deliveries',
    text: `
      update notify.webhook_deliveries
      set state = 'failed', ended_at = coalesce($2::timestamptz, clock_timestamp())
      where id in (
        select id from notify.webhook_deliveries
        where state = 'waiting' and next_at <= coalesce($2::timestamptz, clock_timestamp())
          and give_up_at <= coalesce($2::timestamptz, clock_timestamp())
        limit $1 for update skip locked)`,
    values: [limit, now],
  });
  return rowCount;
}

export async function noteAttempt(
  tx: Tx,
  {
    deliveryId,
    number,
    outcome,
    durationMs,
    status,
    detail,
    answer,
  }: {
    deliveryId: string;
    number: number;
    outcome: WebhookOutcome;
    durationMs: number;
    status: number | null;
    detail: string | null;
    answer: string | null;
  },
): Promise<void> {
  await tx.query({
    name: 'notify.note-attempt',
    text: `
      update notify.webhook_attempts set outcome = $3, duration_ms = $4, status = $5, detail = $6, answer = $7
      where delivery_id = $1 and number = $2`,
    values: [deliveryId, number, outcome, durationMs, status, detail, answer],
  });
}

/** Stores that it was delivered, even if it was marked otherwise meanwhile. */
export async function noteDelivered(tx: Tx, { id, now }: { id: string; now: Date | null }): Promise<void> {
  await tx.query({
    name: 'notify.note-delivered',
    text: `
      update notify.webhook_deliveries
      set state = 'delivered', ended_at = coalesce($2::timestamptz, clock_timestamp())
      where id = $1 and state <> 'delivered'`,
    values: [id, now],
  });
}

/**
 * Stores a failed attempt: it is tried again after `afterMs`, unless its time is over by then. An attempt that was
 * followed by another one, or whose delivery no longer waits, changes nothing. Returns whether the delivery has now
 * failed for good.
 */
export async function noteUndelivered(
  tx: Tx,
  { id, attempt, afterMs, now }: { id: string; attempt: number; afterMs: number; now: Date | null },
): Promise<boolean> {
  const { rows } = await tx.query<{ failed: boolean }>({
    name: 'notify.note-undelivered',
    text: `
      with t as (
        select coalesce($4::timestamptz, clock_timestamp()) as now,
               coalesce($4::timestamptz, clock_timestamp()) + $3::float8 * interval '1 ms' as again
      )
      update notify.webhook_deliveries d
      set next_at = t.again, state = case when t.again > d.give_up_at then 'failed' else state end,
          ended_at = case when t.again > d.give_up_at then t.now end
      from t
      where d.id = $1 and d.attempts = $2 and d.state = 'waiting'
      returning d.state = 'failed' as failed`,
    values: [id, attempt, afterMs, now],
  });
  return rows[0]?.failed ?? false;
}

/** Stores a success. Returns for how long the webhook had been failing, in ms; null if it had not. */
export async function noteWorks(
  tx: Tx,
  { webhookId, slow, now }: { webhookId: string; slow: boolean; now: Date | null },
): Promise<number | null> {
  const { rows } = await tx.query<{ failedForMs: number | null }>({
    name: 'notify.note-webhook-works',
    text: `
      with before as (
        select id, failing_since from notify.webhooks
        where id = $1 and (failing_since is not null or slow <> $2) for no key update
      )
      update notify.webhooks w set failing_since = null, slow = $2
      from before b where w.id = b.id
      returning (extract(epoch from coalesce($3::timestamptz, clock_timestamp()) - b.failing_since) * 1000)::float8
        as "failedForMs"`,
    values: [webhookId, slow, now],
  });
  return rows[0]?.failedForMs ?? null;
}

/**
 * Stores a failure. Returns how long nothing has succeeded, in ms. Undefined if the webhook was disabled or got another
 * URL meanwhile.
 */
export async function noteFails(
  tx: Tx,
  { webhookId, url, now }: { webhookId: string; url: string; now: Date | null },
): Promise<number | undefined> {
  const { rows } = await tx.query<{ forMs: number }>({
    name: 'notify.note-webhook-fails',
    text: `
      update notify.webhooks
      set failing_since = coalesce(failing_since, $3::timestamptz, clock_timestamp())
      where id = $1 and url = $2 and state = 'enabled'
      returning (extract(epoch from coalesce($3::timestamptz, clock_timestamp()) - failing_since) * 1000)::float8 as "forMs"`,
    values: [webhookId, url, now],
  });
  return rows[0]?.forMs;
}

/** Makes waiting deliveries due now, except those that are being sent. */
export async function pullInDeliveries(
  tx: Tx,
  { webhookId, now }: { webhookId: string; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'notify.pull-in-deliveries',
    text: `
      update notify.webhook_deliveries d
      set next_at = coalesce($2::timestamptz, clock_timestamp())
      from notify.webhook_attempts a
      where d.webhook_id = $1 and d.state = 'waiting' and d.next_at > coalesce($2::timestamptz, clock_timestamp())
        and a.delivery_id = d.id and a.number = d.attempts and a.outcome is not null`,
    values: [webhookId, now],
  });
}
