import type { Static } from 'typebox';
import type { WebhookDeliveryMessage } from '@autosync/contracts';
import { ageCursor, toPage } from '../../domain/cursors.ts';
import { invalidRequest } from '../../errors.ts';
import { sendAnswer } from '../answers.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { requireNotifier, requirePart } from '../ask-notifier.ts';
import { idToMake, makeChange, workOnce } from '../changes.ts';
import { keyOf } from '../plugins/authentication.ts';
import { DEFAULT_LIMIT, idempotencyHeaders, pageSchema } from '../resources/shared.ts';
import {
  deliveriesQuery,
  deliveryDetailsSchema,
  deliveryPath,
  deliverySchema,
  redeliveryInput,
  redeliverySchema,
  toDelivery,
  toDeliveryDetails,
  webhookPath,
} from '../resources/webhook.ts';

const locationOf = (webhookId: string, { id }: WebhookDeliveryMessage) => `/v1/webhooks/${webhookId}/deliveries/${id}`;

function testRoute(app: App, deps: RouteDeps): void {
  app.post(
    '/v1/webhooks/:webhookId/test',
    {
      config: {
        operation: 'testWebhook',
        access: 'webhooks:write',
        sends: ['location'],
        problems: ['webhook-disabled'],
      },
      schema: {
        tags: ['webhooks'],
        summary: 'Send an event `webhook.test`',
        description: 'What comes of it is to be read at `Location`.',
        params: webhookPath,
        headers: idempotencyHeaders,
        response: { 202: deliverySchema },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      const id = request.params.webhookId;
      const eventId = idToMake(request, 'webhook-test');
      const answer = await workOnce(deps, request, async () => {
        const delivery = await makeChange(deps, request, {
          action: 'webhook.tested',
          asked: { id, eventId },
          call: async () => requirePart((await requireNotifier(deps).testWebhook({ tenantId, id, eventId })).delivery),
          toAfter: (made) => ({ id, eventId, deliveryId: made.id }),
        });
        return { status: 202, headers: { location: locationOf(id, delivery) }, body: toDelivery(delivery) };
      });
      return sendAnswer(reply, answer);
    },
  );
}

function readRoutes(app: App, deps: RouteDeps): void {
  app.get(
    '/v1/webhooks/:webhookId/deliveries',
    {
      config: { operation: 'listWebhookDeliveries', access: 'webhooks:read' },
      schema: {
        tags: ['webhooks'],
        summary: 'List what was sent, newest first, with the last attempt of each',
        params: webhookPath,
        querystring: deliveriesQuery,
        response: { 200: pageSchema(deliverySchema) },
      },
    },
    async (request) => {
      const { limit = DEFAULT_LIMIT, cursor, state = '', type = '', companyId = '' } = request.query;
      const after = ageCursor.decode(cursor);
      const { deliveries } = await requireNotifier(deps).listWebhookDeliveries({
        tenantId: keyOf(request).tenantId,
        id: request.params.webhookId,
        state,
        eventType: type,
        companyId,
        afterCreatedAt: after?.createdAt ?? '',
        afterId: after?.id ?? '',
        limit: limit + 1,
      });
      const cursorOf = ({ id, createdAt }: WebhookDeliveryMessage) =>
        ageCursor.encode({ id, createdAt: new Date(createdAt) });
      return toPage(deliveries, { limit, toItem: toDelivery, cursorOf });
    },
  );

  app.get(
    '/v1/webhooks/:webhookId/deliveries/:deliveryId',
    {
      config: { operation: 'getWebhookDelivery', access: 'webhooks:read' },
      schema: {
        tags: ['webhooks'],
        summary: 'Read a delivery: what was posted, and every attempt with its answer',
        params: deliveryPath,
        response: { 200: deliveryDetailsSchema },
      },
    },
    async (request) => {
      const { webhookId: id, deliveryId } = request.params;
      const { tenantId } = keyOf(request);
      const { delivery } = await requireNotifier(deps).getWebhookDelivery({ tenantId, id, deliveryId });
      return toDeliveryDetails(requirePart(delivery));
    },
  );
}

/** A `to` before `from` is a mistake, not an empty span. */
function checkSpan({ from, to }: Static<typeof redeliveryInput>): void {
  const isInstant = (text: string) => !Number.isNaN(new Date(text).getTime());
  for (const [name, text] of Object.entries({ from, to })) {
    if (text === undefined || isInstant(text)) continue;
    throw invalidRequest({ pointer: `/${name}`, code: 'format', detail: 'There is no such instant.' });
  }
  if (to === undefined || new Date(from) <= new Date(to)) return;
  throw invalidRequest({ pointer: '/to', code: 'order', detail: 'It must not be before `from`.' });
}

function redeliverRoutes(app: App, deps: RouteDeps): void {
  app.post(
    '/v1/webhooks/:webhookId/deliveries/:deliveryId/redeliver',
    {
      config: {
        operation: 'redeliverWebhook',
        access: 'webhooks:write',
        sends: ['location'],
        problems: ['webhook-disabled'],
      },
      schema: {
        tags: ['webhooks'],
        summary: 'Send a delivery again, under the same `webhook-id`',
        description: 'One that waits for its next attempt is tried now.',
        params: deliveryPath,
        headers: idempotencyHeaders,
        response: { 202: deliverySchema },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      const { webhookId: id, deliveryId } = request.params;
      const answer = await workOnce(deps, request, async () => {
        const asked = { id, deliveryId };
        const delivery = await makeChange(deps, request, {
          action: 'webhook.redelivered',
          asked,
          call: async () =>
            requirePart((await requireNotifier(deps).redeliverWebhook({ tenantId, ...asked })).delivery),
        });
        return { status: 202, headers: { location: locationOf(id, delivery) }, body: toDelivery(delivery) };
      });
      return sendAnswer(reply, answer);
    },
  );

  app.post(
    '/v1/webhooks/:webhookId/redeliver',
    {
      config: { operation: 'redeliverWebhooks', access: 'webhooks:write', problems: ['webhook-disabled'] },
      schema: {
        tags: ['webhooks'],
        summary: 'Send again what was made in a span of time and failed or was skipped',
        description: 'For after an outage of the receiver. Each keeps its `webhook-id`.',
        params: webhookPath,
        headers: idempotencyHeaders,
        body: redeliveryInput,
        response: { 202: redeliverySchema },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      const id = request.params.webhookId;
      const { from, to = '', states = ['failed', 'skipped'] } = request.body;
      checkSpan(request.body);
      const answer = await workOnce(deps, request, async () => {
        const asked = { id, from, to, states: [...states] };
        const body = await makeChange(deps, request, {
          action: 'webhook.redelivered',
          asked,
          call: () => requireNotifier(deps).redeliverWebhooks({ tenantId, ...asked }),
          toAfter: (result) => ({ ...asked, ...result }),
        });
        return { status: 202, body };
      });
      return sendAnswer(reply, answer);
    },
  );
}

/** What was sent to a webhook, and sending it again. */
export function webhookDeliveryRoutes(app: App, deps: RouteDeps): void {
  testRoute(app, deps);
  readRoutes(app, deps);
  redeliverRoutes(app, deps);
}
