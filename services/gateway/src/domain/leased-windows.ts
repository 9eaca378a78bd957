export type Lease = { granted: number; used: number; leftMs: number };

/** Takes some of a window that all gateways share. */
export type LeaseRequests = (of: { bucket: string; wanted: number; max: number; windowMs: number }) => Promise<Lease>;

export type WindowState = { isAllowed: boolean; remaining: number; resetMs: number };

type Bucket = {
  endsAt: number;
  granted: number;
  spent: number;
  /** Of the whole window, by all, as far as we were told. */
  used: number;
  /** Nothing is left before `endsAt`. */
  isEmpty: boolean;
  asking: Promise<void> | undefined;
  /** No lease is asked for until then, since the last answer did not come. */
  blindUntil: number;
  /** Requests that were let through on our own account, since `blindSince`. */
  blind: number;
  blindSince: number;
};

export type LeasedWindowsOptions = {
  max: number;
  windowMs: number;
  /** Takes some of a bucket's window, for all who share it. */
  lease: (bucket: string, wanted: number) => Promise<Lease>;
  monotonicMs?: () => number;
  /** How long a request waits for a lease at most. */
  patienceMs?: number;
};

/** A lease is a twentieth of a window: so seldom is a statement needed. */
const LEASES = 20;
/** After a lease that did not come, so long nobody waits for one. */
const BLIND_MS = 1000;
const MOST_BUCKETS = 10_000;

const atEnd = (ms: number) =>
  new Promise<false>((resolve) => {
    setTimeout(() => resolve(false), ms).unref();
  });

/**
 * Fixed windows that several processes share. Each takes some requests of a bucket's window ahead and counts those by itself, so
 * that together they never let through more than `max`. While nobody answers about leases (or slowly), each process counts a
 * window of its own instead: it lets through `max` at most, and nobody is refused for our troubles.
 */
export function createLeasedWindows({
  max,
  windowMs,
  lease,
  monotonicMs = () => performance.now(),
  patienceMs = 200,
}: LeasedWindowsOptions) {
  const buckets = new Map<string, Bucket>();
  const wanted = Math.max(1, Math.ceil(max / LEASES));

  function bucketOf(name: string): Bucket {
    const found = buckets.get(name);
    if (found !== undefined) return found;
    const [oldest] = buckets.keys();
    // Its unused requests are lost for the window, and they are few.
    if (oldest !== undefined && buckets.size >= MOST_BUCKETS) buckets.delete(oldest);
    const bucket: Bucket = {
      endsAt: 0,
      granted: 0,
      spent: 0,
      used: 0,
      isEmpty: false,
      asking: undefined,
      blindUntil: 0,
      blind: 0,
      blindSince: 0,
    };
    buckets.set(name, bucket);
    return bucket;
  }

  async function ask(name: string, bucket: Bucket): Promise<void> {
    try {
      const { granted, used, leftMs } = await lease(name, wanted);
      // Nothing is left of the lease before: that is when one is asked for.
      Object.assign(bucket, { granted, used, spent: 0, isEmpty: granted === 0, blindUntil: 0 });
      bucket.endsAt = monotonicMs() + Math.max(1, leftMs);
    } catch {
      bucket.blindUntil = monotonicMs() + BLIND_MS;
    } finally {
      bucket.asking = undefined;
    }
  }

  /** On our own account: a window of this process alone. */
  function takeBlindly(bucket: Bucket): WindowState {
    const now = monotonicMs();
    if (now - bucket.blindSince >= windowMs) Object.assign(bucket, { blind: 0, blindSince: now });
    const isAllowed = bucket.blind < max;
    if (isAllowed) bucket.blind += 1;
    return { isAllowed, remaining: max - bucket.blind, resetMs: bucket.blindSince + windowMs - now };
  }

  function stateOf({ used, granted, spent, endsAt }: Bucket, isAllowed: boolean): WindowState {
    return { isAllowed, remaining: Math.max(0, max - used + granted - spent), resetMs: endsAt - monotonicMs() };
  }

  /** Undefined: somebody has to be asked. */
  function takeNow(bucket: Bucket): WindowState | undefined {
    const now = monotonicMs();
    const isOpen = now < bucket.endsAt;
    if (isOpen && bucket.spent < bucket.granted) {
      bucket.spent += 1;
      return stateOf(bucket, true);
    }
    if (isOpen && bucket.isEmpty) return stateOf(bucket, false);
    return now < bucket.blindUntil ? takeBlindly(bucket) : undefined;
  }

  return {
    /** Takes one where that needs nobody else. */
    takeNow: (name: string): WindowState | undefined => takeNow(bucketOf(name)),
    async take(name: string): Promise<WindowState> {
      const bucket = bucketOf(name);
      for (;;) {
        const state = takeNow(bucket);
        if (state !== undefined) return state;
        bucket.asking ??= ask(name, bucket);
        const isAnswered = await Promise.race([bucket.asking.then(() => true), atEnd(patienceMs)]);
        if (isAnswered) continue;
        bucket.blindUntil = monotonicMs() + BLIND_MS;
        return takeBlindly(bucket);
      }
    },
  };
}
