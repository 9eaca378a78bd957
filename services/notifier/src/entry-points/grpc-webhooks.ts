import type { KeyRing } from '@autosync/connections';
import {
  webhookDeliveryStates,
  webhookEventTypes,
  type NotifierDefinition,
  type WebhookDeliveryMessage,
  type WebhookMessage,
  type WebhookSettingsMessage,
} from '@autosync/contracts';
import { AutosyncError, isId } from '@autosync/core';
import type { Tx } from '@autosync/db';
import type { UnaryHandlers } from '@autosync/grpc';
import {
  findDelivery,
  listDeliveries,
  redeliver,
  redeliverRange,
  type Attempt,
  type Delivery,
} from '../data-access/webhook-deliveries.ts';
import { listSecrets, type WebhookSecret } from '../data-access/webhook-secrets.ts';
import { findWebhook, listWebhooks, type Webhook, type WebhookSettings } from '../data-access/webhooks.ts';
import { openSecret } from '../domain/webhook-secret.ts';
import type { OperationContext } from '../operations/context.ts';
import {
  changeWebhook,
  createWebhook,
  dropWebhook,
  rotateSecret,
  testWebhook,
  type WebhookRules,
} from '../operations/change-webhooks.ts';
import { readId, readIds, readInstant, readMail, refuse } from './grpc-fields.ts';

const MOST_COMPANIES = 1000;
const MOST_DESCRIPTION = 200;
const MOST_LISTED = 201;
const MOST_REDELIVERED = 10_000;
const LONGEST_OVERLAP_MS = 7 * 86_400_000;

type WebhookMethods = Pick<
  UnaryHandlers<NotifierDefinition>,
  | 'createWebhook'
  | 'listWebhooks'
  | 'getWebhook'
  | 'putWebhook'
  | 'removeWebhook'
  | 'rotateWebhookSecret'
  | 'testWebhook'
  | 'listWebhookDeliveries'
  | 'getWebhookDelivery'
  | 'redeliverWebhook'
  | 'redeliverWebhooks'
>;

function toSettings(message: WebhookSettingsMessage | null): WebhookSettings {
  if (message === null) refuse('settings', 'must be there');
  const { url, description, eventTypes, companyIds, contact, enabled } = message;
  if (description.length > MOST_DESCRIPTION) refuse('description', `must have ${MOST_DESCRIPTION} characters at most`);
  if (companyIds.length > MOST_COMPANIES) refuse('company_ids', `must be ${MOST_COMPANIES} at most`);
  if (!eventTypes.every((type) => webhookEventTypes.some((known) => known === type)))
    refuse('event_types', 'is unknown');
  return {
    url,
    description,
    eventTypes: [...new Set(eventTypes)],
    companyIds: [...new Set(readIds(companyIds, 'company_ids'))],
    contact: contact === '' ? '' : readMail(contact, 'contact'),
    enabled,
  };
}

const textOf = (instant: Date | null): string => instant?.toISOString() ?? '';

function toMessage(webhook: Webhook, secrets: readonly WebhookSecret[]): WebhookMessage {
  const { id, version, url, description, eventTypes, companyIds, contact, enabled } = webhook;
  return {
    id,
    version,
    settings: { url, description, eventTypes: [...eventTypes], companyIds: [...companyIds], contact, enabled },
    createdAt: textOf(webhook.createdAt),
    disabledReason: webhook.disabledReason ?? '',
    disabledAt: textOf(webhook.disabledAt),
    failingSince: textOf(webhook.failingSince),
    secrets: secrets
      .filter(({ webhookId }) => webhookId === id)
      .map((secret) => ({ id: secret.id, createdAt: textOf(secret.createdAt), expiresAt: textOf(secret.expiresAt) })),
  };
}

function toAttempt({ number, at, outcome, durationMs, status, detail, answer }: Attempt) {
  return {
    number,
    at: textOf(at),
    outcome: outcome ?? '',
    durationMs: durationMs ?? 0,
    status: status ?? 0,
    detail: detail ?? '',
    answer: answer ?? '',
  };
}

function toDelivery(delivery: Delivery & { body?: string }): WebhookDeliveryMessage {
  const { id, eventId, eventType, companyId, state, attemptCount, body = '' } = delivery;
  return {
    id,
    eventId,
    eventType,
    companyId: companyId ?? '',
    state,
    attemptCount,
    createdAt: textOf(delivery.createdAt),
    nextAt: state === 'waiting' ? textOf(delivery.nextAt) : '',
    endedAt: textOf(delivery.endedAt),
    attempts: delivery.attempts.map(toAttempt),
    body,
  };
}

function present<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new AutosyncError('not-found', `There is no such ${what}.`);
  return found;
}

