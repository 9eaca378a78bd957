import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Subscription } from '../../webhooks/subscriptions.ts';
import { ControlError } from './control-error.ts';
import type { ControlDependencies } from './dependencies.ts';
import { subscriptionSchema } from './schemas.ts';

type Body = Partial<Omit<Subscription, 'id'>> & { url: string };

/** `/control/webhooks`: subscriptions to changes, and their deliveries. */
export function webhookRoutes(app: FastifyInstance, { state }: ControlDependencies): void {
  const { apps, subscriptions, deliveries } = state;

  app.post<{ Body: Body }>('/control/webhooks', { schema: { body: subscriptionSchema } }, (request, reply) => {
    const { clientId = apps.configured.clientId, url } = request.body;
    if (!apps.find(clientId)) throw new ControlError(404, `no app ${clientId}`);
    if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) throw new ControlError(400, `"${url}" is no http address`);
    const verifierToken = randomBytes(18).toString('hex');
    const defaults = { clientId, verifierToken, format: 'cloudevents' as const };
    return reply.code(201).send(subscriptions.add({ ...defaults, ...request.body }));
  });
  app.get('/control/webhooks', (_request, reply) => reply.send(subscriptions.list()));
  app.delete<{ Params: { id: string } }>('/control/webhooks/:id', (request, reply) => {
    if (!subscriptions.remove(request.params.id)) throw new ControlError(404, `no webhook ${request.params.id}`);
    return reply.code(204).send();
  });

  app.get('/control/webhooks/deliveries', (_request, reply) => reply.send(deliveries.list()));
  app.post('/control/webhooks/flush', (_request, reply) => reply.send({ deliveries: deliveries.flush() }));
}
