import { lookup as lookUpLocally, promises as dns } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { rootCertificates } from 'node:tls';
import type { WebhookOutcome } from '@autosync/contracts';
import { AutosyncError, errorCode, toError } from '@autosync/core';
import { faultOfUrl, isPublicAddress, type AddressRules } from '../domain/webhook-address.ts';

export type Posted = { url: string; headers: Record<string, string>; body: string };

export type Answered = {
  outcome: WebhookOutcome;
  durationMs: number;
  status: number | null;
  /** What went wrong, for people. */
  detail: string | null;
  /** The beginning of the answer. */
  answer: string | null;
  /** How long the receiver asks to wait. */
  retryAfterMs: number;
};

/** All addresses of a host name. */
export type Resolve = (name: string) => Promise<string[]>;

export type PostRules = AddressRules & {
  timeoutMs: number;
  /** Certificates that are trusted in addition to Node's, as they are now. */
  authorities: { read(): string } | undefined;
};

const MOST_ANSWER = 1000;
/** Enough bytes for that many characters; the rest is not read. */
const MOST_BYTES = 4 * MOST_ANSWER;
const MOST_HEADERS = 16_384;
const MOST_DETAIL = 300;

/**
 * Asks the name servers directly: the operating system's resolver has only a few threads, which one slow name server
 * would block for everybody. So the machine's own list of names is only used if private addresses are allowed.
 */
export function createResolve({ allowsPrivate, timeoutMs }: PostRules): Resolve {
  const resolver = new dns.Resolver({ timeout: Math.max(1, Math.floor(timeoutMs / 4)), tries: 2 });
  const locally = (name: string) =>
    new Promise<string[]>((resolve, reject) => {
      lookUpLocally(name, { all: true }, (error, found) => {
        if (error === null) resolve(found.map(({ address }) => address));
        else reject(error);
      });
    });
  return async (name) => {
    const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    if (found.length > 0) return found;
    if (allowsPrivate) return locally(name);
    throw answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []))[0];
  };
}

/**
 * The look-up for one connection: the name's current addresses, if they may be called. The connection is made to these
 * addresses, so a later change of the name does not matter.
 */
function checkedLookup(resolve: Resolve, { allowsPrivate }: AddressRules): LookupFunction {
  async function allowedOf(name: string): Promise<{ address: string; family: number }[]> {
    let found: string[];
    try {
      found = await resolve(name);
    } catch (cause) {
      throw new AutosyncError('not-resolved', 'The name of the address is not known.', { cause });
    }
    const allowed = found.filter((address) => allowsPrivate || isPublicAddress(address));
    if (allowed.length === 0) {
      throw new AutosyncError('address-refused', 'The name stands for no address of the public internet.');
    }
    return allowed.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  }

  const look = async (name: string, wantsAll: boolean, tell: Parameters<LookupFunction>[2]) => {
    const [answer] = await Promise.allSettled([allowedOf(name)]);
    if (answer.status === 'rejected') return tell(toError(answer.reason) as NodeJS.ErrnoException, '', 0);
    const [first] = answer.value;
    return wantsAll ? tell(null, answer.value) : tell(null, first?.address ?? '', first?.family);
  };
  return (name, { all }, callback) => void look(name, all === true, callback);
}

/** The outcome of a request that failed without an answer. */
function outcomeOf(error: Error): WebhookOutcome {
  const code = errorCode(error) ?? '';
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timed-out';
  if (code === 'not-resolved' || code === 'address-refused') return code;
  return /^(ERR_TLS|ERR_SSL|EPROTO|UNABLE_TO|HOSTNAME_)|CERT|CRL/.test(code) ? 'tls-failed' : 'not-connected';
}

function detailOf(error: Error, outcome: WebhookOutcome, timeoutMs: number): string {
  if (outcome === 'timed-out') return `There was no answer within ${timeoutMs / 1000} seconds.`;
  if (outcome === 'tls-failed' && /^(EPROTO|ERR_SSL)/.test(errorCode(error) ?? '')) {
    return 'There is no TLS at this address, or none that both sides know.';
  }
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  const message = first === undefined ? error.message : toError(first).message;
  return message.slice(0, MOST_DETAIL);
}

function outcomeOfStatus(status: number): WebhookOutcome {
  if (status >= 200 && status < 300) return 'delivered';
  if (status === 410) return 'gone';
  return status >= 300 && status < 400 ? 'redirected' : 'refused';
}

/** Seconds or a date (RFC 9110); 0 for anything else. */
function retryAfterMsOf({ headers }: IncomingMessage): number {
  const text = headers['retry-after'] ?? '';
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : new Date(text).getTime() - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : 0;
}

/**
 * The beginning of the answer. If the connection breaks, it is what arrived. PostgreSQL's texts cannot contain zero
 * characters.
 */
async function beginningOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= MOST_BYTES) break;
    }
  } catch {
    // Only the status matters, and it has arrived.
  }
  const text = Buffer.concat(chunks).subarray(0, MOST_BYTES).toString('utf8').replaceAll('\0', '');
  return text.slice(0, MOST_ANSWER).toWellFormed();
}

type SendOptions = { lookup: LookupFunction; signal: AbortSignal; ca?: string[] };

function send({ url, headers, body }: Posted, options: SendOptions) {
  return new Promise<IncomingMessage>((resolve, reject) => {
    const request = url.startsWith('https:') ? requestHttps : requestHttp;
    const sent = request(url, {
      ...options,
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      // A new connection each time: one that was kept open would go to an address that was checked earlier.
      agent: false,
      maxHeaderSize: MOST_HEADERS,
    });
    sent.on('response', resolve).on('error', reject).end(body);
  });
}

/**
 * Posts once, follows no redirect, and reads no more of the answer than is stored. Never throws: every failure is an
 * outcome. It takes `timeoutMs` at most.
 */
export async function postWebhook(posted: Posted, rules: PostRules, resolve: Resolve): Promise<Answered> {
  const began = performance.now();
  const none = { status: null, answer: null, retryAfterMs: 0 };
  const over = () => Math.round(performance.now() - began);
  const fault = faultOfUrl(posted.url, rules);
  if (fault !== null) return { ...none, outcome: 'address-refused', detail: fault, durationMs: over() };
  const signal = AbortSignal.timeout(rules.timeoutMs);
  const trusted = rules.authorities && { ca: [...rootCertificates, rules.authorities.read()] };
  try {
    const response = await send(posted, { lookup: checkedLookup(resolve, rules), signal, ...trusted });
    const status = response.statusCode ?? 0;
    const answer = await beginningOf(response);
    response.destroy();
    const outcome = outcomeOfStatus(status);
    const detail = outcome === 'delivered' ? null : `It was answered with ${status}.`;
    return { outcome, durationMs: over(), status, detail, answer, retryAfterMs: retryAfterMsOf(response) };
  } catch (caught) {
    const error = toError(caught);
    const outcome = signal.aborted ? 'timed-out' : outcomeOf(error);
    return { ...none, outcome, detail: detailOf(error, outcome, rules.timeoutMs), durationMs: over() };
  }
}
