export type Fetch = (request: Request) => Promise<Response>;

export type RetryOptions = {
  fetch: Fetch;
  /** How often a request is sent at most, the first time included. */
  mostTries: number;
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Between 0 and 1: spreads the waits. */
  random: () => number;
};

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30_000;

/** Answers after which nothing was done, or which a repeat is for. */
const isWorthARepeat = (status: number): boolean => status === 429 || (status >= 502 && status <= 504);

/**
 * May it be sent twice? What reads, and what ends the same however often it arrives. A POST is when it has an
 * Idempotency-Key. What names a version by If-Match is not: the repeat of one that was done would find a newer version.
 */
function mayRepeat(request: Request): boolean {
  if (request.headers.has('if-match')) return false;
  return request.method !== 'POST' || request.headers.has('idempotency-key');
}

function askedToWaitMs(response: Response | undefined): number {
  const text = response?.headers.get('retry-after') ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) * 1000 : 0;
}

/** POSTs get an Idempotency-Key of their own unless they have one, so that they can be repeated. */
function withKey(request: Request): Request {
  if (request.method === 'POST' && !request.headers.has('idempotency-key')) {
    request.headers.set('idempotency-key', crypto.randomUUID());
  }
  return request;
}

/** A fetch that repeats what may be repeated: after lost connections, 429, and servers that were away. */
export function createRetryingFetch({ fetch, mostTries, wait, random }: RetryOptions): Fetch {
  return async (given) => {
    const request = withKey(given);
    const tries = mayRepeat(request) ? mostTries : 1;
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt >= tries;
      let response: Response | undefined;
      try {
        response = await fetch(isLast ? request : request.clone());
      } catch (error) {
        if (isLast || request.signal.aborted) throw error;
      }
      const askedMs = askedToWaitMs(response);
      const isDone =
        response !== undefined && (!isWorthARepeat(response.status) || isLast || askedMs > LONGEST_WAIT_MS);
      if (response && isDone) return response;
      await response?.body?.cancel();
      const ownMs = FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.5 + random());
      await wait(Math.min(LONGEST_WAIT_MS, Math.max(askedMs, ownMs)), request.signal);
    }
  };
}
