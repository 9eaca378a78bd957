import { topics } from '@autosync/contracts';
import { createKafka } from '@autosync/kafka';
import { silentLogger } from '../../support/kafka.ts';
import type { BenchContext } from './benchmark.ts';

/** How many messages each topic of AutoSync has taken so far. */
export async function topicCounter(
  context: BenchContext,
  brokers: string,
): Promise<() => Promise<Record<string, number>>> {
  const admin = createKafka({ brokers: [brokers], clientId: 'bench', logger: silentLogger })
    .open()
    .admin();
  await admin.connect();
  context.defer(() => admin.disconnect());
  return async () => {
    const counts: Record<string, number> = {};
    for (const { name } of topics) {
      const partitions = await admin.fetchTopicOffsets(name);
      counts[name] = partitions.reduce((sum, { high }) => sum + Number(high), 0);
    }
    return counts;
  };
}
