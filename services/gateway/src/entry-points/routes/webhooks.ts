import { isDeepStrictEqual } from 'node:util';
import { Type, type Static } from 'typebox';
import type { WebhookDeliveryMessage, WebhookMessage, WebhookSettingsMessage } from '@autosync/contracts';
import { AutosyncError, deterministicId, errorCode, newId, toError } from '@autosync/core';
import type { FastifyRequest } from 'fastify';
import { unknownCompanies } from '../../data-access/companies.ts';
import { ageCursor, toPage } from '../../domain/cursors.ts';
import { etagOf, matchVersion, requireIfMatch } from '../../domain/if-match.ts';
import { invalidRequest, MAX_FAULTS, problem } from '../../errors.ts';
import { idempotentRequest, sendAnswer } from '../answers.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { auditFields } from '../audit-fields.ts';
import { keyOf } from '../plugins/authentication.ts';
import { DEFAULT_LIMIT, idempotencyHeaders, pageSchema } from '../resources/shared.ts';
import {
  deliveriesQuery,
  deliveryDetailsSchema,
  deliveryPath,
  deliverySchema,
  redeliveryInput,
  redeliverySchema,
  secretRotationInput,
  toDelivery,
  toDeliveryDetails,
  toWebhook,
  webhookInput,
  webhookListSchema,
  webhookPath,
  webhookReplacement,
  webhookSchema,
  webhookWithSecretSchema,
} from '../resources/webhook.ts';
import { requireNotifier } from './notifications.ts';

const DEFAULT_OVERLAP_S = 86_400;

function required<T>(part: T | null): T {
  if (part === null) throw new AutosyncError('notifier-answer-incomplete', 'the notifier answered too little');
  return part;
}

const pathOf = (webhookId: string) => `/v1/webhooks/${webhookId}`;

/** What follows from the Idempotency-Key is the same at a repeat, so that the notifier does each thing once. */
function idFor(request: FastifyRequest, what: string): string {
  const key = request.headers['idempotency-key'];
  const { url } = request.routeOptions;
  if (typeof key !== 'string') return newId();
  return deterministicId(what, keyOf(request).keyId, key, String(url), JSON.stringify(request.params));
}

/** The notifier knows which addresses this installation lets webhooks go to. */
async function refusingUrl<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (errorCode(error) !== 'invalid-webhook-url') throw error;
    throw invalidRequest({ pointer: '/url', code: 'url', detail: toError(error).message });
  }
}

async function checkCompanies({ db }: RouteDeps, tenantId: string, companyIds: readonly string[]): Promise<void> {
  if (companyIds.length === 0) return;
  const unknown = new Set(await db.withTenant(tenantId, (tx) => unknownCompanies(tx, companyIds)));
  const errors = companyIds.flatMap((id, index) =>
    unknown.has(id) ? [{ pointer: `/companyIds/${index}`, code: 'unknown', detail: 'There is no such company.' }] : [],
  );
  if (errors.length === 0) return;
  throw problem('invalid-request', 'Some of the companies do not exist.', { errors: errors.slice(0, MAX_FAULTS) });
}

function settingsFrom(body: Static<typeof webhookInput>): WebhookSettingsMessage {
  const { url, description = '', eventTypes = [], companyIds = [], contact = '', enabled = true } = body;
  return { url, description, eventTypes, companyIds, contact, enabled };
}

/** The id follows from the Idempotency-Key: whoever used that for another webhook is told, and not given that one. */
function requireSame(webhook: WebhookMessage, asked: WebhookSettingsMessage): WebhookMessage {
  const set = ({ eventTypes, companyIds, ...rest }: WebhookSettingsMessage) => ({
    ...rest,
    eventTypes: [...eventTypes].sort(),
    companyIds: [...companyIds].sort(),
  });
  if (isDeepStrictEqual(set(required(webhook.settings)), set(asked))) return webhook;
  throw problem('idempotency-key-reused', 'The Idempotency-Key was used for another webhook.');
}

const read = async (deps: RouteDeps, key: { tenantId: string; id: string }): Promise<WebhookMessage> =>
  required((await requireNotifier(deps).getWebhook(key)).webhook);

