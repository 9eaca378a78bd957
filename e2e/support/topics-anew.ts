import { topics } from '@autosync/contracts';
import { createKafka, createTopics, type KafkaClient } from '@autosync/kafka';
import { eventually } from '@autosync/testing';
import { silentLogger } from './kafka.ts';
import type { Victim } from './random-kills.ts';

/** Deletes topics with all they hold and makes them anew, as somebody does who means to clean up. */
export async function makeTopicsAnew(kafka: KafkaClient, names: readonly string[]): Promise<void> {
  const admin = kafka.open().admin();
  await admin.connect();
  try {
    const held = await admin.listTopics();
    const topicsToDelete = names.filter((name) => held.includes(name));
    if (topicsToDelete.length > 0) await admin.deleteTopics({ topics: topicsToDelete });
    // A broker that is behind its controller still names them for a while: they would be found, and not be created.
    await eventually(async () => !(await admin.listTopics()).some((name) => names.includes(name)), {
      timeoutMs: 60_000,
    });
  } finally {
    await admin.disconnect();
  }
  const anew = topics.filter(({ name }) => names.includes(name));
  await eventually(
    async () => {
      await createTopics(kafka, {
        topics: anew.map(({ name, partitions }) => ({ name, partitions, replicationFactor: 1 })),
      });
      return true;
    },
    { timeoutMs: 120_000, intervalMs: 500 },
  );
}

/** One topic at a time is deleted with the events that nobody has taken yet, and made anew. */
export function topicsVictim(brokers: string): Victim {
  const kafka = createKafka({ brokers: [brokers], clientId: 'drill', logger: silentLogger });
  return {
    name: 'a topic',
    strike(random) {
      const { name } = random.pick(topics);
      // The broker may be down as well, by another blow: the topic is lost as soon as it is back.
      const lost = eventually(
        async () => {
          await makeTopicsAnew(kafka, [name]);
          return true;
        },
        { timeoutMs: 180_000, intervalMs: 1000 },
      );
      return { what: `${name} deleted and made anew`, back: lost.then(() => undefined) };
    },
  };
}
