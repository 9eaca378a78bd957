import type { Tx } from '@autosync/db';
import type { WebhookEvent } from '../domain/webhook-events.ts';

export type DeliveryState = 'waiting' | 'delivered' | 'failed' | 'skipped';

export type Attempt = {
  number: number;
  at: Date;
  outcome: string | null;
  durationMs: number | null;
  status: number | null;
  detail: string | null;
  answer: string | null;
};

export type Delivery = {
  id: string;
  eventId: string;
  eventType: string;
  companyId: string | null;
  state: DeliveryState;
  attemptCount: number;
  createdAt: Date;
  nextAt: Date;
  endedAt: Date | null;
  /** Only the last one in lists; all of them for a single delivery. */
  attempts: Attempt[];
};

const columns = `d.id, d.event_id as "eventId", d.type as "eventType", d.company_id as "companyId", d.state,
  d.attempts as "attemptCount", d.created_at as "createdAt", d.next_at as "nextAt", d.ended_at as "endedAt"`;

const attemptColumns = `a.number, a.at, a.outcome, a.duration_ms as "durationMs", a.status, a.detail, a.answer`;

/**
 * Stores events, each once, with a delivery for each webhook of the tenant that subscribes to them. For disabled
 * webhooks the delivery is `skipped`, so that it can be sent later. `only`: for this webhook alone, whatever it
 * subscribes to. Returns how many deliveries wait.
 */
export async function insertEvents(
  tx: Tx,
  {
    tenantId,
    events,
    only = null,
    retryForMs,
    now,
  }: {
    tenantId: string;
    events: readonly WebhookEvent[];
    only?: string | null;
    retryForMs: number;
    now: Date | null;
  },
): Promise<number> {
  if (events.length === 0) return 0;
  const { rows } = await tx.query<{ waiting: number }>({
    name: 'notify.insert-webhook-events',
    text: `
      with t as (select coalesce($5::timestamptz, clock_timestamp()) as now),
      given as (
        select e.id, e.type, e."companyId" as company_id, e.body, w.id as webhook_id, w.state
        from jsonb_to_recordset($2::jsonb) as e(id uuid, type text, "companyId" uuid, body text)
        join notify.webhooks w on w.tenant_id = $1 and w.state <> 'removed' and (
          w.id = $3 or $3 is null
            and (w.event_types = '{}' or e.type = any(w.event_types))
            and (w.company_ids = '{}' or e."companyId" = any(w.company_ids)))
      ),
      stored as (
        insert into notify.webhook_events (id, tenant_id, company_id, type, body, created_at)
        select distinct on (g.id) g.id, $1, g.company_id, g.type, g.body, t.now from given g, t
        on conflict (id) do nothing
        returning id
      ),
      written as (
        insert into notify.webhook_deliveries
          (tenant_id, webhook_id, event_id, company_id, type, state, next_at, give_up_at, created_at, ended_at)
        select $1, g.webhook_id, g.id, g.company_id, g.type,
               case when g.state = 'enabled' then 'waiting' else 'skipped' end,
               t.now, t.now + $4::float8 * interval '1 ms', t.now, case when g.state <> 'enabled' then t.now end
        from given g join stored s on s.id = g.id, t
        returning state
      )
      select count(*) filter (where state = 'waiting')::int as waiting from written`,
    values: [tenantId, JSON.stringify(events), only, retryForMs, now],
  });
  return rows[0]?.waiting ?? 0;
}

export type DeliveryFilter = { state: string | null; eventType: string | null; companyId: string | null };

/** Newest first, with the last attempt of each. */
export async function listDeliveries(
  tx: Tx,
  {
    webhookId,
    filter: { state, eventType, companyId },
    after,
    limit,
  }: {
    webhookId: string;
    filter: DeliveryFilter;
    after: { createdAt: string; id: string } | null;
    limit: number;
  },
): Promise<Delivery[]> {
  const { rows } = await tx.query<Delivery>({
    name: 'notify.list-deliveries',
    text: `
      select ${columns}, coalesce(a.attempts, '[]') as attempts
      from notify.webhook_deliveries d
      left join lateral (
        select jsonb_agg(to_jsonb(l)) as attempts
        from (select ${attemptColumns} from notify.webhook_attempts a
              where a.delivery_id = d.id order by a.number desc limit 1) l
      ) a on true
      where d.webhook_id = $1
        and (d.created_at, d.id) < (coalesce($5::timestamptz, 'infinity'), coalesce($6::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
        and ($2::text is null or d.state = $2) and ($3::text is null or d.type = $3)
        and ($4::uuid is null or d.company_id = $4)
      order by d.created_at desc, d.id desc limit $7`,
    values: [webhookId, state, eventType, companyId, after?.createdAt ?? null, after?.id ?? null, limit],
  });
  return rows.map(withDates);
}

