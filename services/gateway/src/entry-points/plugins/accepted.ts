import type { App } from '../app-types.ts';

/**
 * What was accepted and is done later says when it is worth looking. Who follows the events of the batch, or reads it with
 * `wait`, hears of it sooner.
 */
export function installAccepted(app: App): void {
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (reply.statusCode === 202) reply.header('retry-after', '2');
    done(null, payload);
  });
}
