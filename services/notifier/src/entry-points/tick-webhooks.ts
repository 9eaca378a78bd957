import { createLoop, type Loop } from '@autosync/core';
import type { DeliveryInHand } from '../data-access/webhook-sending.ts';
import { sendDelivery, takeDueDeliveries, type SendContext, type Sent } from '../operations/send-webhooks.ts';
import type { WebhookSettings } from '../webhook-settings.ts';

type Places = Pick<WebhookSettings, 'concurrency' | 'concurrencyPerWebhook' | 'idleMs'>;

/**
 * Sends deliveries side by side: to each webhook a few, to one that fails or is slow one, and to all of those at most half of
 * what this process sends at one time. So whoever answers is served, whatever the others do. Nothing is taken in hand that has
 * no place: the queue is in PostgreSQL.
 */
export function tickWebhooks({
  sending,
  places: { concurrency, concurrencyPerWebhook, idleMs },
  onSent,
  onGivenUp,
  onError,
}: {
  sending: SendContext;
  places: Places;
  onSent: (delivery: DeliveryInHand, sent: Sent) => void;
  onGivenUp: (deliveries: number) => void;
  onError: (error: unknown, failuresInARow: number) => void;
}): Loop {
  const busy = new Map<string, number>();
  const underWay = new Map<DeliveryInHand, Promise<void>>();

  async function send(delivery: DeliveryInHand): Promise<void> {
    const { webhookId } = delivery;
    busy.set(webhookId, (busy.get(webhookId) ?? 0) + 1);
    try {
      onSent(delivery, await sendDelivery(delivery, sending));
    } catch (error) {
      onError(error, 1);
    } finally {
      const left = (busy.get(webhookId) ?? 1) - 1;
      if (left > 0) busy.set(webhookId, left);
      else busy.delete(webhookId);
      underWay.delete(delivery);
      loop.wake();
    }
  }

  const loop = createLoop({
    async work() {
      const free = concurrency - underWay.size;
      const slow = [...underWay.keys()].filter(({ isSlow }) => isSlow).length;
      const slowPlaces = Math.min(free, Math.floor(concurrency / 2) - slow);
      const placesEach = concurrencyPerWebhook;
      const { taken, givenUp } = await takeDueDeliveries(sending, { busy, places: free, slowPlaces, placesEach });
      if (givenUp > 0) onGivenUp(givenUp);
      for (const delivery of taken) underWay.set(delivery, send(delivery));
      return idleMs;
    },
    onError,
  });

  return {
    ...loop,
    async stop() {
      await loop.stop();
      await Promise.all(underWay.values());
    },
  };
}
