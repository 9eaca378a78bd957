import type { FastifyRequest } from 'fastify';
import { actorOf } from '../domain/principal.ts';
import type { Actor } from '../domain/principal.ts';
import { principalOf } from './plugins/authentication.ts';

/** Who, and by which request: what every audit event of a request has in common. */
export function auditFields(
  request: FastifyRequest,
  tenantId: string,
): { tenantId: string; actor: Actor; requestId: string } {
  return { tenantId, actor: actorOf(principalOf(request)), requestId: request.id };
}
