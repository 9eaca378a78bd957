import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered } from '@autosync/client';
import type { paths } from '@autosync/client';
import { api } from '../api/api.ts';
import type { Answer } from '../api/api.ts';

export type Webhook = Answer<'/v1/webhooks'>['items'][number];
export type WebhookEvent = Webhook['eventTypes'][number];
export type WebhookInput = paths['/v1/webhooks']['post']['requestBody']['content']['application/json'];
export type Delivery = Answer<'/v1/webhooks/{webhookId}/deliveries'>['items'][number];
export type DeliveryState = Delivery['state'];
export type Attempt = NonNullable<Delivery['lastAttempt']>;

export const webhookEvents = [
  'batch.finished',
  'batch.needs-attention',
  'connection.changed',
  'payment.applied',
  'settings.changed',
] as const satisfies readonly WebhookEvent[];

export const deliveryStates = ['waiting', 'delivered', 'failed', 'skipped'] as const satisfies readonly DeliveryState[];

const LIVELY_MS = 1500;
const CALM_MS = 15_000;

export const webhooksKey = ['webhooks'] as const;

export const webhooksQuery = queryOptions({
  queryKey: [...webhooksKey, 'list'],
  queryFn: async ({ signal }) => (await answered(api.GET('/v1/webhooks', { signal }))).data.items,
  refetchInterval: CALM_MS,
});

/** A webhook with the ETag that a change of it needs. */
export async function readWebhook(webhookId: string) {
  const call = api.GET('/v1/webhooks/{webhookId}', { params: { path: { webhookId } } });
  const { data, response } = await answered(call);
  return { webhook: data, etag: response.headers.get('etag') ?? '' };
}

export const deliveriesQuery = (webhookId: string, state: DeliveryState | undefined) =>
  infiniteQueryOptions({
    queryKey: [...webhooksKey, webhookId, 'deliveries', state],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        limit: 50,
        ...(pageParam !== undefined && { cursor: pageParam }),
        ...(state !== undefined && { state }),
      };
      const params = { path: { webhookId }, query };
      return (await answered(api.GET('/v1/webhooks/{webhookId}/deliveries', { params, signal }))).data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // A waiting delivery is sent within moments, or at its next attempt.
    refetchInterval: ({ state: at }) =>
      at.data?.pages.some(({ items }) => items.some((item) => item.state === 'waiting')) ? LIVELY_MS : CALM_MS,
  });

export const deliveryQuery = (webhookId: string, deliveryId: string) =>
  queryOptions({
    queryKey: [...webhooksKey, webhookId, 'delivery', deliveryId],
    queryFn: async ({ signal }) => {
      const params = { path: { webhookId, deliveryId } };
      return (await answered(api.GET('/v1/webhooks/{webhookId}/deliveries/{deliveryId}', { params, signal }))).data;
    },
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? LIVELY_MS : false),
  });
