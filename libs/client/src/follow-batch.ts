import { answered } from './answers.ts';
import type { Client } from './client.ts';

type Batch = Awaited<ReturnType<typeof readBatch>>;

const open: ReadonlySet<Batch['state']> = new Set(['notStarted', 'running']);

export function hasEnded({ state }: Pick<Batch, 'state'>): boolean {
  return !open.has(state);
}

async function readBatch(client: Client, batchId: string, signal: AbortSignal | undefined) {
  const params = { path: { batchId } };
  const { data } = await answered(client.GET('/v1/batches/{batchId}', { params, ...(signal && { signal }) }));
  return data;
}

export type FollowOptions = { signal?: AbortSignal; intervalMs?: number };

/**
 * A batch as it changes, from what it is now to its end.
 * @throws ApiProblem when there is no such batch, or the server stays away.
 */
export async function* followBatch(
  client: Client,
  batchId: string,
  { signal, intervalMs = 1000 }: FollowOptions = {},
): AsyncGenerator<Batch, void> {
  let shown: string | undefined;
  for (;;) {
    const batch = await readBatch(client, batchId, signal);
    const now = JSON.stringify(batch);
    if (now !== shown) yield batch;
    shown = now;
    if (hasEnded(batch)) return;
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
    signal?.throwIfAborted();
  }
}
