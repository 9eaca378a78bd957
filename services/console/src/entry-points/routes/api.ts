import replyFrom from '@fastify/reply-from';
import type { FastifyInstance } from 'fastify';
import type { AppDeps } from '../app-types.ts';
import { headersForBrowser, headersForGateway, isPassedOn, takeTenant } from '../../domain/passed-on.ts';
import { currentPerson } from '../current-person.ts';
import { refuse } from '../refuse.ts';

const MOST_CONNECTIONS = 256;

/**
 * Forwards `/api/v1/…` to the gateway's `/v1/…` with the signed-in person's credential. Bodies and events are streamed.
 */
export async function apiRoutes(app: FastifyInstance, { settings }: AppDeps): Promise<void> {
  await app.register(replyFrom, {
    base: settings.gatewayUrl,
    // A quiet batch sends few events, but the gateway sends a heartbeat every 15 s.
    undici: { connections: MOST_CONNECTIONS, bodyTimeout: 60_000, headersTimeout: 60_000 },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

  app.all('/*', { config: { kind: 'api' } }, async (request, reply) => {
    const { url: path, tenant } = takeTenant(request.url.slice(`${settings.prefix}/api`.length));
    if (!isPassedOn(path)) return refuse(reply, 'not-found');
    const person = currentPerson(request, settings.session);
    if (person === undefined) return refuse(reply, 'not-signed-in');
    const from = { credential: person.credential, address: request.ip, traceparent: request.span?.traceparent };
    return reply.from(path, {
      retriesCount: 0,
      rewriteRequestHeaders: (_request, headers) =>
        headersForGateway({ ...headers, ...(tenant !== undefined && { 'autosync-tenant': tenant }) }, from),
      rewriteHeaders: (headers) => headersForBrowser(headers),
      onError: () => void refuse(reply, 'gateway-unavailable'),
    });
  });
}
