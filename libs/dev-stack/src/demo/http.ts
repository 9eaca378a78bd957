import { AutosyncError, backOffMs, isRetryable, sleep, toError } from '@autosync/core';

export type HttpRequest = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH';
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
};

export type HttpAnswer<T> = { body: T; headers: Headers };

/** One fault that a problem document lists. */
export type ProblemFault = { pointer?: string; detail: string };

type Problem = { code?: string; title?: string; detail?: string; errors?: ProblemFault[] };

const timeoutMs = 15_000;

/** How long a request is repeated while a part of the system does not answer, as when a service restarts. */
const patienceMs = 20_000;

async function problemOf(response: Response, what: string): Promise<AutosyncError> {
  const text = await response.text();
  let problem: Problem = {};
  try {
    problem = JSON.parse(text) as Problem;
  } catch {
    // not one of ours: the status must do
  }
  const retryable = response.status === 429 || response.status >= 500;
  const words = problem.detail ?? problem.title ?? text.slice(0, 200);
  return new AutosyncError(problem.code ?? 'http-status', `${what} was answered with ${response.status}: ${words}`, {
    retryable,
    details: { status: response.status, errors: problem.errors ?? [] },
  });
}

/** Sends a JSON request once; throws as `request` does. */
export async function send<T>({ method = 'GET', url, headers = {}, body }: HttpRequest): Promise<HttpAnswer<T>> {
  const what = `${method} ${new URL(url).pathname}`;
  const init: RequestInit = { method, headers, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) };
  if (body !== undefined) {
    init.headers = { ...headers, 'content-type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (cause) {
    const reason = toError((cause as Error).cause ?? cause).message;
    throw new AutosyncError('http-no-answer', `${what} got no answer: ${reason}`, { retryable: true, cause });
  }
  if (!response.ok) throw await problemOf(response, what);
  const text = await response.text();
  return { body: (text === '' ? undefined : JSON.parse(text)) as T, headers: response.headers };
}

/**
 * Sends a JSON request. While nobody answers, or the answer is "later", it is repeated for 20 s: send only what may
 * arrive twice.
 *
 * @throws AutosyncError with the code of the problem document, its faults in `details.errors`, the status in
 *   `details.status`; 'http-no-answer' when there was none.
 */
export async function request<T>(wanted: HttpRequest): Promise<HttpAnswer<T>> {
  const end = performance.now() + patienceMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send<T>(wanted);
    } catch (error) {
      if (!isRetryable(error) || performance.now() > end) throw error;
      await sleep(backOffMs(attempt, { baseMs: 100, maxMs: 2000 }));
    }
  }
}
