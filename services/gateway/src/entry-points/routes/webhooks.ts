import { isDeepStrictEqual } from 'node:util';
import { Type, type Static } from 'typebox';
import type { WebhookMessage, WebhookSettingsMessage } from '@autosync/contracts';
import { errorCode, toError } from '@autosync/core';
import { etagOf, matchVersion, requireIfMatch } from '../../domain/if-match.ts';
import { invalidRequest, problem } from '../../errors.ts';
import { sendAnswer } from '../answers.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { readWebhook, requireNotifier, requirePart } from '../ask-notifier.ts';
import { idToMake, makeChange, workOnce } from '../changes.ts';
import { checkCompanies } from '../check-companies.ts';
import { keyOf } from '../plugins/authentication.ts';
import { idempotencyHeaders } from '../resources/shared.ts';
import {
  secretRotationInput,
  toWebhook,
  webhookInput,
  webhookListSchema,
  webhookPath,
  webhookReplacement,
  webhookSchema,
  webhookWithSecretSchema,
} from '../resources/webhook.ts';

const DEFAULT_OVERLAP_S = 86_400;

/** The notifier knows which addresses this installation lets webhooks go to. */
async function refusingUrl<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (errorCode(error) !== 'invalid-webhook-url') throw error;
    throw invalidRequest({ pointer: '/url', code: 'url', detail: toError(error).message });
  }
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
  if (isDeepStrictEqual(set(requirePart(webhook.settings)), set(asked))) return webhook;
  throw problem('idempotency-key-reused', 'The Idempotency-Key was used for another webhook.');
}

function createRoute(app: App, deps: RouteDeps): void {
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
      const id = idToMake(request, 'webhook');
      const answer = await workOnce(deps, request, async () => {
        await checkCompanies(deps, tenantId, settings.companyIds);
        const { webhook, secret } = await makeChange(deps, request, {
          action: 'webhook.created',
          asked: { id, ...settings },
          call: async () => {
            const made = await refusingUrl(() => requireNotifier(deps).createWebhook({ tenantId, id, settings }));
            return { webhook: requireSame(requirePart(made.webhook), settings), secret: made.secret };
          },
          toAfter: (made) => toWebhook(made.webhook),
        });
        const headers = { etag: etagOf(webhook.version), location: `/v1/webhooks/${id}` };
        return { status: 201, headers, body: { ...toWebhook(webhook), secret } };
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
      const webhook = await readWebhook(deps, { tenantId: keyOf(request).tenantId, id: request.params.webhookId });
      reply.header('etag', etagOf(webhook.version));
      return toWebhook(webhook);
    },
  );
}

function replaceRoute(app: App, deps: RouteDeps): void {
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
      const before = await readWebhook(deps, { tenantId, id });
      const ifVersion = matchVersion(ifMatch, before.version);
      const settings = settingsFrom(request.body);
      await checkCompanies(deps, tenantId, settings.companyIds);
      const after = await makeChange(deps, request, {
        action: 'webhook.changed',
        before: toWebhook(before),
        asked: { id, ...settings },
        call: async () => {
          const put = await refusingUrl(() => requireNotifier(deps).putWebhook({ tenantId, id, ifVersion, settings }));
          return requirePart(put.webhook);
        },
        toAfter: toWebhook,
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
        await makeChange(deps, request, {
          action: 'webhook.removed',
          before: toWebhook(before),
          asked: null,
          call: () => requireNotifier(deps).removeWebhook(key),
        });
      }
      return reply.code(204).send(null);
    },
  );
}

function rotateRoute(app: App, deps: RouteDeps): void {
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
      const secretId = idToMake(request, 'webhook-secret');
      const overlapMs = (request.body.overlapSeconds ?? DEFAULT_OVERLAP_S) * 1000;
      const answer = await workOnce(deps, request, async () => {
        const before = await readWebhook(deps, { tenantId, id });
        const { webhook, secret } = await makeChange(deps, request, {
          action: 'webhook.secret-rotated',
          before: toWebhook(before),
          asked: { id, secretId, overlapMs },
          call: async () => {
            const made = await requireNotifier(deps).rotateWebhookSecret({ tenantId, id, secretId, overlapMs });
            return { webhook: toWebhook(requirePart(made.webhook)), secret: made.secret };
          },
          toAfter: (rotated) => rotated.webhook,
        });
        return { status: 201, body: { ...webhook, secret } };
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
}
