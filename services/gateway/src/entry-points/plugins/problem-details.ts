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
