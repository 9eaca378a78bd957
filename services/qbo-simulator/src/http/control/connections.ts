import type { FastifyInstance } from 'fastify';
import { ControlError } from './control-error.ts';
import type { ControlDependencies } from './dependencies.ts';
import { realmSchema } from './schemas.ts';

/** Connections of the app to companies, without a browser. */
export function connectionRoutes(app: FastifyInstance, { state, tokens, clientId }: ControlDependencies): void {
  const { books, grants, clock } = state;
  const schema = { body: realmSchema };

  /** Tokens as after a consent, for a client that is not about OAuth; those of others stay as they are. */
  app.post<{ Body: { realmId: string } }>('/control/tokens', { schema }, (request, reply) => {
    const { realmId } = request.body;
    if (!books.company(realmId)) throw new ControlError(404, `no company ${realmId}`);
    return reply.code(201).send(tokens.tokensOf(grants.consent(clientId, realmId, clock.nowMs())));
  });

  /** The user disconnects the app inside QuickBooks. */
  app.post<{ Body: { realmId: string } }>('/control/disconnect', { schema }, (request, reply) =>
    reply.send({ revoked: grants.revokeRealm(request.body.realmId) }),
  );
}
