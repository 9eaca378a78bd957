import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bookkeeperBodies, refusalIn } from '../page/actions.ts';
import { companyPage } from '../page/company-page.ts';
import { homePage } from '../page/home-page.ts';
import type { Note } from '../page/layout.ts';
import { dayIn } from '../stamps.ts';
import type { SimulatorState } from '../state.ts';
import { messagePage } from './authorize-page.ts';
import { formOf } from './form.ts';

const HTML = 'text/html;charset=UTF-8';
const CALLS_SHOWN = 50;

/** The page runs no script and loads nothing from other servers. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

type Place = { Params: { realmId: string; action: string } };

/** `/` and `/companies/{realmId}`: pages to look at the books, and to act as the bookkeeper. */
export async function pageRoutes(app: FastifyInstance, { books, ledger, clock }: SimulatorState): Promise<void> {
  await app.register(formbody);
  app.addHook('onSend', (_request, reply, _payload, done) => {
    reply.headers({ 'content-security-policy': policy, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    done();
  });
  app.addHook('preHandler', (request, reply, done) => {
    if (request.method === 'POST' && isFromElsewhere(request)) refuse(reply, 403, 'This form belongs to another site.');
    else done();
  });

  const noteOf = (request: FastifyRequest): Note => formOf(request.query);

  app.get('/', (request, reply) => {
    const calls = ledger.lastCalls(CALLS_SHOWN).toReversed();
    const baseUrl = `${request.protocol}://${request.host}`;
    return reply
      .type(HTML)
      .send(homePage({ companies: [...books.companies()], calls, baseUrl, note: noteOf(request) }));
  });

  app.post('/companies', async (request, reply) => {
    const { name = '', seed = '' } = formOf(request.body);
    return act(reply, { url: '/control/companies', payload: { name, seed }, back: '/', done: `made ${name}` });
  });

  app.get<Place>('/companies/:realmId', (request, reply) => {
    const company = books.company(request.params.realmId);
    if (!company) return refuse(reply, 404, 'There is no such company.');
    const calls = ledger
      .lastCalls(Infinity)
      .filter(({ realmId }) => realmId === company.realmId)
      .slice(-CALLS_SHOWN)
      .toReversed();
    const today = dayIn(company.timeZone, clock.nowMs());
    return reply.type(HTML).send(companyPage({ company, calls, today, note: noteOf(request) }));
  });

  app.post<Place>('/companies/:realmId/:action', async (request, reply) => {
    const { realmId, action } = request.params;
    const bodyOf = bookkeeperBodies.get(action);
    if (!bodyOf || !books.company(realmId)) return refuse(reply, 404, 'There is nothing here.');
    const url = `/control/bookkeeper/${realmId}/${action}`;
    const back = `/companies/${realmId}`;
    return act(reply, { url, payload: bodyOf(formOf(request.body)), back, done: action.replace('-', ' ') });
  });

  type Act = { url: string; payload: object; back: string; done: string };

  /** Sends the form to the control API, whose rules apply to a person too, and redirects back with the result. */
  async function act(reply: FastifyReply, { url, payload, back, done }: Act): Promise<FastifyReply> {
    const answer = await app.inject({ method: 'POST', url, payload });
    const note = answer.statusCode < 300 ? { done } : { refused: refusalIn(answer.json()) };
    return reply.redirect(`${back}?${new URLSearchParams(note).toString()}`, 303);
  }
}

/** Browsers say which site a form comes from. Other programs do not, but they could use the control API anyway. */
function isFromElsewhere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

function refuse(reply: FastifyReply, status: number, message: string): FastifyReply {
  return reply.code(status).type(HTML).send(messagePage(message));
}
