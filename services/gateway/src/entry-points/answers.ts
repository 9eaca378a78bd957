import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer, IdempotentRequest } from '../operations/answer-once.ts';
import { principalOf } from './plugins/authentication.ts';

/** What an Idempotency-Key is about: the same route, path and body are the same request. */
export function idempotentRequest(request: FastifyRequest, tenantId: string): IdempotentRequest {
  const { method, routeOptions, params, body } = request;
  const header = request.headers['idempotency-key'];
  return {
    tenantId,
    keyId: principalOf(request).keyId,
    idempotencyKey: typeof header === 'string' ? header : undefined,
    content: { method, route: routeOptions.url, params, body },
  };
}

export function sendAnswer(reply: FastifyReply, answer: Answer & { replayed: boolean }): FastifyReply {
  if (answer.replayed) reply.header('idempotency-replayed', 'true');
  return reply
    .code(answer.status)
    .headers(answer.headers ?? {})
    .send(answer.body);
}