/** The webhooks of a tenant. The gateway has checked the caller, and that the companies belong to the tenant. */
export function webhookHandlers(
  context: OperationContext,
  { rules, onDeliveries }: { rules: WebhookRules & { keyRing: KeyRing }; onDeliveries: () => void },
): WebhookMethods {
  const { db, now } = context;
  const { keyRing, retryForMs } = rules;

  async function describe(tx: Tx, webhook: Webhook): Promise<WebhookMessage> {
    return toMessage(webhook, await listSecrets(tx, { webhookIds: [webhook.id], now: now() }));
  }
  const within = <T>(request: { tenantId: string }, work: (tx: Tx, tenantId: string) => Promise<T>): Promise<T> => {
    const tenantId = readId(request.tenantId, 'tenant_id');
    return db.withTenant(tenantId, (tx) => work(tx, tenantId));
  };
  const idOf = (request: { id: string }): string => readId(request.id, 'id');

  async function withSecret(tx: Tx, webhook: Webhook, secretId: string) {
    const secrets = await listSecrets(tx, { webhookIds: [webhook.id], now: now() });
    const secret = present(
      secrets.find(({ id }) => id === secretId),
      'secret',
    );
    const place = { tenantId: webhook.tenantId, webhookId: webhook.id };
    return { webhook: toMessage(webhook, secrets), secret: openSecret(keyRing, secret, place) };
  }

  async function requireDelivery(tx: Tx, webhookId: string, id: string) {
    return toDelivery(present(await findDelivery(tx, { webhookId, id }), 'delivery'));
  }

  async function requireEnabled(tx: Tx, id: string): Promise<Webhook> {
    const webhook = present(await findWebhook(tx, { id }), 'webhook');
    if (!webhook.enabled)
      throw new AutosyncError('webhook-disabled', 'The webhook is switched off: switch it on first.');
    return webhook;
  }

  return {
    createWebhook: (request) =>
      within(request, async (tx, tenantId) => {
        const webhook = { id: idOf(request), tenantId, settings: toSettings(request.settings) };
        const { stored, secretId } = await createWebhook(tx, webhook, { ...rules, now: now() });
        return withSecret(tx, stored, secretId);
      }),

    listWebhooks: (request) =>
      within(request, async (tx) => {
        const webhooks = await listWebhooks(tx);
        const secrets = await listSecrets(tx, { webhookIds: webhooks.map(({ id }) => id), now: now() });
        return { webhooks: webhooks.map((webhook) => toMessage(webhook, secrets)) };
      }),

    getWebhook: (request) =>
      within(request, async (tx) => {
        const webhook = present(await findWebhook(tx, { id: idOf(request) }), 'webhook');
        return { webhook: await describe(tx, webhook) };
      }),

    putWebhook: (request) =>
      within(request, async (tx) => {
        const change = { id: idOf(request), ifVersion: request.ifVersion, settings: toSettings(request.settings) };
        const webhook = present(await changeWebhook(tx, change, { ...rules, now: now() }), 'webhook');
        return { webhook: await describe(tx, webhook) };
      }),

    removeWebhook: (request) =>
      within(request, async (tx) => ({ removed: await dropWebhook(tx, { id: idOf(request), now: now() }) })),

    rotateWebhookSecret: (request) =>
      within(request, async (tx) => {
        const { overlapMs } = request;
        if (overlapMs < 0 || overlapMs > LONGEST_OVERLAP_MS) refuse('overlap_ms', 'must be seven days at most');
        const secretId = readId(request.secretId, 'secret_id');
        const order = { id: idOf(request), secretId, overlapMs, now: now() };
        return withSecret(tx, present(await rotateSecret(tx, order, rules), 'webhook'), secretId);
      }),

    async testWebhook(request) {
      const answer = await within(request, async (tx, tenantId) => {
        const { id } = await requireEnabled(tx, idOf(request));
        const eventId = readId(request.eventId, 'event_id');
        const deliveryId = await testWebhook(tx, { id, tenantId, eventId, now: now() }, rules);
        return { delivery: await requireDelivery(tx, id, deliveryId) };
      });
      onDeliveries();
      return answer;
    },

    listWebhookDeliveries: (request) =>
      within(request, async (tx) => {
        const { id: webhookId } = present(await findWebhook(tx, { id: idOf(request) }), 'webhook');
        const { state, eventType, companyId, afterCreatedAt, afterId, limit } = request;
        if (limit < 1 || limit > MOST_LISTED) refuse('limit', `must be from 1 to ${MOST_LISTED}`);
        if (companyId !== '' && !isId(companyId)) refuse('company_id', 'must be a lower-case UUID');
        const after =
          afterId === ''
            ? null
            : {
                createdAt: readInstant(afterCreatedAt, 'after_created_at').toISOString(),
                id: readId(afterId, 'after_id'),
              };
        const filter = { state: state || null, eventType: eventType || null, companyId: companyId || null };
        const deliveries = await listDeliveries(tx, { webhookId, filter, after, limit });
        return { deliveries: deliveries.map(toDelivery) };
      }),

    getWebhookDelivery: (request) =>
      within(request, async (tx) => {
        const { id } = present(await findWebhook(tx, { id: idOf(request) }), 'webhook');
        return { delivery: await requireDelivery(tx, id, readId(request.deliveryId, 'delivery_id')) };
      }),

    async redeliverWebhook(request) {
      const answer = await within(request, async (tx) => {
        const { id: webhookId } = await requireEnabled(tx, idOf(request));
        const id = readId(request.deliveryId, 'delivery_id');
        await redeliver(tx, { webhookId, id, retryForMs, now: now() });
        return { delivery: await requireDelivery(tx, webhookId, id) };
      });
      onDeliveries();
      return answer;
    },

    async redeliverWebhooks(request) {
      const { states } = request;
      if (!states.every((state) => webhookDeliveryStates.some((known) => known === state))) {
        refuse('states', 'is unknown');
      }
      const answer = await within(request, async (tx) => {
        const { id: webhookId } = await requireEnabled(tx, idOf(request));
        const from = readInstant(request.from, 'from');
        const to = request.to === '' ? null : readInstant(request.to, 'to');
        const order = { webhookId, from, to, states, limit: MOST_REDELIVERED, retryForMs, now: now() };
        const count = await redeliverRange(tx, order);
        return { count, more: count === MOST_REDELIVERED };
      });
      onDeliveries();
      return answer;
    },
  };
}
