import type { Tx } from '@autosync/db';

export type WebhookSettings = {
  url: string;
  description: string;
  eventTypes: readonly string[];
  companyIds: readonly string[];
  contact: string;
  enabled: boolean;
};

export type Webhook = WebhookSettings & {
  id: string;
  tenantId: string;
  version: number;
  createdAt: Date;
  disabledReason: string | null;
  disabledAt: Date | null;
  failingSince: Date | null;
};

const columns = `id, tenant_id as "tenantId", url, description, event_types as "eventTypes", company_ids as "companyIds",
  contact, state = 'enabled' as enabled, version, created_at as "createdAt", disabled_reason as "disabledReason",
  disabled_at as "disabledAt", failing_since as "failingSince"`;

/**
 * Locks the tenant's webhooks against other changes until the transaction ends, so that their number can be checked.
 */
export async function lockWebhooksOfTenant(tx: Tx, tenantId: string): Promise<void> {
  await tx.query({
    name: 'notify.lock-webhooks-of-tenant',
    text: `select pg_advisory_xact_lock(hashtextextended('notify.webhooks ' || $1, 0))`,
    values: [tenantId],
  });
}

export async function insertWebhook(
  tx: Tx,
  { id, tenantId, settings, now }: { id: string; tenantId: string; settings: WebhookSettings; now: Date | null },
): Promise<void> {
  const { url, description, eventTypes, companyIds, contact, enabled } = settings;
  await tx.query({
    name: 'notify.insert-webhook',
    text: `
      insert into notify.webhooks
        (id, tenant_id, url, description, event_types, company_ids, contact, state, disabled_reason, disabled_at, created_at)
      select $1, $2, $3, $4, $5, $6, $7, case when $8 then 'enabled' else 'disabled' end,
             case when not $8 then 'byHand' end, case when not $8 then t.now end, t.now
      from (select coalesce($9::timestamptz, clock_timestamp()) as now) t
      on conflict (id) do nothing`,
    values: [id, tenantId, url, description, eventTypes, companyIds, contact, enabled, now],
  });
}

/** In the order of creation; there are never many. */
export async function listWebhooks(tx: Tx): Promise<Webhook[]> {
  const { rows } = await tx.query<Webhook>({
    name: 'notify.list-webhooks',
    text: `select ${columns} from notify.webhooks where state <> 'removed' order by created_at, id`,
    values: [],
  });
  return rows;
}

export async function findWebhook(tx: Tx, { id }: { id: string }): Promise<Webhook | undefined> {
  const { rows } = await tx.query<Webhook>({
    name: 'notify.find-webhook',
    text: `select ${columns} from notify.webhooks where id = $1 and state <> 'removed'`,
    values: [id],
  });
  return rows[0];
}

/** Locks a webhook. Every change of one starts here. */
export async function lockWebhook(tx: Tx, { id }: { id: string }): Promise<Webhook | undefined> {
  const { rows } = await tx.query<Webhook>({
    name: 'notify.lock-webhook',
    text: `select ${columns} from notify.webhooks where id = $1 and state <> 'removed' for no key update`,
    values: [id],
  });
  return rows[0];
}

/** Enabling it clears why it was disabled, and that it was failing. */
export async function storeWebhook(
  tx: Tx,
  { id, settings, now }: { id: string; settings: WebhookSettings; now: Date | null },
): Promise<void> {
  const { url, description, eventTypes, companyIds, contact, enabled } = settings;
  await tx.query({
    name: 'notify.store-webhook',
    text: `
      update notify.webhooks
      set url = $2, description = $3, event_types = $4, company_ids = $5, contact = $6, version = version + 1,
          failing_since = case when $7 and state = 'enabled' and url = $2 then failing_since end,
          slow = slow and url = $2,
          state = case when $7 then 'enabled' else 'disabled' end,
          disabled_reason = case when not $7 then coalesce(disabled_reason, 'byHand') end,
          disabled_at = case when not $7 then coalesce(disabled_at, $8::timestamptz, clock_timestamp()) end
      where id = $1`,
    values: [id, url, description, eventTypes, companyIds, contact, enabled, now],
  });
}

/** Returns whether it was enabled until now. */
export async function disableWebhook(
  tx: Tx,
  { id, reason, now }: { id: string; reason: 'gone' | 'failing'; now: Date | null },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'notify.disable-webhook',
    text: `
      update notify.webhooks
      set state = 'disabled', disabled_reason = $2, version = version + 1,
          disabled_at = coalesce($3::timestamptz, clock_timestamp())
      where id = $1 and state = 'enabled'`,
    values: [id, reason, now],
  });
  return rowCount > 0;
}

/** Hides a webhook; retention deletes its data. Returns whether there was one. */
export async function removeWebhook(tx: Tx, { id, now }: { id: string; now: Date | null }): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'notify.remove-webhook',
    text: `
      update notify.webhooks
      set state = 'removed', disabled_at = coalesce(disabled_at, $2::timestamptz, clock_timestamp())
      where id = $1 and state <> 'removed'`,
    values: [id, now],
  });
  return rowCount > 0;
}
