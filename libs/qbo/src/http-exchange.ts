import { AsyncLocalStorage } from 'node:async_hooks';
import http from 'node:http';
import https from 'node:https';
import type { AxiosError, AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import { AutosyncError, errorCode, plainJson, toError } from '@autosync/core';
import { loadSharedAxios } from './shared-axios.ts';

/** What came back over HTTP. `body` is parsed JSON, or text where it is none. */
export type HttpAnswer = {
  kind: 'answer';
  status: number;
  header: (name: string) => string | undefined;
  body: unknown;
};

/** What happened on the wire. `networkCode` is that of Node or axios, for example `ECONNRESET`; a time-out `ETIMEDOUT`. */
export type HttpOutcome = HttpAnswer | { kind: 'no-answer'; networkCode: string };

type Exchange = {
  timeoutMs: number;
  deadline: AbortSignal;
  onLeft: () => void;
  outcome: HttpOutcome | undefined;
};

const current = new AsyncLocalStorage<Exchange>();
let installed = false;

/** Calls made by the packages outside of `exchangeHttp` (there are none today) end after this time at the latest. */
const FALLBACK_TIMEOUT_MS = 130_000;

function toAnswer(response: AxiosResponse): HttpAnswer {
  const headers = new Map(Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
  return {
    kind: 'answer',
    status: response.status,
    header: (name) => headers.get(name),
    body: response.data as unknown,
  };
}

function limit(config: InternalAxiosRequestConfig): InternalAxiosRequestConfig {
  const exchange = current.getStore();
  if (exchange === undefined) return config;
  // The time-out of axios is one of silence; the signal also ends an answer that trickles in for ever.
  config.timeout = exchange.timeoutMs;
  config.signal = exchange.deadline;
  // A redirect would carry payload and token to another place, and turn a POST into a GET.
  config.maxRedirects = 0;
  config.transport = watchLeaving(exchange.onLeft);
  // Numbers leave as plain decimals: QuickBooks need not take 4e-7, which is a price of a seventh decimal.
  const isForm = /form/.test(String(config.headers.getContentType()));
  if (!isForm && typeof config.data === 'object' && config.data !== null) {
    config.data = plainJson(config.data);
    // axios calls a text without a type a form.
    config.headers.setContentType('application/json', false);
    // The answer to a write is one document: to compress it costs both sides more than to send it.
    config.headers.setAcceptEncoding('identity');
  }
  return config;
}

/** Node's own transport, which tells when the last byte of the request was handed to the operating system. */
function watchLeaving(onLeft: () => void): InternalAxiosRequestConfig['transport'] {
  return {
    request(options: https.RequestOptions, onResponse: (response: http.IncomingMessage) => void) {
      const request = (options.protocol === 'https:' ? https : http).request(options, onResponse);
      request.once('finish', onLeft);
      return request;
    },
  };
}

function recordAnswer(response: AxiosResponse): AxiosResponse {
  const exchange = current.getStore();
  if (exchange !== undefined) exchange.outcome = toAnswer(response);
  return response;
}

function recordFailure(error: AxiosError): Promise<never> {
  const exchange = current.getStore();
  if (exchange !== undefined) {
    // axios has three codes for a time-out, depending on which of its timers came first.
    const networkCode = exchange.deadline.aborted ? 'ETIMEDOUT' : (errorCode(error) ?? 'UNKNOWN');
    exchange.outcome = error.response ? toAnswer(error.response) : { kind: 'no-answer', networkCode };
  }
  return Promise.reject(error);
}

/** Once per process, at the first client: the interceptors act only inside `exchangeHttp`. */
export function installHttpExchange(): void {
  if (installed) return;
  const axios = loadSharedAxios();
  axios.defaults.timeout = FALLBACK_TIMEOUT_MS;
  axios.interceptors.request.use(limit);
  axios.interceptors.response.use(recordAnswer, recordFailure);
  installed = true;
}

/**
 * Runs one call of a third-party package and answers what went over the wire, whatever the package made of it: they
 * lose headers (queries), wrap errors in four ways and call a throwing callback twice. `send` must make exactly one
 * HTTP request; its own result and rejection are ignored once there was one. `onLeft` is told when the request is out.
 *
 * Throws `qbo-invalid-call` when the package refused before sending anything.
 */
export async function exchangeHttp(
  timeoutMs: number,
  send: () => Promise<unknown>,
  onLeft: () => void = () => undefined,
): Promise<HttpOutcome> {
  installHttpExchange();
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), timeoutMs);
  const exchange: Exchange = { timeoutMs, deadline: deadline.signal, onLeft, outcome: undefined };
  const [result] = await Promise.allSettled([current.run(exchange, async () => send())]);
  clearTimeout(timer);
  if (exchange.outcome !== undefined) return exchange.outcome;
  const reason: unknown = result.status === 'rejected' ? result.reason : undefined;
  throw new AutosyncError('qbo-invalid-call', `nothing was sent: ${toError(reason ?? 'no request was made').message}`);
}
