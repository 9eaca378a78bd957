import { errorCode, toError } from '@autosync/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '@autosync/observability';
import { problemCodeOf, problems } from '../../errors.ts';
import type { Fault, ProblemCode } from '../../errors.ts';
import type { App } from '../app-types.ts';
import { pageHeaders, renderPage } from '../pages.ts';

/** Said instead of an error's own words, which may hold what a client must not see. */
const guardedDetails: Partial<Record<ProblemCode, string>> = {
  'internal-error': 'The error was logged. Tell support the requestId.',
  unavailable: 'Try again in a few seconds; nothing is lost.',
};

const standardHeaders: Partial<Record<ProblemCode, Record<string, string>>> = {
  'request-in-progress': { 'retry-after': '1' },
  unavailable: { 'retry-after': '2' },
  'not-authenticated': { 'www-authenticate': 'Bearer' },
};

function detailsOf(error: unknown): { errors?: readonly Fault[]; headers?: Record<string, string> } {
  return typeof error === 'object' && error !== null && 'details' in error ? (error.details as object) : {};
}

/** The words of our own problems are for clients; those of libraries are not always. */
function detailOf(code: ProblemCode, error: unknown): string {
  if (code === 'invalid-json' && errorCode(error) !== code) return 'The body could not be parsed as JSON.';
  return guardedDetails[code] ?? toError(error).message;
}

/** Different refusals that are kept as text. */
const MOST_KEPT_ANSWERS = 1000;

type Occurrence = {
  publicUrl: string;
  path: string;
  requestId: string;
  detail: string;
  errors?: readonly Fault[] | undefined;
};

/** A problem document (RFC 9457). */
export function problemDocument(code: ProblemCode, { publicUrl, path, requestId, detail, errors }: Occurrence) {
  const { status, title } = problems[code];
  return {
    type: `${publicUrl}/v1/problem-types/${code}`,
    title,
    status,
    detail,
    instance: path,
    code,
    requestId,
    ...(errors && { errors }),
  };
}

/** The problem document of an error. */
export function problemOf(request: FastifyRequest, error: unknown) {
  const code = problemCodeOf(error);
  return problemDocument(code, {
    publicUrl: request.server.publicUrl,
    path: request.url.split('?')[0] ?? '',
    requestId: request.id,
    detail: detailOf(code, error),
    errors: detailsOf(error).errors,
  });
}

/** Answers with a problem document, or with a page where people look at it. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const code = problemCodeOf(error);
  const { status, title } = problems[code];
  const { headers } = detailsOf(error);
  if (request.routeOptions.config.isPage === true) {
    const page = { status, title, text: `${detailOf(code, error)} (${request.id})` };
    return reply
      .code(status)
      .headers({ ...headers, ...pageHeaders })
      .send(renderPage(page));
  }
  return reply
    .code(status)
    .headers({ 'x-request-id': request.id, ...standardHeaders[code], ...headers })
    .type('application/problem+json')
    .send(problemOf(request, error));
}

/** A problem without anything of its own but its headers. */
export type Refusal = { code: ProblemCode; detail: string; headers: Record<string, string> };

const partsOf = new Map<string, [string, string, string]>();

/** What stands before, between and behind the path and the id of the request: the rest of a refusal is always the same. */
function refusalParts({ code, detail }: Refusal, publicUrl: string): [string, string, string] {
  const name = `${code} ${detail}`;
  const known = partsOf.get(name);
  if (known !== undefined) return known;
  const text = JSON.stringify(problemDocument(code, { publicUrl, path: '\n', requestId: '\n', detail }));
  const parts = text.split('"\\n"') as [string, string, string];
  if (partsOf.size >= MOST_KEPT_ANSWERS) partsOf.clear();
  partsOf.set(name, parts);
  return parts;
}

/**
 * Answers in an early hook with a problem that many requests get at a time. It is the answer that an error would bring, at a
 * fraction of the cost: who is refused must not take the time of those who are let in.
 */
export function refuse(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): void {
  const [begin, middle, end] = refusalParts(refusal, request.server.publicUrl);
  const path = JSON.stringify(request.url.split('?')[0] ?? '');
  reply
    .code(problems[refusal.code].status)
    .headers(refusal.headers)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(begin + path + middle + JSON.stringify(request.id) + end);
}

/** Every failure ends here: as one log line when somebody must know, and as a problem document. */
export function installProblemDetails(app: App, { logger }: { logger: Pick<Logger, 'error' | 'warn'> }): void {
  app.setErrorHandler((error, request, reply) => {
    const code = problemCodeOf(error);
    const context = { requestId: request.id, errorCode: errorCode(error), err: toError(error) };
    if (code === 'internal-error') logger.error(context, 'request failed');
    if (code === 'unavailable') logger.warn(context, 'request refused: a part of the system does not answer');
    return sendProblem(request, reply, error);
  });
}