function createRoute(app: App, deps: RouteDeps): void {
  const { db, answerOnce, auditedCall } = deps;
  app.post(
    '/v1/webhooks',
    {
      config: {
        operation: 'createWebhook',
        access: 'webhooks:write',
        sends: ['etag', 'location'],
        problems: ['not-found', 'webhook-limit'],
      },
      schema: {
        tags: ['webhooks'],
        summary: 'Create a webhook: what happens is posted to its URL',
        description:
          'Deliveries follow the Standard Webhooks (standardwebhooks.com), whose libraries check `webhook-signature` with the ' +
          'secret. Any status of 2xx takes a delivery; anything else is tried again for three days. A message may come more than ' +
          'once, with the same `webhook-id`, and in any order. The body says what happened to what, and where to read about it.',
        headers: idempotencyHeaders,
        body: webhookInput,
        response: { 201: webhookWithSecretSchema },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      const settings = settingsFrom(request.body);
      const id = idFor(request, 'webhook');
      const answer = await answerOnce(idempotentRequest(request, tenantId), async (keep) => {
        await checkCompanies(deps, tenantId, settings.companyIds);
        const event = { ...auditFields(request, tenantId), companyId: null, action: 'webhook.created', before: null };
        const made = await auditedCall({ ...event, after: { id, ...settings } }, async () => {
          const result = await refusingUrl(() => requireNotifier(deps).createWebhook({ tenantId, id, settings }));
          return { result, after: toWebhook(requireSame(required(result.webhook), settings)) };
        });
        const webhook = required(made.webhook);
        const headers = { etag: etagOf(webhook.version), location: pathOf(id) };
        const body = { ...toWebhook(webhook), secret: made.secret };
        return db.withTenant(tenantId, (tx) => keep(tx, { status: 201, headers, body }));
      });
      return sendAnswer(reply, answer);
    },
  );
}

function readRoutes(app: App, deps: RouteDeps): void {
  app.get(
    '/v1/webhooks',
    {
      config: { operation: 'listWebhooks', access: 'webhooks:read', problems: ['not-found'] },
      schema: {
        tags: ['webhooks'],
        summary: 'List the webhooks of the tenant in the order of creation',
        response: { 200: webhookListSchema },
      },
    },
    async (request) => {
      const { webhooks } = await requireNotifier(deps).listWebhooks({ tenantId: keyOf(request).tenantId });
      return { items: webhooks.map(toWebhook) };
    },
  );

  app.get(
    '/v1/webhooks/:webhookId',
    {
      config: { operation: 'getWebhook', access: 'webhooks:read', sends: ['etag'] },
      schema: {
        tags: ['webhooks'],
        summary: 'Read a webhook',
        description: 'The ETag is what PUT wants as If-Match.',
        params: webhookPath,
        response: { 200: webhookSchema },
      },
    },
    async (request, reply) => {
      const webhook = await read(deps, { tenantId: keyOf(request).tenantId, id: request.params.webhookId });
      reply.header('etag', etagOf(webhook.version));
      return toWebhook(webhook);
    },
  );
}

function replaceRoute(app: App, deps: RouteDeps): void {
  const { auditedCall } = deps;
  app.put(
    '/v1/webhooks/:webhookId',
    {
      config: {
        operation: 'replaceWebhook',
        access: 'webhooks:write',
        sends: ['etag'],
        problems: ['if-match-required'],
      },
      schema: {
        tags: ['webhooks'],
        summary: 'Change a webhook, or switch it off and on',
        description: 'What waits goes to the new URL. Needs If-Match with the ETag of what was read.',
        params: webhookPath,
        headers: Type.Object({ 'if-match': Type.Optional(Type.String()) }),
        body: webhookReplacement,
        response: { 200: webhookSchema },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      const id = request.params.webhookId;
      const ifMatch = requireIfMatch(request.headers['if-match']);
      const before = await read(deps, { tenantId, id });
      const ifVersion = matchVersion(ifMatch, before.version);
      const settings = settingsFrom(request.body);
      await checkCompanies(deps, tenantId, settings.companyIds);
      const event = {
        ...auditFields(request, tenantId),
        companyId: null,
        action: 'webhook.changed',
        before: toWebhook(before),
        after: { id, ...settings },
      };
      const after = await auditedCall(event, async () => {
        const answer = await refusingUrl(() => requireNotifier(deps).putWebhook({ tenantId, id, ifVersion, settings }));
        const result = required(answer.webhook);
        return { result, after: toWebhook(result) };
      });
      reply.header('etag', etagOf(after.version));
      return toWebhook(after);
    },
  );
}

function removeRoute(app: App, deps: RouteDeps): void {
  app.delete(
    '/v1/webhooks/:webhookId',
    {
      config: { operation: 'removeWebhook', access: 'webhooks:write' },
      schema: {
        tags: ['webhooks'],
        summary: 'Remove a webhook with its deliveries; safe to repeat',
        params: webhookPath,
        response: { 204: Type.Null({ description: 'Removed' }) },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      const key = { tenantId, id: request.params.webhookId };
      const { webhooks } = await requireNotifier(deps).listWebhooks({ tenantId });
      const before = webhooks.find(({ id }) => id === key.id);
      if (before !== undefined) {
        const event = { ...auditFields(request, tenantId), companyId: null, action: 'webhook.removed', after: null };
        await deps.auditedCall({ ...event, before: toWebhook(before) }, async () => ({
          result: await requireNotifier(deps).removeWebhook(key),
          after: null,
        }));
      }
      return reply.code(204).send(null);
    },
  );
}

function rotateRoute(app: App, deps: RouteDeps): void {
  const { db, answerOnce, auditedCall } = deps;
  app.post(
    '/v1/webhooks/:webhookId/rotate-secret',
    {
      config: { operation: 'rotateWebhookSecret', access: 'webhooks:write' },
      schema: {
        tags: ['webhooks'],
        summary: 'Give a webhook a new secret; the old one signs on beside it for a while',
        description:
          'Deliveries carry a signature with each secret, so a receiver may change over at any moment of the overlap. ' +
          'The three newest old secrets stay for it, older ones end at once.',
        params: webhookPath,
        headers: idempotencyHeaders,
        body: secretRotationInput,
        response: { 201: webhookWithSecretSchema },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      const id = request.params.webhookId;
      const secretId = idFor(request, 'webhook-secret');
      const overlapMs = (request.body.overlapSeconds ?? DEFAULT_OVERLAP_S) * 1000;
      const answer = await answerOnce(idempotentRequest(request, tenantId), async (keep) => {
        const before = await read(deps, { tenantId, id });
        const event = {
          ...auditFields(request, tenantId),
          companyId: null,
          action: 'webhook.secret-rotated',
          before: toWebhook(before),
          after: { id, secretId, overlapMs },
        };
        const rotated = await auditedCall(event, async () => {
          const result = await requireNotifier(deps).rotateWebhookSecret({ tenantId, id, secretId, overlapMs });
          return { result, after: toWebhook(required(result.webhook)) };
        });
        const body = { ...toWebhook(required(rotated.webhook)), secret: rotated.secret };
        return db.withTenant(tenantId, (tx) => keep(tx, { status: 201, body }));
      });
      return sendAnswer(reply, answer);
    },
  );
}

const locationOf = (webhookId: string, { id }: WebhookDeliveryMessage) => `${pathOf(webhookId)}/deliveries/${id}`;

function testRoute(app: App, deps: RouteDeps): void {
  const { db, answerOnce, auditedCall } = deps;
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
      const eventId = idFor(request, 'webhook-test');
      const answer = await answerOnce(idempotentRequest(request, tenantId), async (keep) => {
        const event = { ...auditFields(request, tenantId), companyId: null, action: 'webhook.tested', before: null };
        const delivery = await auditedCall({ ...event, after: { id, eventId } }, async () => {
          const result = required((await requireNotifier(deps).testWebhook({ tenantId, id, eventId })).delivery);
          return { result, after: { id, eventId, deliveryId: result.id } };
        });
        const headers = { location: locationOf(id, delivery) };
        return db.withTenant(tenantId, (tx) => keep(tx, { status: 202, headers, body: toDelivery(delivery) }));
      });
      return sendAnswer(reply, answer);
    },
  );
}

function deliveryRoutes(app: App, deps: RouteDeps): void {
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
      return toDeliveryDetails(required(delivery));
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
  const { db, answerOnce, auditedCall } = deps;
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
      const answer = await answerOnce(idempotentRequest(request, tenantId), async (keep) => {
        const event = {
          ...auditFields(request, tenantId),
          companyId: null,
          action: 'webhook.redelivered',
          before: null,
        };
        const after = { id, deliveryId };
        const delivery = await auditedCall({ ...event, after }, async () => {
          const { delivery: sent } = await requireNotifier(deps).redeliverWebhook({ tenantId, id, deliveryId });
          return { result: required(sent), after };
        });
        const headers = { location: locationOf(id, delivery) };
        return db.withTenant(tenantId, (tx) => keep(tx, { status: 202, headers, body: toDelivery(delivery) }));
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
      const answer = await answerOnce(idempotentRequest(request, tenantId), async (keep) => {
        const event = {
          ...auditFields(request, tenantId),
          companyId: null,
          action: 'webhook.redelivered',
          before: null,
        };
        const order = { id, from, to, states: [...states] };
        const body = await auditedCall({ ...event, after: order }, async () => {
          const result = await requireNotifier(deps).redeliverWebhooks({ tenantId, ...order });
          return { result, after: { ...order, ...result } };
        });
        return db.withTenant(tenantId, (tx) => keep(tx, { status: 202, body }));
      });
      return sendAnswer(reply, answer);
    },
  );
}

/** Where programs of a tenant hear of what happens. */
export function webhookRoutes(app: App, deps: RouteDeps): void {
  createRoute(app, deps);
  readRoutes(app, deps);
  replaceRoute(app, deps);
  removeRoute(app, deps);
  rotateRoute(app, deps);
  testRoute(app, deps);
  deliveryRoutes(app, deps);
  redeliverRoutes(app, deps);
}
