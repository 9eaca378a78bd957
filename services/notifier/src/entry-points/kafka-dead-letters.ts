import type { DeadLetter } from '@autosync/contracts';
import { createConsumer, type Consumer, type ConsumerSettings } from '@autosync/kafka';
import type { OperationContext } from '../operations/context.ts';
import { takeDeadLetter, type Letter } from '../operations/take-dead-letter.ts';

/** Dead letters in an unknown format are reported too. */
function decodeLetter(value: Buffer | null): Pick<Letter, 'topic' | 'consumer' | 'code' | 'message'> {
  const unknown = {
    topic: 'unknown',
    consumer: 'unknown',
    code: 'unknown',
    message: 'The letter itself cannot be read.',
  };
  try {
    const { topic, consumer, reason } = JSON.parse(value?.toString('utf8') ?? '') as DeadLetter;
    return {
      topic: String(topic),
      consumer: String(consumer),
      code: String(reason.code),
      message: String(reason.message),
    };
  } catch {
    return unknown;
  }
}

/**
 * Consumes dead letters to tell the operators about them. It never publishes any itself, since that would never end.
 */
export function consumeDeadLetters({
  context,
  topic,
  ...settings
}: { context: OperationContext; topic: string } & Omit<
  ConsumerSettings<Letter>,
  'topics' | 'decode' | 'key' | 'handle' | 'deadLetter'
>): Consumer {
  return createConsumer<Letter>({
    ...settings,
    topics: [topic],
    decode: ({ value, partition, offset, topic: from }) => ({
      id: `letter ${from} ${partition} ${offset}`,
      ...decodeLetter(value),
    }),
    key: ({ topic: about }) => about,
    handle: (letter) => takeDeadLetter(context, letter),
    async deadLetter(raw, reason) {
      settings.logger.error(
        { ...raw, value: undefined, key: undefined, reason },
        'dead letter not told to the operators',
      );
    },
  });
}
