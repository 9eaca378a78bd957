import { createHash } from 'node:crypto';
import { batchFinishedEvent, encodeDeadLetter, noticeEvent } from '@autosync/contracts';
import { createConsumer, type Consumer, type ConsumerSettings, type Producer, type RawMessage } from '@autosync/kafka';
import type { Fact } from '../domain/facts.ts';
import type { OperationContext } from '../operations/context.ts';
import { takeFact, type TakingRules } from '../operations/take-fact.ts';
import { eventSource, type Topics } from '../topics.ts';

/** Throws `event-invalid` for a message that no repeat would make valid. */
function decodeFact(message: RawMessage, topics: Topics): Fact {
  if (message.topic === topics.batchFinished) {
    const batch = batchFinishedEvent.decode(message);
    const { tenantId, companyId, batchId, finishedAt: at } = batch;
    return { id: `batch ${batchId}`, kind: 'batch', tenantId, companyId, at, batch };
  }
  const notice = noticeEvent.decode(message);
  const { tenantId, companyId, at } = notice;
  const id =
    message.headers['ce_id'] ??
    createHash('sha256')
      .update(message.value ?? '')
      .digest('hex');
  return { id: `notice ${id}`, kind: 'notice', tenantId, companyId, at, notice };
}

/**
 * Consumes the events of other services. Each may arrive twice and late. Failures are dealt with as in libs/kafka:
 * invalid events are dead-lettered, and an unreachable database makes them wait.
 */
export function consumeFacts({
  context,
  topics,
  producer,
  rules,
  onTaken,
  ...settings
}: {
  context: OperationContext;
  topics: Topics;
  producer: Producer;
  rules: TakingRules;
  onTaken: (fact: Fact, taken: { isNew: boolean; deliveries: number }) => void;
} & Omit<ConsumerSettings<Fact>, 'topics' | 'decode' | 'key' | 'handle' | 'deadLetter'>): Consumer {
  return createConsumer<Fact>({
    ...settings,
    topics: [topics.batchFinished, topics.notices],
    decode: (message) => decodeFact(message, topics),
    key: ({ companyId }) => companyId,
    async handle(fact) {
      onTaken(fact, await takeFact(context, fact, rules));
    },
    deadLetter(raw, reason) {
      const letter = encodeDeadLetter(raw, { ...reason, consumer: eventSource, now: context.now() ?? new Date() });
      return producer.send([{ ...letter, topic: topics.deadLetter }]);
    },
  });
}
