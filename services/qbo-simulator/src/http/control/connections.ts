import type { FastifyInstance } from 'fastify';
import { ACCOUNTING_SCOPE } from '../../oauth/scopes.ts';
import { ControlError } from './control-error.ts';
import type { ControlDependencies } from './dependencies.ts';
import { connectionSchema } from './schemas.ts';

type Body = { realmId: string; clientId?: string; scope?: string };

/** Connects apps to companies without a browser. The default clientId is that of the configured app. */
export function connectionRoutes(app: FastifyInstance, { state, tokens }: ControlDependencies): void {
  const { books, grants, clock, apps } = state;
  const schema = { body: connectionSchema };

  function checkApp(clientId: string | undefined): void {
    if (clientId !== undefined && !apps.find(clientId)) throw new ControlError(404, `no app ${clientId}`);
  }

  /** Issues tokens as after a consent. Other grants stay as they are. */
  app.post<{ Body: Body }>('/control/tokens', { schema }, (request, reply) => {
    const { realmId, clientId = apps.configured.clientId, scope = ACCOUNTING_SCOPE } = request.body;
    checkApp(clientId);
    if (!books.company(realmId)) throw new ControlError(404, `no company ${realmId}`);
    return reply.code(201).send(tokens.tokensOf(grants.consent({ clientId, realmId, scope }, clock.nowMs())));
  });

  /** The user disconnects an app inside QuickBooks, or all of them. */
  app.post<{ Body: Body }>('/control/disconnect', { schema }, (request, reply) => {
    const { realmId, clientId } = request.body;
    checkApp(clientId);
    return reply.send({ revoked: grants.revokeRealm(realmId, clientId) });
  });
}
