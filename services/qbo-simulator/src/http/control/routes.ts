import type { FastifyError, FastifyInstance } from 'fastify';
import { faultBody } from '../../answer.ts';
import { QboFault } from '../../qbo-fault.ts';
import { appRoutes } from './apps.ts';
import { bookkeeperRoutes } from './bookkeeper.ts';
import { companyRoutes } from './companies.ts';
import { conditionRoutes } from './conditions.ts';
import { connectionRoutes } from './connections.ts';
import type { ControlDependencies } from './dependencies.ts';
import { documentRoutes } from './documents.ts';
import { ledgerRoutes } from './ledger.ts';
import { savedStateRoutes } from './saved-state.ts';
import { webhookRoutes } from './webhooks.ts';

/**
 * `/control/…`: how a test, a benchmark or a person changes the simulated world. No limits, no token, not counted.
 * Errors are `{"error": "a sentence"}`; a refusal by the books has the body that the API would send.
 */
export function controlRoutes(app: FastifyInstance, deps: ControlDependencies): void {
  app.setErrorHandler((error: FastifyError | QboFault, _request, reply) => {
    if (error instanceof QboFault) {
      const { code, message, detail, element } = error;
      const body = faultBody({ code, message, detail, element }, deps.state.clock.nowMs());
      return reply.code(400).type('application/json').send(body);
    }
    return reply.code(error.statusCode ?? 500).send({ error: error.message });
  });
  appRoutes(app, deps);
  bookkeeperRoutes(app, deps);
  companyRoutes(app, deps);
  conditionRoutes(app, deps);
  connectionRoutes(app, deps);
  documentRoutes(app, deps);
  ledgerRoutes(app, deps);
  savedStateRoutes(app, deps);
  webhookRoutes(app, deps);
}
