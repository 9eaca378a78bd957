import { answered } from './answers.ts';
import type { Client } from './client.ts';
import type { Batch } from './generated/api.ts';
import { liveEvents } from './live-events.ts';
import type { LiveEvent, LiveOptions } from './live-events.ts';

const open: ReadonlySet<Batch['state']> = new Set(['notStarted', 'running']);

export function hasEnded({ state }: Pick<Batch, 'state'>): boolean {
  return !open.has(state);
}

const after = (lastEventId: string | undefined) =>
  lastEventId === undefined ? {} : { header: { 'last-event-id': lastEventId } };

function bodyOf(data: unknown): ReadableStream<Uint8Array> | undefined {
  return data instanceof ReadableStream ? (data as ReadableStream<Uint8Array>) : undefined;
}

/** What is told of a batch: `batch` with the whole of it, `interrupted`, `resumed`, `lost`, `end`. */
export function batchEvents(client: Client, batchId: string, options?: LiveOptions): AsyncGenerator<LiveEvent, void> {
  return liveEvents(async (lastEventId, signal) => {
    const params = { path: { batchId }, ...after(lastEventId) };
    const call = client.GET('/v1/batches/{batchId}/events', { params, parseAs: 'stream', signal });
    return bodyOf((await answered(call)).data);
  }, options);
}

/** What is told of the batches of a company: `snapshot` with those that are open, then `batch` for each that changes. */
export function companyEvents(
  client: Client,
  companyId: string,
  options?: LiveOptions,
): AsyncGenerator<LiveEvent, void> {
  return liveEvents(async (lastEventId, signal) => {
    const params = { path: { companyId }, ...after(lastEventId) };
    const call = client.GET('/v1/companies/{companyId}/events', { params, parseAs: 'stream', signal });
    return bodyOf((await answered(call)).data);
  }, options);
}

/**
 * A batch as it changes, from what it is now to its end. A lost connection is opened again.
 * @throws ApiProblem when there is no such batch, or the server stays away.
 */
export async function* followBatch(
  client: Client,
  batchId: string,
  options?: LiveOptions,
): AsyncGenerator<Batch, void> {
  for await (const { event, data } of batchEvents(client, batchId, options)) {
    if (event !== 'batch') continue;
    yield data as Batch;
    if (hasEnded(data as Batch)) return;
  }
}
