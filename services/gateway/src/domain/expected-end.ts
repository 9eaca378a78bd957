export type RunningBatch = {
  startedAt: Date;
  done: number;
  /** An estimate; 0: nobody knows yet. */
  total: number;
  /** How long batches of the type took last, half of them and 95 in 100; 0: not known. */
  typicalMs: number;
  p95Ms: number;
  now: Date;
};

/** By how far it has come, else by how long such batches took; null when neither tells. */
export function expectedEnd({ startedAt, done, total, typicalMs, now }: Omit<RunningBatch, 'p95Ms'>): Date | null {
  const elapsedMs = Math.max(0, now.getTime() - startedAt.getTime());
  if (done > 0 && done <= total) return new Date(startedAt.getTime() + Math.round((elapsedMs * total) / done));
  return typicalMs > elapsedMs ? new Date(startedAt.getTime() + typicalMs) : null;
}

/** When it should be over in 95 of 100 cases; null when there is no history, or it has taken longer already. */
export function latestEnd({ startedAt, p95Ms, now }: Pick<RunningBatch, 'startedAt' | 'p95Ms' | 'now'>): Date | null {
  const end = new Date(startedAt.getTime() + p95Ms);
  return end > now ? end : null;
}
