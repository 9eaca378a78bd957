import { contentHash, backOffMs, createSharedStreams, errorCode, isRetryable, sleep } from '@autosync/core';
import type { BatchMessage, BatchStatusDefinition } from '@autosync/contracts';
import type { StreamClient } from '@autosync/grpc';

/** A stream lasts so long at most and is opened again, which nobody notices. */
const STREAM_MS = 5 * 60_000;
/** Batches of a company that are remembered: batch-status sends fewer. */
const MOST_BATCHES = 500;

/** A batch, and a tag that differs whenever the batch does. */
export type LiveBatch<Body> = { body: Body; tag: string };

export type LiveView<Body> = {
  /** Null: nothing was heard yet. */
  batches: ReadonlyMap<string, LiveBatch<Body>> | null;
  /** What is shown may be old: batch-status does not answer. */
  isBehind: boolean;
};

type BodyOf = { id: string; updatedAt: string; finishedAt: string | null };

export type LiveBatches<Body> = {
  watchBatch(of: { tenantId: string; batchId: string }, signal: AbortSignal): AsyncIterable<LiveView<Body>>;
  watchCompany(of: { tenantId: string; companyId: string }, signal: AbortSignal): AsyncIterable<LiveView<Body>>;
  watchTenant(of: { tenantId: string }, signal: AbortSignal): AsyncIterable<LiveView<Body>>;
};

/** Its first part grows with the batch; the second tells two states of one millisecond apart. */
export function tagOf(body: BodyOf): string {
  return `${Date.parse(body.updatedAt)}-${contentHash(body).slice(0, 12)}`;
}

/** What is new or changed over what was known; the same batch stays the same object. */
function merge<Body extends BodyOf>(
  known: LiveView<Body>['batches'],
  bodies: readonly Body[],
): ReadonlyMap<string, LiveBatch<Body>> {
  const batches = new Map(known);
  for (const body of bodies) {
    const tag = tagOf(body);
    const same = known?.get(body.id)?.tag === tag;
    if (same) continue;
    batches.delete(body.id);
    batches.set(body.id, { body, tag });
  }
  return new Map([...batches].slice(-MOST_BATCHES));
}

/**
 * Batches as they change. Each is followed once per process, whoever watches it; who is slow gets the latest state. A stream
 * that breaks is opened again, and what those who watch have is marked as behind meanwhile.
 *
 * @param toBodies what people are shown of batches of one tenant.
 */
export function createLiveBatches<Body extends BodyOf>({
  batchStatus,
  toBodies,
}: {
  batchStatus: StreamClient<BatchStatusDefinition>;
  toBodies: (tenantId: string, batches: readonly BatchMessage[]) => Promise<readonly Body[]>;
}): LiveBatches<Body> {
  const streams = createSharedStreams<LiveView<Body>>();

  async function* follow(
    tenantId: string,
    read: () => AsyncIterable<readonly BatchMessage[]>,
    signal: AbortSignal,
  ): AsyncGenerator<LiveView<Body>> {
    let batches: LiveView<Body>['batches'] = null;
    let failures = 0;
    while (!signal.aborted) {
      try {
        for await (const messages of read()) {
          batches = merge(batches, await toBodies(tenantId, messages));
          failures = 0;
          yield { batches, isBehind: false };
        }
      } catch (error) {
        if (!isRetryable(error)) throw error;
        if (errorCode(error) === 'grpc-deadline') continue;
        failures += 1;
        yield { batches, isBehind: true };
      }
      await sleep(backOffMs(failures + 1, { baseMs: 50, maxMs: 5000 }), signal);
    }
  }

  /** Lists of batches as they come, newest first. */
  function followLists(
    { tenantId, key, signal }: { tenantId: string; key: string; signal: AbortSignal },
    watch: (options: { signal: AbortSignal; deadlineMs: number }) => AsyncIterable<{ items: BatchMessage[] }>,
  ): AsyncIterable<LiveView<Body>> {
    const open = (leaving: AbortSignal) =>
      follow(
        tenantId,
        async function* () {
          for await (const { items } of watch({ signal: leaving, deadlineMs: STREAM_MS })) yield items.toReversed();
        },
        leaving,
      );
    return streams.follow({ key, open, signal });
  }

  return {
    async *watchBatch({ tenantId, batchId }, signal) {
      const open = (leaving: AbortSignal) =>
        follow(
          tenantId,
          async function* () {
            const options = { signal: leaving, deadlineMs: STREAM_MS };
            for await (const { batch } of batchStatus.watchBatch({ tenantId, batchId }, options)) {
              if (batch !== null) yield [batch];
            }
          },
          leaving,
        );
      for await (const view of streams.follow({ key: `batch ${tenantId} ${batchId}`, open, signal })) {
        yield view;
        if (view.batches?.get(batchId)?.body.finishedAt) return;
      }
    },
    watchCompany: ({ tenantId, companyId }, signal) =>
      followLists({ tenantId, key: `company ${tenantId} ${companyId}`, signal }, (options) =>
        batchStatus.watchCompany({ tenantId, companyId }, options),
      ),
    watchTenant: ({ tenantId }, signal) =>
      followLists({ tenantId, key: `tenant ${tenantId}`, signal }, (options) =>
        batchStatus.watchTenant({ tenantId }, options),
      ),
  };
}
