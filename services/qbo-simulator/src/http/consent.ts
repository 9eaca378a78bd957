import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Books } from '../books/books.ts';
import type { Apps } from '../oauth/apps.ts';
import type { Codes } from '../oauth/codes.ts';
import { ACCOUNTING_SCOPE, hasScope } from '../oauth/scopes.ts';
import type { VirtualClock } from '../virtual-clock.ts';
import { authorizePage, messagePage } from './authorize-page.ts';
import { formOf } from './form.ts';
import type { Form } from './form.ts';

export type ConsentDependencies = { apps: Apps; books: Books; codes: Codes; clock: VirtualClock };

const HTML = 'text/html;charset=UTF-8';

/** The page on which a user connects an app to a company, and what its buttons do (docs/quickbooks.md#tokens). */
export async function consentRoutes(app: FastifyInstance, deps: ConsentDependencies): Promise<void> {
  const { apps, books, codes, clock } = deps;
  await app.register(formbody);

  function callerProblem({ client_id: clientId, redirect_uri: redirectUri }: Form): string | undefined {
    const known = apps.find(clientId);
    if (!known) return 'The client_id is not known.';
    if (redirectUri === undefined || !URL.canParse(redirectUri)) return 'The redirect_uri is no absolute URL.';
    const isRegistered = known.redirectUris?.includes(redirectUri) ?? true;
    return isRegistered ? undefined : 'The redirect_uri is none of those that the app has registered.';
  }

  app.get('/connect/oauth2', (request, reply) => {
    const form = formOf(request.query);
    const { client_id: clientId = '', redirect_uri: redirectUri = '', state = '', scope = '' } = form;
    const problem = callerProblem(form) ?? requestProblem(form);
    if (problem !== undefined) return refuse(reply, problem);
    return reply
      .type(HTML)
      .send(
        authorizePage({ clientId, redirectUri, state, scope, appName: apps.find(clientId)?.name ?? clientId }, [
          ...books.companies(),
        ]),
      );
  });

  app.post('/connect/oauth2/approve', (request, reply) => {
    const form = formOf(request.body);
    const { client_id: clientId = '', redirect_uri: redirectUri = '', state = '', realmId = '' } = form;
    const { scope = ACCOUNTING_SCOPE } = form;
    const problem = callerProblem(form);
    if (problem !== undefined) return refuse(reply, problem);
    if (form['decision'] === 'deny') return sendBack(reply, redirectUri, { error: 'access_denied', state });
    if (!books.company(realmId)) return refuse(reply, 'There is no such company.');
    const { code } = codes.issue({ clientId, realmId, redirectUri, scope }, clock.nowMs());
    return sendBack(reply, redirectUri, { code, state, realmId });
  });
}

function requestProblem({ response_type: responseType, scope = '' }: Form): string | undefined {
  if (responseType !== 'code') return 'The response_type must be code.';
  return hasScope(scope, ACCOUNTING_SCOPE) ? undefined : `The scope must name ${ACCOUNTING_SCOPE}.`;
}

function refuse(reply: FastifyReply, problem: string): FastifyReply {
  return reply.code(400).type(HTML).send(messagePage(problem));
}

function sendBack(reply: FastifyReply, redirectUri: string, parameters: Record<string, string>): FastifyReply {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return reply.redirect(url.href, 302);
}
