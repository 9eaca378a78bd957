import type { App } from '../app-types.ts';

/**
 * Answers are nobody's to guess the type of, and nobody's to keep: they hold a tenant's data, and some a key. What anybody
 * may read says for itself how long it may be kept.
 */
export function installAnswerHeaders(app: App): void {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('x-content-type-options', 'nosniff').header('cache-control', 'no-store');
    done();
  });
}
