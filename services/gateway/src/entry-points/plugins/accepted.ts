import type { App } from '../app-types.ts';

/**
 * What was accepted and is done later says when it is worth looking. Who follows the events of the batch, or reads it with
 * `wait`, hears of it sooner.
 */
export function installAccepted(app: App): void {
  app.addHook('onSend', async (_request, reply) => {
    if (reply.statusCode === 202) reply.header('retry-after', '2');
  });
}
