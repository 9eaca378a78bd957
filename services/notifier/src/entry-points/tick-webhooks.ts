import { createLoop, type Loop } from '@autosync/core';
import type { DeliveryInHand } from '../data-access/webhook-sending.ts';
import { sendDelivery, takeDueDeliveries, type SendContext, type Sent } from '../operations/send-webhooks.ts';
import type { WebhookSettings } from '../webhook-settings.ts';

type Places = Pick<WebhookSettings, 'concurrency' | 'concurrencyPerWebhook' | 'idleMs'>;

/**
 * Sends deliveries concurrently: a few per webhook, one for a webhook that fails or is slow, and at most half of all
 * places for those together. So receivers that answer are not held up by others. A delivery is only taken when it has a
 * place: the queue is in PostgreSQL.
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
