import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { newTraceId } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { Faults } from '../faults.ts';
import type { Codes } from '../oauth/codes.ts';
import type { Grants } from '../oauth/grants.ts';
import type { TokenEndpoint } from '../oauth/token-endpoint.ts';
import type { Switches } from '../switches.ts';
import type { VirtualClock } from '../virtual-clock.ts';
import { formOf } from './form.ts';
import type { Form } from './form.ts';
import { deliver, outgoing } from './transport.ts';

export type TokenDependencies = {
  codes: Codes;
  grants: Grants;
  faults: Faults;
  tokens: TokenEndpoint;
  clock: VirtualClock;
  switches: () => Switches;
  stopping: AbortSignal;
};

type TokenCall = { operation: 'token' | 'revoke'; form: Form; work: () => Answer | Promise<Answer> };

/**
 * The token endpoints (docs/quickbooks.md#intuit-oauth, #tokens). Fault rules know them as operation `token` or
 * `revoke`, entity `code` or `refresh`.
 */
export async function tokenRoutes(app: FastifyInstance, deps: TokenDependencies): Promise<void> {
  const { clock, tokens } = deps;
  const { nowMs } = clock;
  await app.register(formbody);

  function realmOf({ code, refresh_token: refreshToken, token }: Form): string | undefined {
    if (code !== undefined) return deps.codes.find(code)?.realmId;
    return deps.grants.findByAnyToken(refreshToken ?? token ?? '')?.realmId;
  }

  async function answer(reply: FastifyReply, { operation, form, work }: TokenCall): Promise<void> {
    const out = outgoing(reply, { traceId: newTraceId(nowMs()), nowMs, onEnd: () => {} });
    const entity = form['code'] === undefined ? 'refresh' : 'code';
    const fault = deps.faults.strike({ realmId: realmOf(form), method: 'POST', entity, operation });
    if (fault) return deliver({ work, out }, fault, { ...deps, nowMs });
    return out.send(await work());
  }

  function requestOf(request: FastifyRequest) {
    const withHardExpiry = request.headers['x-include-refresh-token-hard-expires-in'] === 'true';
    return { authorization: request.headers.authorization, form: formOf(request.body), withHardExpiry };
  }

  app.post('/oauth2/v1/tokens/bearer', (request, reply) => {
    const asked = requestOf(request);
    return answer(reply, { operation: 'token', form: asked.form, work: () => tokens.exchange(asked) });
  });

  app.post('/v2/oauth2/tokens/revoke', (request, reply) => {
    const asked = requestOf(request);
    return answer(reply, { operation: 'revoke', form: asked.form, work: () => tokens.revoke(asked) });
  });
}
