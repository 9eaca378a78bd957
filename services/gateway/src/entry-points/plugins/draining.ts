import type { App } from '../app-types.ts';

/**
 * While the process drains, each answer ends its connection: a client that keeps connections open opens its next one
 * through the load balancer, which does not choose this process any more. At the end no connection is left to cut off.
 */
export function installDraining(app: App, isDraining: () => boolean): void {
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (isDraining()) reply.header('connection', 'close');
    done(null, payload);
  });
}
