import { newId } from '@autosync/core';
import { listDeliveries } from '../../src/data-access/webhook-deliveries.ts';
import type { Busy } from '../../src/data-access/webhook-sending.ts';
import { findWebhook, type WebhookSettings } from '../../src/data-access/webhooks.ts';
import { createWebhook } from '../../src/operations/change-webhooks.ts';
import { postWebhook } from '../../src/operations/post-webhook.ts';
import { sendDelivery, takeDueDeliveries, type SendContext } from '../../src/operations/send-webhooks.ts';
import { openSecret } from '../../src/domain/webhook-secret.ts';
import { listSecrets } from '../../src/data-access/webhook-secrets.ts';
import { day, hour, keyRing, minute, takingRules, type Key, type NotifierWorld } from './world.ts';

export const webhookRules = { ...takingRules, keyRing, allowsPrivate: true, allowsHttp: true };

/** Webhooks of the world, sent as the process sends them. */
export function webhooksOf(world: NotifierWorld) {
  const { db, context } = world;
  const rules = { allowsPrivate: true, allowsHttp: true, timeoutMs: 2000, authorities: undefined };
  const resolve = async () => ['127.0.0.1'];
  const sending: SendContext = {
    context,
    keyRing,
    settings: { leaseMs: minute, retryBaseMs: 10_000, retryMaxMs: 8 * hour, disableAfterMs: 5 * day },
    operators: ['operators@example.com'],
    post: (posted) => postWebhook(posted, rules, resolve),
  };

  async function make({ tenantId }: Pick<Key, 'tenantId'>, url: string, settings: Partial<WebhookSettings> = {}) {
    const id = newId();
    const whole = { url, description: '', eventTypes: [], companyIds: [], contact: '', enabled: true, ...settings };
    const { secret } = await db.withTenant(tenantId, async (tx) => {
      await createWebhook(tx, { id, tenantId, settings: whole }, { ...webhookRules, now: world.clock.now });
      const [sealed] = await listSecrets(tx, { webhookIds: [id], now: world.clock.now });
      return { secret: openSecret(keyRing, sealed!, { tenantId, webhookId: id }) };
    });
    const deliveries = () =>
      db.withTenant(tenantId, (tx) =>
        listDeliveries(tx, {
          webhookId: id,
          filter: { state: null, eventType: null, companyId: null },
          after: null,
          limit: 1000,
        }),
      );
    return {
      id,
      secret,
      tenantId,
      read: () => db.withTenant(tenantId, (tx) => findWebhook(tx, { id })),
      deliveries,
      states: async () => (await deliveries()).map(({ state }) => state),
    };
  }

  const take = (busy: Busy = new Map(), places = { places: 100, slowPlaces: 50, placesEach: 100 }) =>
    takeDueDeliveries(sending, { busy, ...places });

  /** Sends what is due at that instant and returns the outcomes. */
  async function send(now: Date | null = world.clock.now) {
    world.clock.now = now;
    const { taken } = await take();
    return Promise.all(taken.map((delivery) => sendDelivery(delivery, sending)));
  }

  return { sending, make, take, send };
}
