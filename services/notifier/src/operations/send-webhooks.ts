import { Webhook as Signer } from 'standardwebhooks';
import type { KeyRing } from '@autosync/connections';
import { backOffMs } from '@autosync/core';
import type { Tx } from '@autosync/db';
import { insertMails } from '../data-access/mails.ts';
import { skipDeliveries } from '../data-access/webhook-deliveries.ts';
import {
  giveUpDeliveries,
  noteAttempt,
  noteDelivered,
  noteFails,
  noteUndelivered,
  noteWorks,
  pullInDeliveries,
  takeDeliveries,
  type Busy,
  type DeliveryInHand,
} from '../data-access/webhook-sending.ts';
import { disableWebhook, findWebhook } from '../data-access/webhooks.ts';
import { composeMail } from '../domain/mail-text.ts';
import { openSecret } from '../domain/webhook-secret.ts';
import { tellOfSwitchedOff } from '../domain/webhook-words.ts';
import type { WebhookSettings } from '../webhook-settings.ts';
import type { OperationContext } from './context.ts';
import type { Answered, Posted } from './post-webhook.ts';

export type SendContext = {
  context: OperationContext;
  keyRing: KeyRing;
  settings: Pick<WebhookSettings, 'leaseMs' | 'retryBaseMs' | 'retryMaxMs' | 'disableAfterMs'>;
  /** Who is told about a disabled webhook without a contact; undefined if there is no mail server. */
  operators: readonly string[] | undefined;
  post: (posted: Posted) => Promise<Answered>;
};

export type Sent = Answered & { disabled: 'gone' | 'failing' | null; mails: number };

const GIVEN_UP_PAGE = 1000;
/** A slower receiver counts as slow and gets fewer places, so that others need not wait for it. */
const SLOW_MS = 3000;
/** When a webhook works again after this time, its waiting deliveries are sent at once. */
const OUTAGE_MS = 600_000;
/** The longest Retry-After that is respected. */
const LONGEST_RETRY_AFTER_MS = 3_600_000;

/** Takes some due deliveries; also returns how many were given up. */
export async function takeDueDeliveries(
  { context: { db, now }, settings: { leaseMs } }: SendContext,
  places: { busy: Busy; places: number; slowPlaces: number; placesEach: number },
): Promise<{ taken: DeliveryInHand[]; givenUp: number }> {
  return db.withAllTenants(async (tx) => {
    const givenUp = await giveUpDeliveries(tx, { limit: GIVEN_UP_PAGE, now: now() });
    const { busy, placesEach } = places;
    const common = { busy, leaseMs, now: now() };
    const slow = await takeDeliveries(tx, { ...common, slow: true, places: places.slowPlaces, placesEach: 1 });
    const left = places.places - slow.length;
    const quick = await takeDeliveries(tx, { ...common, slow: false, places: left, placesEach });
    return { taken: [...quick, ...slow], givenUp };
  });
}

/**
 * The request to send, signed with every valid secret, so that a receiver that knows one of them can verify it
 * (Standard Webhooks).
 */
export function signed(
  { tenantId, webhookId, eventId, url, body, secrets }: DeliveryInHand,
  { keyRing, at }: { keyRing: KeyRing; at: Date },
): Posted {
  const texts = secrets.map((secret) => openSecret(keyRing, secret, { tenantId, webhookId }));
  return {
    url,
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'AutoSync-Webhooks/1',
      'webhook-id': eventId,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': texts.map((secret) => new Signer(secret).sign(eventId, at, body)).join(' '),
    },
  };
}

async function switchOff(
  tx: Tx,
  { webhookId, reason, now }: { webhookId: string; reason: 'gone' | 'failing'; now: Date | null },
  operators: SendContext['operators'],
): Promise<number> {
  const webhook = await findWebhook(tx, { id: webhookId });
  if (webhook === undefined || !(await disableWebhook(tx, { id: webhookId, reason, now }))) return 0;
  await skipDeliveries(tx, { webhookId, now });
  if (operators === undefined) return 0;
  const addresses = webhook.contact === '' ? operators : [webhook.contact];
  const told = [tellOfSwitchedOff({ ...webhook, reason })];
  const content = { companyName: null, told, isGathered: false, consoleUrl: undefined, timeZone: 'UTC' };
  const mail = composeMail({ ...content, isForContact: webhook.contact !== '' });
  const owner = { tenantId: webhook.tenantId, companyId: null };
  await insertMails(tx, { mails: addresses.map((address) => ({ ...mail, ...owner, address })), now });
  return addresses.length;
}

async function noteFailure(
  tx: Tx,
  { id, webhookId, url, attempt, tries }: DeliveryInHand,
  { outcome, retryAfterMs }: Answered,
  { context, settings, operators }: SendContext,
): Promise<Pick<Sent, 'disabled' | 'mails'>> {
  const now = context.now();
  const pauseMs = backOffMs(tries, { baseMs: settings.retryBaseMs, maxMs: settings.retryMaxMs });
  const afterMs = Math.max(pauseMs, Math.min(retryAfterMs, LONGEST_RETRY_AFTER_MS));
  const failedForMs = await noteFails(tx, { webhookId, url, now });
  const isOver = await noteUndelivered(tx, { id, attempt, afterMs, now });
  if (failedForMs === undefined) return { disabled: null, mails: 0 };
  const isFailing = isOver && failedForMs >= settings.disableAfterMs;
  const reason = outcome === 'gone' ? 'gone' : isFailing ? 'failing' : null;
  if (reason === null) return { disabled: null, mails: 0 };
  return { disabled: reason, mails: await switchOff(tx, { webhookId, reason, now }, operators) };
}

/** Sends a delivery, and stores the outcome in one transaction. After a crash before that it is sent again. */
export async function sendDelivery(delivery: DeliveryInHand, sending: SendContext): Promise<Sent> {
  const { context, keyRing, post } = sending;
  const { db, now } = context;
  const { id, tenantId, webhookId, attempt } = delivery;
  const answered = await post(signed(delivery, { keyRing, at: now() ?? new Date() }));
  const { outcome, durationMs, status, detail, answer } = answered;
  return db.withTenant(tenantId, async (tx) => {
    await noteAttempt(tx, { deliveryId: id, number: attempt, outcome, durationMs, status, detail, answer });
    if (outcome !== 'delivered') return { ...answered, ...(await noteFailure(tx, delivery, answered, sending)) };
    await noteDelivered(tx, { id, now: now() });
    const failedForMs = await noteWorks(tx, { webhookId, slow: durationMs > SLOW_MS, now: now() });
    if (failedForMs !== null && failedForMs > OUTAGE_MS) await pullInDeliveries(tx, { webhookId, now: now() });
    return { ...answered, disabled: null, mails: 0 };
  });
}
