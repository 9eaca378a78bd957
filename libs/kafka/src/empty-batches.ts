import { createRequire } from 'node:module';

type Batch = { isEmpty(): boolean; isEmptyDueToFiltering(): boolean };

/** The part of kafkajs's member of a group that is changed here. */
type ConsumerGroup = { fetch(nodeId: number): Promise<Batch[]> };

let done = false;

/**
 * kafkajs 2.2.4 hands on what a fetch found in each partition, also where that is nothing, and then does nothing but look
 * whether a heartbeat is due: for twelve partitions twelve times a second. After this call it gets only what there is;
 * after a fetch that found nothing at all it looks for the heartbeat once.
 */
export function dropEmptyBatches(): void {
  if (done) return;
  done = true;
  const { prototype } = consumerGroupClass();
  const fetch = prototype.fetch;
  prototype.fetch = async function fetchWhatThereIs(this: ConsumerGroup, nodeId): Promise<Batch[]> {
    return withoutEmptyOnes(await fetch.call(this, nodeId));
  };
}

/** Of what was filtered until nothing was left the position has to move past it. */
export function withoutEmptyOnes<B extends Batch>(batches: readonly B[]): B[] {
  return batches.filter((batch) => !batch.isEmpty() || batch.isEmptyDueToFiltering());
}

/** kafkajs does not export this class. Its version is pinned, and a test fails when the class is another one. */
export function consumerGroupClass(): { prototype: ConsumerGroup } {
  return createRequire(import.meta.url)('kafkajs/src/consumer/consumerGroup.js') as ReturnType<
    typeof consumerGroupClass
  >;
}
