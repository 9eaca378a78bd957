import type { FastifyInstance } from 'fastify';
import { ACCOUNTING_SCOPE } from '../../oauth/scopes.ts';
import { ControlError } from './control-error.ts';
import type { ControlDependencies } from './dependencies.ts';
import { connectionSchema } from './schemas.ts';

type Body = { realmId: string; clientId?: string; scope?: string };

/** Connections of apps to companies, without a browser. Without a clientId it is the app of the configuration. */
export function connectionRoutes(app: FastifyInstance, { state, tokens }: ControlDependencies): void {
  const { books, grants, clock, apps } = state;
  const schema = { body: connectionSchema };

  function checkApp(clientId: string | undefined): void {
    if (clientId !== undefined && !apps.find(clientId)) throw new ControlError(404, `no app ${clientId}`);
  }

  /** Tokens as after a consent, for a client that is not about OAuth; those of others stay as they are. */
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
