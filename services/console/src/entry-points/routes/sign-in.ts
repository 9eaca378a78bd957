import type { FastifyInstance } from 'fastify';
import type { Person } from '../../domain/session.ts';
import type { AppDeps } from '../app-types.ts';
import { currentPerson } from '../current-person.ts';
import { refuse } from '../refuse.ts';

/** What the page may know about the person: everything but the credential. */
function toSession({ way, name, isOperator, tenantId, scopes }: Person) {
  return { way, name, isOperator, tenantId, scopes };
}

const body = {
  type: 'object',
  required: ['key'],
  additionalProperties: false,
  properties: { key: { type: 'string', minLength: 1, maxLength: 500 } },
} as const;

/** Signing in with an API key, reading who is signed in, and signing out. */
export async function signInRoutes(app: FastifyInstance, deps: AppDeps): Promise<void> {
  const { identify, metrics, settings } = deps;
  const config = { kind: 'session' as const };

  app.get('/session', { config }, async (request, reply) => {
    const person = currentPerson(request, settings.session);
    return reply.header('cache-control', 'no-store').send({ person: person ? toSession(person) : null });
  });

  app.post<{ Body: { key: string } }>(
    '/session',
    {
      config: { ...config, rateLimit: { max: settings.signInsPerMinute, timeWindow: 60_000 } },
      schema: { body },
    },
    async (request, reply) => {
      const found = await identify({ credential: request.body.key.trim(), way: 'key', address: request.ip });
      if (found === 'refused' || found === 'unavailable') {
        metrics.signIns.inc({ way: 'key', outcome: found });
        return refuse(reply, found === 'refused' ? 'sign-in-refused' : 'gateway-unavailable');
      }
      metrics.signIns.inc({ way: 'key', outcome: 'signed-in' });
      request.session.regenerate();
      request.session.set('person', found);
      return reply.header('cache-control', 'no-store').send({ person: toSession(found) });
    },
  );

  app.delete('/session', { config }, async (request, reply) => {
    request.session.delete();
    return reply.code(204).header('clear-site-data', '"cache"').send();
  });
}
