/** A process that is running, with the keys that it can read; `sealsWith` is empty until it has chosen. */
export type KeyReader = { service: string; keyIds: readonly string[]; sealsWith: string };

/** How long everybody must have been able to read a key before it seals: longer than a process that starts is unknown. */
export const SETTLE_MS = 30_000;

export type KeyChoice = {
  /** The key to seal with. */
  keyId: string;
  /** The key that shall seal, as soon as it has been readable by all for long enough. */
  next: string;
};

/**
 * Which key of its own a process seals with: the first that all others can read.
 *
 * It goes back at once to a key that all can read, and forward to one of an earlier place only when that was so for
 * SETTLE_MS, or when another process seals with it already: after an outage of the database it may be the first that is
 * seen again. Where no key can be read by all it stays as it is.
 */
export function chooseKey({
  own,
  others,
  current,
  expected,
}: {
  /** In their order; not empty. */
  own: readonly string[];
  others: readonly KeyReader[];
  /** Undefined at the start. */
  current: string | undefined;
  /** `next` of the rounds before, and for how long it has been that. */
  expected: { keyId: string; forMs: number } | undefined;
}): KeyChoice {
  const common = own.filter((id) => others.every(({ keyIds }) => keyIds.includes(id)));
  const [first = ''] = own;
  const [next] = common;
  if (next === undefined) return { keyId: current ?? first, next: current ?? first };
  const isInUse = others.some(({ sealsWith }) => sealsWith === next);
  const hasSettled = expected?.keyId === next && expected.forMs >= SETTLE_MS;
  if (isInUse || hasSettled) return { keyId: next, next };
  const before = current !== undefined && common.includes(current) ? current : common.at(-1);
  return { keyId: before ?? next, next };
}
