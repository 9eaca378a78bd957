import type { KeyRing } from '@autosync/connections';
import { AutosyncError, deterministicId } from '@autosync/core';
import type { Tx } from '@autosync/db';
import { findEventDelivery, insertEvents, skipDeliveries } from '../data-access/webhook-deliveries.ts';
import { endSecrets, insertSecret, listSecrets } from '../data-access/webhook-secrets.ts';
import {
  findWebhook,
  insertWebhook,
  listWebhooks,
  lockWebhook,
  lockWebhooksOfTenant,
  removeWebhook,
  storeWebhook,
  type Webhook,
  type WebhookSettings,
} from '../data-access/webhooks.ts';
import { faultOfUrl, type AddressRules } from '../domain/webhook-address.ts';
import { webhookTestEvent } from '../domain/webhook-events.ts';
import { makeSecret, sealSecret } from '../domain/webhook-secret.ts';

export type WebhookRules = AddressRules & { keyRing: KeyRing; publicUrl: string; retryForMs: number };

type Timed = { now: Date | null };

const MOST_WEBHOOKS = 20;
/** In addition to the new one. */
const MOST_OLD_SECRETS = 3;

function checkUrl({ url }: WebhookSettings, rules: AddressRules): void {
  const fault = faultOfUrl(url, rules);
  if (fault !== null) throw new AutosyncError('invalid-webhook-url', fault);
}

async function addSecret(
  tx: Tx,
  { id, webhookId, tenantId, now }: { id: string; webhookId: string; tenantId: string } & Timed,
  { keyRing }: Pick<WebhookRules, 'keyRing'>,
): Promise<void> {
  const sealed = sealSecret(keyRing, makeSecret(), { tenantId, webhookId });
  await insertSecret(tx, { id, webhookId, tenantId, sealed, now });
}

const found = (webhook: Webhook | undefined): Webhook => {
  if (webhook === undefined) throw new AutosyncError('not-found', 'There is no such webhook.');
  return webhook;
};

/**
 * Creates a webhook with its first secret. One with this id is returned unchanged. Throws `invalid-webhook-url`,
 * `webhook-limit`.
 */
export async function createWebhook(
  tx: Tx,
  { id, tenantId, settings }: { id: string; tenantId: string; settings: WebhookSettings },
  { now, ...rules }: WebhookRules & Timed,
): Promise<{ stored: Webhook; secretId: string }> {
  const secretId = deterministicId('webhook-secret', id);
  await lockWebhooksOfTenant(tx, tenantId);
  const before = await findWebhook(tx, { id });
  if (before !== undefined) return { stored: before, secretId };
  checkUrl(settings, rules);
  if ((await listWebhooks(tx)).length >= MOST_WEBHOOKS) {
    throw new AutosyncError('webhook-limit', `There are ${MOST_WEBHOOKS} webhooks, and no more are possible.`);
  }
  await insertWebhook(tx, { id, tenantId, settings, now });
  await addSecret(tx, { id: secretId, webhookId: id, tenantId, now }, rules);
  return { stored: found(await findWebhook(tx, { id })), secretId };
}

/** Undefined: there is none. Throws `version-mismatch`, `invalid-webhook-url`. */
export async function changeWebhook(
  tx: Tx,
  { id, ifVersion, settings }: { id: string; ifVersion: number; settings: WebhookSettings },
  { now, ...rules }: WebhookRules & Timed,
): Promise<Webhook | undefined> {
  const before = await lockWebhook(tx, { id });
  if (before === undefined) return undefined;
  if (ifVersion !== 0 && ifVersion !== before.version) {
    throw new AutosyncError('version-mismatch', 'The webhook was changed meanwhile: read it again.');
  }
  checkUrl(settings, rules);
  await storeWebhook(tx, { id, settings, now });
  if (!settings.enabled) await skipDeliveries(tx, { webhookId: id, now });
  return findWebhook(tx, { id });
}

/** Returns whether there was one. */
export async function dropWebhook(tx: Tx, { id, now }: { id: string } & Timed): Promise<boolean> {
  if (!(await removeWebhook(tx, { id, now }))) return false;
  await skipDeliveries(tx, { webhookId: id, now });
  return true;
}

/**
 * Adds a secret; the others end after the overlap. One with this id is not added again. Undefined: there is no such
 * webhook.
 */
export async function rotateSecret(
  tx: Tx,
  { id, secretId, overlapMs, now }: { id: string; secretId: string; overlapMs: number } & Timed,
  rules: Pick<WebhookRules, 'keyRing'>,
): Promise<Webhook | undefined> {
  const webhook = await lockWebhook(tx, { id });
  if (webhook === undefined) return undefined;
  const secrets = await listSecrets(tx, { webhookIds: [id], now });
  if (secrets.some((secret) => secret.id === secretId)) return webhook;
  await endSecrets(tx, { webhookId: id, overlapMs, keep: MOST_OLD_SECRETS, now });
  await addSecret(tx, { id: secretId, webhookId: id, tenantId: webhook.tenantId, now }, rules);
  return webhook;
}

/** Stores an event for this webhook alone. Returns the id of its delivery, which is the same for a repeat. */
export async function testWebhook(
  tx: Tx,
  { id, tenantId, eventId, now }: { id: string; tenantId: string; eventId: string } & Timed,
  { publicUrl, retryForMs }: Pick<WebhookRules, 'publicUrl' | 'retryForMs'>,
): Promise<string> {
  const test = { id: eventId, tenantId, webhookId: id, now: now ?? new Date(), publicUrl };
  await insertEvents(tx, { tenantId, events: [webhookTestEvent(test)], only: id, retryForMs, now });
  const deliveryId = await findEventDelivery(tx, { webhookId: id, eventId });
  if (deliveryId === undefined) throw new AutosyncError('not-found', 'There is no such event of the webhook.');
  return deliveryId;
}
