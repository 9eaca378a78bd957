type Options = {
  /** So many refusals a second are borne before callers are sent away for longer than a second. */
  perSecond: number;
  longestSeconds: number;
  nowMs?: () => number;
  random?: () => number;
};

/**
 * After how many seconds a caller who was refused should come again. A refusal costs as well: a crowd that comes back every
 * second would leave no time for those who are let in, so the more of an owner are refused, the later they are to come. Chance
 * keeps them from coming all at once.
 */
export function createRetryAdvice({
  perSecond,
  longestSeconds,
  nowMs = () => performance.now(),
  random = Math.random,
}: Options): (owner: string) => number {
  let second = 0;
  let before = new Map<string, number>();
  let refused = new Map<string, number>();

  return (owner) => {
    const current = Math.floor(nowMs() / 1000);
    if (current !== second) {
      before = current === second + 1 ? refused : new Map();
      refused = new Map();
      second = current;
    }
    const count = (refused.get(owner) ?? 0) + 1;
    refused.set(owner, count);
    const rate = Math.max(count, before.get(owner) ?? 0) / perSecond;
    return Math.min(longestSeconds, 1 + Math.floor(rate * (0.5 + random())));
  };
}
