import type { FastifyInstance } from 'fastify';
import type { ClientApp } from '../../oauth/apps.ts';
import type { ControlDependencies } from './dependencies.ts';
import { appSchema } from './schemas.ts';

/** `/control/apps`: the apps that may connect, in addition to the configured one. */
export function appRoutes(app: FastifyInstance, { state: { apps } }: ControlDependencies): void {
  app.post<{ Body: Partial<ClientApp> }>('/control/apps', { schema: { body: appSchema } }, (request, reply) =>
    reply.code(201).send(apps.register(request.body)),
  );
  app.get('/control/apps', (_request, reply) =>
    reply.send(apps.list().map(({ clientSecret: _secret, ...shown }) => shown)),
  );
}
