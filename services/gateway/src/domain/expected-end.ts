export type RunningBatch = {
  startedAt: Date;
  done: number;
  /** An estimate; 0: nobody knows yet. */
  total: number;
  /** How long batches of the type took last; 0: not known. */
  typicalMs: number;
  now: Date;
};

/** By how far it has come, else by how long such batches took; null when neither tells. */
export function expectedEnd({ startedAt, done, total, typicalMs, now }: RunningBatch): Date | null {
  const elapsedMs = Math.max(0, now.getTime() - startedAt.getTime());
  if (done > 0 && done <= total) return new Date(startedAt.getTime() + Math.round((elapsedMs * total) / done));
  return typicalMs > elapsedMs ? new Date(startedAt.getTime() + typicalMs) : null;
}
