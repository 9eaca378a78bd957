/**
 * The pause before retry number `attempt` (1, 2, …): exponential from `baseMs` up to `maxMs`, with the upper half
 * random so that many waiters do not return at once.
 */
export function backOffMs(attempt: number, { baseMs, maxMs }: { baseMs: number; maxMs: number }): number {
  const ceiling = Math.min(maxMs, baseMs * 2 ** Math.max(0, attempt - 1));
  return Math.round(ceiling / 2 + Math.random() * (ceiling / 2));
}
