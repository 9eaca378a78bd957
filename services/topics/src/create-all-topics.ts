import { whenReachable } from '@autosync/installation';
import { installTopics } from '@autosync/installation/topics';
import { createKafka } from '@autosync/kafka';
import type { Logger } from '@autosync/observability';
import type { TopicsConfig } from './config.ts';

/** Waits for Kafka, creates what is missing and reports what is there but different. Answers what it did. */
export async function createAllTopics({ config, logger }: { config: TopicsConfig; logger: Logger }): Promise<object> {
  const kafka = createKafka({ ...config.kafka, clientId: 'autosync-topics', logger });
  const { created, different } = await whenReachable(() => installTopics(kafka, config.layout), {
    what: `Kafka at ${config.kafka.brokers.join(',')}`,
    waitMs: config.waitMs,
    logger,
  });
  // A person must decide: more partitions move companies to other ones, and another retention may delete events.
  for (const difference of different) logger.warn(difference, 'a topic differs and was left as it is');
  return { created, different: different.length };
}
