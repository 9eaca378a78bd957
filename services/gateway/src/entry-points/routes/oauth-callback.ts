import { Type } from 'typebox';
import { errorCode, toError } from '@autosync/core';
import { finishConnection } from '../../operations/finish-connection.ts';
import type { Callback, CallbackQuery } from '../../operations/finish-connection.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { browserOf } from '../browser-cookie.ts';
import { callbackPages, pageHeaders, renderPage } from '../pages.ts';
import { pageAnswer, pageParameter } from '../resources/shared.ts';

const callbackQuery = Type.Object({
  state: pageParameter('What the start page sent to QuickBooks'),
  code: pageParameter('What Intuit changes for tokens, once'),
  realmId: pageParameter('The QuickBooks company that was chosen'),
  error: pageParameter('Why there is no code'),
});

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
        querystring: callbackQuery,
        response: {
          200: pageAnswer('The company is connected'),
          400: pageAnswer('Not connected: the link or the code is no longer good'),
          403: pageAnswer('Not connected: it was not allowed, or begun in another browser'),
          409: pageAnswer('Not connected: the QuickBooks company is another one, or in use'),
          502: pageAnswer('Not connected: something did not answer'),
        },
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
