import createFetchClient from 'openapi-fetch';
import type { paths } from './generated/api.ts';
import { createRetryingFetch } from './retrying-fetch.ts';
import type { Fetch, RetryOptions } from './retrying-fetch.ts';

export type ClientOptions = {
  /** Where the API is, without `/v1`. */
  baseUrl: string;
  /** An API key or an access token; without, whatever `headers` or cookies say. */
  credential?: string;
  headers?: Record<string, string>;
  fetch?: Fetch;
  /** How often a request is sent at most (default 4), the first time included. */
  mostTries?: number;
  wait?: RetryOptions['wait'];
  random?: () => number;
};

function waitMs(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end);
      resolve();
    }, ms);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

/**
 * The gateway's API, typed by its document: `client.GET('/v1/companies/{companyId}', { params: { path: { companyId } } })`
 * answers `{ data, error, response }`; `answered()` makes data or an exception of it. POSTs carry an Idempotency-Key,
 * and what may be repeated is, so that a lost connection or a restart of the server is no failure.
 */
export function createClient({ baseUrl, credential, headers = {}, ...options }: ClientOptions) {
  return createFetchClient<paths>({
    baseUrl,
    headers: { ...headers, ...(credential !== undefined && { authorization: `Bearer ${credential}` }) },
    querySerializer: { array: { style: 'form', explode: true } },
    fetch: createRetryingFetch({
      fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
      mostTries: options.mostTries ?? 4,
      wait: options.wait ?? waitMs,
      random: options.random ?? Math.random,
    }),
  });
}

export type Client = ReturnType<typeof createClient>;
