import { describe, expect, it } from 'vitest';
import { logLevel } from 'kafkajs';
import { levelOf, logCreatorFor } from '../src/logging.ts';
import { recordingLogger } from './support/recording-logger.ts';

const entry = (namespace: string, level: logLevel, message: string) => ({
  namespace,
  level,
  label: '',
  log: { timestamp: '', logger: 'kafkajs', message },
});

describe("the levels of kafkajs's log", () => {
  it.each([
    ['Connection', logLevel.ERROR, 'Connection error: connect ECONNREFUSED 127.0.0.1:1', 'warn'],
    ['Connection', logLevel.ERROR, 'Connection timeout', 'warn'],
    ['BrokerPool', logLevel.ERROR, 'Failed to connect to seed broker, trying another broker from the list: …', 'debug'],
    ['Connection', logLevel.ERROR, 'Response Heartbeat(key: 12, version: 3)', 'debug'],
    ['Connection', logLevel.ERROR, 'Response GroupCoordinator(key: 10, version: 2)', 'debug'],
    ['Runner', logLevel.WARN, 'The group is rebalancing, re-joining', 'info'],
    ['Runner', logLevel.ERROR, 'The coordinator is not aware of this member, re-joining the group', 'info'],
    ['ConsumerGroup', logLevel.INFO, 'Consumer has joined the group', 'debug'],
    ['Consumer', logLevel.ERROR, 'Crash: KafkaJSNonRetriableError: oh', 'debug'],
    ['ConsumerGroup', logLevel.ERROR, 'Offset out of range, resetting to default offset', 'error'],
    ['Connection', logLevel.ERROR, 'SASL PLAIN authentication failed', 'error'],
  ])('%s at %d "%s" is %s', (namespace, level, message, expected) => {
    expect(levelOf(entry(namespace, level, message))).toBe(expected);
  });

  it('says the same once, repetitions only for debugging', () => {
    const logger = recordingLogger();
    const write = logCreatorFor(logger)(logLevel.INFO);
    for (const message of ['Connection timeout', 'Connection timeout', 'Connection error: refused']) {
      write(entry('Connection', logLevel.ERROR, message));
    }
    expect(logger.entries.map(({ level, fields }) => [level, fields['detail']])).toEqual([
      ['warn', 'Connection timeout'],
      ['debug', 'Connection timeout'],
      ['warn', 'Connection error: refused'],
    ]);
  });

  it('writes a constant message, the rest as fields', () => {
    const logger = recordingLogger();
    const write = logCreatorFor(logger)(logLevel.INFO);
    const { log, ...rest } = entry('Connection', logLevel.ERROR, 'Connection timeout');
    write({ ...rest, log: { ...log, broker: 'b:1' } });
    expect(logger.entries).toEqual([
      {
        level: 'warn',
        message: 'kafkajs',
        fields: { broker: 'b:1', kafkajs: 'Connection', detail: 'Connection timeout' },
      },
    ]);
  });
});
