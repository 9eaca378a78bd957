import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { findCompany } from '../../data-access/companies.ts';
import { bindBrowser, findOAuthState } from '../../data-access/oauth-states.ts';
import { findTenant } from '../../data-access/tenants.ts';
import { hashSecret } from '../../domain/api-keys.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { browserCookie, browserOf } from '../browser-cookie.ts';
import { callbackPages, foreignFormPage, pageHeaders, renderPage, startPage } from '../pages.ts';
import type { Page } from '../pages.ts';
import { pageAnswer, pageParameter } from '../resources/shared.ts';

const path = '/v1/oauth/start';
const query = Type.Object({ state: pageParameter('What `authorizeUrl` holds: good once, for a while') });

function stateIn({ query }: FastifyRequest): string {
  const { state } = query as Record<string, unknown>;
  return typeof state === 'string' ? state : '';
}

function sendPage(reply: FastifyReply, page: Page, headers: Record<string, string> = {}): FastifyReply {
  return reply
    .code(page.status)
    .headers({ ...pageHeaders, ...headers })
    .send(renderPage(page));
}

/** Whose books the person is asked for; undefined when the link is no longer good. */
async function namesOf({ db, now }: RouteDeps, state: string) {
  const found = await db.withoutTenant((tx) => findOAuthState(tx, { hash: hashSecret(state), now: now() }));
  if (found === undefined) return undefined;
  return db.withTenant(found.tenantId, async (tx) => {
    const [tenant, company] = [await findTenant(tx, found.tenantId), await findCompany(tx, found.companyId)];
    return tenant && company && { tenantName: tenant.name, companyName: company.name };
  });
}

function showRoute(app: App, deps: RouteDeps): void {
  app.get(
    path,
    {
      config: { operation: 'showConnectionStart', access: 'public', isPage: true, sends: ['set-cookie'] },
      schema: {
        tags: ['connections'],
        summary: 'Asks the person whether to go on to QuickBooks; changes nothing',
        querystring: query,
        response: {
          200: pageAnswer('The question, with whose books it is about'),
          400: pageAnswer('The link is no longer good'),
        },
      },
    },
    async (request, reply) => {
      const state = stateIn(request);
      const names = await namesOf(deps, state);
      if (names === undefined) return sendPage(reply, callbackPages['state-invalid']({ outcome: 'state-invalid' }));
      const authorizes = new URL(deps.oauth.authorizeUrl('')).origin;
      const policy = `${pageHeaders['content-security-policy']}; form-action 'self' ${authorizes}`;
      const cookie = browserCookie(browserOf(request), deps.settings);
      const action = `${deps.settings.publicUrl}${path}?state=${encodeURIComponent(state)}`;
      return sendPage(reply, startPage(names, action), { 'set-cookie': cookie, 'content-security-policy': policy });
    },
  );
}

function beginRoute(app: App, deps: RouteDeps): void {
  const { db, now, oauth } = deps;
  app.post(
    path,
    {
      config: { sends: ['location'], operation: 'beginConnection', access: 'public', isPage: true },
      schema: {
        tags: ['connections'],
        summary: 'Binds the connection to this browser and sends it to QuickBooks',
        querystring: query,
        response: {
          303: { description: 'On to QuickBooks', type: 'null' },
          400: pageAnswer('The link is no longer good'),
          403: pageAnswer('It did not come from our own page'),
        },
      },
    },
    async (request, reply) => {
      const { browser } = browserOf(request);
      const site = request.headers['sec-fetch-site'] ?? 'same-origin';
      // Else another site could take the person past the question.
      if (browser === undefined || site !== 'same-origin') return sendPage(reply, foreignFormPage);
      const state = stateIn(request);
      const bound = { hash: hashSecret(state), browserHash: hashSecret(browser), now: now() };
      if (!(await db.withoutTenant((tx) => bindBrowser(tx, bound)))) {
        return sendPage(reply, callbackPages['state-invalid']({ outcome: 'state-invalid' }));
      }
      return reply
        .headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
        .redirect(oauth.authorizeUrl(state), 303);
    },
  );
}

export function oauthStartRoutes(app: App, deps: RouteDeps): void {
  showRoute(app, deps);
  void app.register(async (forms) => {
    // What a browser calls the empty body of a form.
    const parser = (_request: unknown, _body: unknown, done: (error: null, body?: undefined) => void) => done(null);
    forms.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer' }, parser);
    beginRoute(forms as unknown as App, deps);
  });
}
