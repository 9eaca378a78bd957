import type { FastifyReply } from 'fastify';
import { refusals } from '../errors.ts';
import type { RefusalCode } from '../errors.ts';

export function refuse(reply: FastifyReply, code: RefusalCode): FastifyReply {
  const { status, title, detail } = refusals[code];
  return reply
    .code(status)
    .headers({ 'cache-control': 'no-store' })
    .type('application/problem+json')
    .send({ type: 'about:blank', title, status, detail, code });
}
