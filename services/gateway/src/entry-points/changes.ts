import type { FastifyRequest } from 'fastify';
import { deterministicId, newId } from '@autosync/core';
import type { Tx } from '@autosync/db';
import type { Answer, AnswerOnce, Once } from '../operations/answer-once.ts';
import { idempotentRequest } from './answers.ts';
import type { RouteDeps } from './app-types.ts';
import { auditFields } from './audit-fields.ts';
import { keyOf } from './plugins/authentication.ts';

/** The id of what a POST makes: the same at a repeat with its Idempotency-Key, so that it is made once. */
export function idToMake(request: FastifyRequest, what: string): string {
  const key = request.headers['idempotency-key'];
  const { url } = request.routeOptions;
  if (typeof key !== 'string') return newId();
  return deterministicId(what, keyOf(request).keyId, key, String(url), JSON.stringify(request.params));
}

/** What a request asks of another service, as the audit log tells it. */
type Change<T> = {
  action: string;
  companyId?: string | null;
  before?: unknown;
  /** What the audit log says until the service has answered, and from then on unless `toAfter` knows more. */
  asked: unknown;
  call: () => Promise<T>;
  toAfter?: (result: T) => unknown;
};

/** Has another service make a change, with its audit event. */
export function makeChange<T>(
  { auditedCall }: Pick<RouteDeps, 'auditedCall'>,
  request: FastifyRequest,
  { action, companyId = null, before = null, asked, call, toAfter = () => asked }: Change<T>,
): Promise<T> {
  const event = { ...auditFields(request, keyOf(request).tenantId), companyId, action, before, after: asked };
  return auditedCall(event, async () => {
    const result = await call();
    return { result, after: toAfter(result) };
  });
}

type Answering = Pick<RouteDeps, 'db' | 'answerOnce'>;

/** The answer to a POST whose work others do: what may not happen twice follows from the Idempotency-Key, or is done by `once`. */
export function workOnce(
  { db, answerOnce }: Answering,
  request: FastifyRequest,
  work: (once: Once) => Promise<Answer>,
): ReturnType<AnswerOnce> {
  const { tenantId } = keyOf(request);
  return answerOnce(idempotentRequest(request, tenantId), async (keep, once) => {
    const answer = await work(once);
    return db.withTenant(tenantId, (tx) => keep(tx, answer));
  });
}

/** The answer to a POST whose work is done in one transaction of the tenant, in which the answer is kept as well. */
export function workOnceWithin(
  { db, answerOnce }: Answering,
  { request, tenantId }: { request: FastifyRequest; tenantId: string },
  work: (tx: Tx) => Promise<Answer>,
): ReturnType<AnswerOnce> {
  return answerOnce(idempotentRequest(request, tenantId), (keep) =>
    db.withTenant(tenantId, async (tx) => keep(tx, await work(tx))),
  );
}
