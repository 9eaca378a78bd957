type Options = {
  /** So many of an owner are called back in a second. */
  perSecond: number;
  longestSeconds: number;
  nowMs?: () => number;
  random?: () => number;
};

/** Of so many owners it is known whom else they were told to send back; beyond that all are forgotten. */
const MOST_OWNERS = 10_000;

/**
 * After how many seconds a caller who was refused should come again. A refusal costs as well: a crowd that comes back every
 * second would leave no time for those who are let in. So the callers of an owner are given turns, one after another, and who
 * finds the turns of `longestSeconds` taken comes at some time in the second half of them.
 */
export function createRetryAdvice({
  perSecond,
  longestSeconds,
  nowMs = () => performance.now(),
  random = Math.random,
}: Options): (owner: string) => number {
  const lastTurns = new Map<string, number>();

  return (owner) => {
    const now = nowMs();
    const turn = Math.max(now, lastTurns.get(owner) ?? now) + 1000 / perSecond;
    const seconds = Math.ceil((turn - now) / 1000);
    if (seconds > longestSeconds) return Math.ceil(longestSeconds * (1 - random() / 2));
    if (lastTurns.size >= MOST_OWNERS && !lastTurns.has(owner)) lastTurns.clear();
    lastTurns.set(owner, turn);
    return seconds;
  };
}
