import { errorCode, toError } from '@autosync/core';
import { finishConnection } from '../../operations/finish-connection.ts';
import type { Callback, CallbackQuery } from '../../operations/finish-connection.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { browserOf } from '../browser-cookie.ts';
import { callbackPages, pageHeaders, renderPage } from '../pages.ts';

/** Whatever else QuickBooks may add to the address one day, and whatever a person may have done to it, is left out. */
function toQuery(query: unknown): CallbackQuery {
  const known = ['state', 'code', 'realmId', 'error'] as const;
  const given = new Map(Object.entries(query as Record<string, unknown>));
  return Object.fromEntries(
    known.flatMap((name) => (typeof given.get(name) === 'string' ? [[name, given.get(name)]] : [])),
  );
}

/** A person gets a page, whatever happens. */
async function finish(deps: RouteDeps, query: CallbackQuery, requestId: string): Promise<Callback> {
  try {
    return await finishConnection(deps, query, requestId);
  } catch (error) {
    deps.logger.warn({ requestId, errorCode: errorCode(error), err: toError(error) }, 'connection not finished');
    return { outcome: 'failed' };
  }
}

export function oauthCallbackRoute(app: App, deps: RouteDeps): void {
  app.get(
    '/v1/oauth/callback',
    {
      // It has effects, as OAuth wants it: no HEAD comes with it.
      exposeHeadRoute: false,
      config: { operation: 'finishConnection', access: 'public', isPage: true },
      schema: {
        tags: ['connections'],
        summary: 'Where QuickBooks sends the browser back to; answers a page for the person',
      },
    },
    async (request, reply) => {
      const callback = await finish(deps, { ...toQuery(request.query), ...browserOf(request) }, request.id);
      deps.metrics.callbacks.inc({ outcome: callback.outcome });
      const page = callbackPages[callback.outcome](callback);
      return reply.code(page.status).headers(pageHeaders).send(renderPage(page));
    },
  );
}