/** JSON has no dates. */
function withDates<T extends { attempts: Attempt[] }>(row: T): T {
  return { ...row, attempts: row.attempts.map((attempt) => ({ ...attempt, at: new Date(attempt.at) })) };
}

/** One delivery with all attempts, oldest first, and the body that was sent. */
export async function findDelivery(
  tx: Tx,
  { webhookId, id }: { webhookId: string; id: string },
): Promise<(Delivery & { body: string }) | undefined> {
  const { rows } = await tx.query<Delivery & { body: string }>({
    name: 'notify.find-delivery',
    text: `
      select ${columns}, e.body, coalesce(
        (select jsonb_agg(to_jsonb(l)) from (
          select ${attemptColumns} from notify.webhook_attempts a where a.delivery_id = d.id order by a.number) l),
        '[]') as attempts
      from notify.webhook_deliveries d join notify.webhook_events e on e.id = d.event_id
      where d.webhook_id = $1 and d.id = $2`,
    values: [webhookId, id],
  });
  return rows.map(withDates)[0];
}

/**
 * Schedules a delivery to be sent again now, with all its attempts. One that waits is tried now, unless it is being
 * sent. Returns whether it exists.
 */
export async function redeliver(
  tx: Tx,
  { webhookId, id, retryForMs, now }: { webhookId: string; id: string; retryForMs: number; now: Date | null },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'notify.redeliver',
    text: `
      with t as (select coalesce($4::timestamptz, clock_timestamp()) as now),
      given as (
        select d.id, exists (
          select from notify.webhook_attempts a where a.delivery_id = d.id and a.number = d.attempts and a.outcome is null
        ) and d.state = 'waiting' as in_hand
        from notify.webhook_deliveries d where d.webhook_id = $1 and d.id = $2 for update
      )
      update notify.webhook_deliveries d
      set state = 'waiting', ended_at = null,
          tries = case when g.in_hand then d.tries else 0 end,
          next_at = case when g.in_hand then d.next_at else t.now end,
          give_up_at = t.now + $3::float8 * interval '1 ms'
      from given g, t where d.id = g.id`,
    values: [webhookId, id, retryForMs, now],
  });
  return rowCount > 0;
}

/**
 * Like `redeliver`, for deliveries in these states that were made in a period; at most `limit`, oldest first. Returns
 * how many.
 */
export async function redeliverRange(
  tx: Tx,
  {
    webhookId,
    from,
    to,
    states,
    limit,
    retryForMs,
    now,
  }: {
    webhookId: string;
    from: Date;
    to: Date | null;
    states: readonly string[];
    limit: number;
    retryForMs: number;
    now: Date | null;
  },
): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'notify.redeliver-range',
    text: `
      with t as (select coalesce($7::timestamptz, clock_timestamp()) as now),
      given as (
        select d.id from notify.webhook_deliveries d, t
        where d.webhook_id = $1 and d.created_at >= $2 and d.created_at <= coalesce($3::timestamptz, t.now)
          and d.state = any($4::text[]) and d.state <> 'waiting'
        order by d.created_at, d.id limit $5 for update of d
      )
      update notify.webhook_deliveries d
      set state = 'waiting', ended_at = null, tries = 0, next_at = t.now, give_up_at = t.now + $6::float8 * interval '1 ms'
      from given g, t where d.id = g.id`,
    values: [webhookId, from, to, states, limit, retryForMs, now],
  });
  return rowCount;
}

/** Skips what waits for a webhook that was disabled; it is only sent on request. */
export async function skipDeliveries(
  tx: Tx,
  { webhookId, now }: { webhookId: string; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'notify.skip-deliveries',
    text: `
      update notify.webhook_deliveries
      set state = 'skipped', ended_at = coalesce($2::timestamptz, clock_timestamp())
      where webhook_id = $1 and state = 'waiting'`,
    values: [webhookId, now],
  });
}

export async function findEventDelivery(
  tx: Tx,
  { webhookId, eventId }: { webhookId: string; eventId: string },
): Promise<string | undefined> {
  const { rows } = await tx.query<{ id: string }>({
    name: 'notify.find-event-delivery',
    text: 'select id from notify.webhook_deliveries where webhook_id = $1 and event_id = $2',
    values: [webhookId, eventId],
  });
  return rows[0]?.id;
}
