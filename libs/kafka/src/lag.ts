import type { Admin } from 'kafkajs';
import type { KafkaClient } from './kafka-client.ts';

export type LagReader = {
  /** How many messages of the given partitions the group has not committed. Throws when Kafka does not answer. */
  read(partitions: { topic: string; partition: number }[]): Promise<bigint>;
  close(): Promise<void>;
};

async function lagOfTopic(admin: Admin, groupId: string, topic: string, partitions: Set<number>): Promise<bigint> {
  const [ends, [committed]] = await Promise.all([
    admin.fetchTopicOffsets(topic),
    admin.fetchOffsets({ groupId, topics: [topic] }),
  ]);
  const offsets = new Map(committed?.partitions.map(({ partition, offset }) => [partition, BigInt(offset)]));
  return ends
    .filter(({ partition }) => partitions.has(partition))
    .map(({ partition, low, high }) => {
      // A partition that was never committed says -1.
      const from = offsets.get(partition) ?? -1n;
      const lag = BigInt(high) - (from < BigInt(low) ? BigInt(low) : from);
      return lag > 0n ? lag : 0n;
    })
    .reduce((sum, lag) => sum + lag, 0n);
}

/** Asks the brokers, on a connection of its own: the consumer that may have stalled is not a witness. */
export function createLagReader(client: KafkaClient, groupId: string): LagReader {
  let admin: Admin | undefined;

  async function close(): Promise<void> {
    const old = admin;
    admin = undefined;
    await old?.disconnect().catch(() => undefined);
  }

  return {
    async read(partitions) {
      try {
        if (admin === undefined) {
          admin = client.open().admin();
          await admin.connect();
        }
        let lag = 0n;
        for (const [topic, group] of Map.groupBy(partitions, (item) => item.topic)) {
          lag += await lagOfTopic(admin, groupId, topic, new Set(group.map(({ partition }) => partition)));
        }
        return lag;
      } catch (error) {
        await close();
        throw error;
      }
    },
    close,
  };
}
