import { describe, expect, it } from 'vitest';
import { isRebalance, turnError } from '../src/errors.ts';

const withCause = (cause: unknown) => Object.assign(new Error('retries exceeded'), { cause });
const fromBroker = (type: string) => Object.assign(new Error(type), { name: 'KafkaJSProtocolError', type });

describe('turnError', () => {
  it.each([
    ['a message that is too large', withCause(fromBroker('MESSAGE_TOO_LARGE')), 'kafka-rejected', false],
    ['a missing right', fromBroker('TOPIC_AUTHORIZATION_FAILED'), 'kafka-rejected', false],
    ['a defect in the call', withCause(new TypeError('not a buffer')), 'kafka-rejected', false],
    ['an unknown topic', fromBroker('UNKNOWN_TOPIC_OR_PARTITION'), 'kafka-unavailable', true],
    ['a lost connection', withCause(new Error('Connection error')), 'kafka-unavailable', true],
    [
      'one of several faults',
      Object.assign(new Error('all'), { errors: [fromBroker('INVALID_CONFIG')] }),
      'kafka-rejected',
      false,
    ],
  ])('%s', (_name, error, code, retryable) => {
    expect(turnError(error)).toMatchObject({ code, retryable, cause: error });
  });

  it('ends for an error that causes itself', () => {
    const error: Error & { cause?: unknown } = new Error('loop');
    error.cause = error;
    expect(turnError(error)).toMatchObject({ code: 'kafka-unavailable' });
  });

  it('knows a rebalance, also inside', () => {
    expect(isRebalance(withCause(fromBroker('REBALANCE_IN_PROGRESS')))).toBe(true);
    expect(isRebalance(fromBroker('NOT_LEADER_FOR_PARTITION'))).toBe(false);
  });
});
