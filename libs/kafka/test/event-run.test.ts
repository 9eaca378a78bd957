import { describe, expect, it } from 'vitest';
import { AutosyncError } from '@autosync/core';
import { createAssignment } from '../src/assignment.ts';
import { runEvent } from '../src/event-run.ts';
import type { Delivery, EventKind, HandlerContext, Reason } from '../src/event-run.ts';
import { fates, isOutage, MOST_REFUSALS, outcomeOfDeadLetter, outcomeOfFailure } from '../src/fate.ts';
import type { Outcome } from '../src/fate.ts';
import type { RawMessage } from '../src/raw-message.ts';
import { recordingLogger } from './support/recording-logger.ts';

const retryable = new AutosyncError('db-unavailable', 'later', { retryable: true });
const final = new AutosyncError('version-mismatch', 'never');

/** Each call of a step takes the next answer: an error to throw, or nothing. The last one repeats. */
type Answers = (Error | undefined)[];

function answering(answers: Answers, onCall: (count: number) => void = () => undefined) {
  let count = 0;
  return async () => {
    const answer = answers[Math.min(count, answers.length - 1)];
    count += 1;
    onCall(count);
    await Promise.resolve();
    if (answer !== undefined) throw answer;
  };
}

function world({
  handle = [undefined],
  deadLetter = [undefined],
  fault,
}: {
  handle?: Answers;
  deadLetter?: Answers;
  fault?: Error;
}) {
  const assignment = createAssignment();
  const session = assignment.session('orders', 3);
  const raw: RawMessage = {
    topic: 'orders',
    partition: 3,
    offset: '41',
    key: Buffer.from('k'),
    value: Buffer.from('bytes'),
    headers: {},
    timestamp: '0',
  };
  const kinds: EventKind[] = [];
  const contexts: HandlerContext[] = [];
  const deadLetters: { raw: RawMessage; reason: Reason; event: string | undefined }[] = [];
  const slotCalls: string[] = [];
  const logger = recordingLogger();
  const nextHandle = answering(handle, (count) => {
    if (count === 5) assignment.clear();
  });
  const nextDeadLetter = answering(deadLetter);
  const delivery: Delivery<string> = { raw, session, decoded: fault ? { fault } : { event: 'the event', key: 'k' } };
  const slot = {
    leave: () => void slotCalls.push('leave'),
    enter: async () => void slotCalls.push('enter'),
  };
  const run = () =>
    runEvent(delivery, slot, {
      handle: async (_event, context) => {
        contexts.push(context);
        await nextHandle();
      },
      deadLetter: async (message, reason, event) => {
        await nextDeadLetter();
        deadLetters.push({ raw: message, reason, event });
      },
      onEvent: (kind) => kinds.push(kind),
      onAttempt: () => undefined,
      logger,
      retry: { baseMs: 1, maxMs: 2 },
    });
  return { run, assignment, raw, kinds, contexts, deadLetters, slotCalls, logger };
}

describe('the fate table', () => {
  it('is what the README says', () => {
    expect(fates).toEqual({
      handled: 'done',
      undecodable: 'dead-letter',
      'failed-retryable': 'handle-again',
      'failed-for-good': 'dead-letter',
      'dead-lettered': 'done',
      'dead-letter-failed': 'dead-letter-again',
      'dead-letter-refused': 'pass',
      aborted: 'leave',
    });
  });

  it.each([
    ['a retryable error', 'failed-retryable', retryable, false],
    ['an error no repeat helps', 'failed-for-good', final, false],
    ['a defect', 'failed-for-good', new TypeError('x is undefined'), false],
    ['something that is no error', 'failed-for-good', 'text', false],
    ['a retryable error after an abort', 'aborted', retryable, true],
    ['an error no repeat helps after an abort', 'aborted', final, true],
  ])('takes %s for %s', (_name, outcome, error, aborted) => {
    expect(outcomeOfFailure(error, aborted)).toBe(outcome);
  });
});

describe('the fate of a dead letter that failed', () => {
  const answered = (type: string, isRetryable = true) =>
    new AutosyncError('kafka-unavailable', 'no', { retryable: isRetryable, cause: { type } });
  const cases: [string, Error, number, Outcome][] = [
    ['silence, however often', retryable, 1000, 'dead-letter-failed'],
    ['larger than the broker takes', answered('MESSAGE_TOO_LARGE', false), 1, 'dead-letter-refused'],
    ['a topic that is missing, at first', answered('UNKNOWN_TOPIC_OR_PARTITION'), 1, 'dead-letter-failed'],
    ['a topic that stays missing', answered('UNKNOWN_TOPIC_OR_PARTITION'), MOST_REFUSALS, 'dead-letter-refused'],
    ['a missing right, at first', answered('TOPIC_AUTHORIZATION_FAILED', false), 1, 'dead-letter-failed'],
    ['a defect that stays', new TypeError('x is undefined'), MOST_REFUSALS, 'dead-letter-refused'],
  ];
  it.each(cases)('%s', (_name, error, answers, outcome) => {
    const refusals = isOutage(error) ? 0 : answers;
    expect(outcomeOfDeadLetter(error, { refusals })).toBe(outcome);
  });
});

describe('runEvent', () => {
  it('handled: done', async () => {
    const { run, kinds, deadLetters, contexts } = world({});
    expect(await run()).toBe(true);
    expect(kinds).toEqual(['handled']);
    expect(deadLetters).toEqual([]);
    expect(contexts).toMatchObject([{ topic: 'orders', partition: 3, offset: '41' }]);
  });

  it('undecodable: a dead letter with bytes, coordinates and reason, without an event', async () => {
    const { run, kinds, deadLetters, contexts, raw } = world({
      fault: new AutosyncError('invalid-event', 'no tenantId'),
    });
    expect(await run()).toBe(true);
    expect(contexts).toEqual([]);
    expect(deadLetters).toEqual([{ raw, reason: { code: 'invalid-event', message: 'no tenantId' }, event: undefined }]);
    expect(kinds).toEqual(['deadLettered']);
  });

  it('failed-retryable: the same event again after a pause outside the pool', async () => {
    const { run, kinds, slotCalls, deadLetters } = world({ handle: [retryable, retryable, undefined] });
    expect(await run()).toBe(true);
    expect(kinds).toEqual(['retried', 'retried', 'handled']);
    expect(slotCalls).toEqual(['leave', 'enter', 'leave', 'enter']);
    expect(deadLetters).toEqual([]);
  });

  it('failed-for-good: a dead letter with the event', async () => {
    const { run, deadLetters, logger } = world({ handle: [final] });
    expect(await run()).toBe(true);
    expect(deadLetters).toMatchObject([{ reason: { code: 'version-mismatch', message: 'never' }, event: 'the event' }]);
    expect(logger.entries.filter(({ level }) => level === 'error')).toMatchObject([
      { message: 'event dead-lettered', fields: { topic: 'orders', partition: 3, offset: '41' } },
    ]);
  });

  it('a defect in the handler: a dead letter under unexpected-error', async () => {
    const { run, deadLetters } = world({ handle: [new TypeError('x is not a function')] });
    expect(await run()).toBe(true);
    expect(deadLetters).toMatchObject([{ reason: { code: 'unexpected-error', message: 'x is not a function' } }]);
  });

  it('failed for good after a retry: a dead letter', async () => {
    const { run, kinds } = world({ handle: [retryable, final] });
    expect(await run()).toBe(true);
    expect(kinds).toEqual(['retried', 'deadLettered']);
  });

  it('dead-letter-failed: the dead letter again, the handler not', async () => {
    const { run, kinds, contexts, deadLetters } = world({ handle: [final], deadLetter: [retryable, final, undefined] });
    expect(await run()).toBe(true);
    expect(contexts).toHaveLength(1);
    expect(deadLetters).toHaveLength(1);
    expect(kinds).toEqual(['retried', 'retried', 'deadLettered']);
  });

  it('dead-letter-refused: passed, with coordinates, length and hash in the log, and never the content', async () => {
    const tooLarge = new AutosyncError('kafka-rejected', 'no', { cause: { type: 'MESSAGE_TOO_LARGE' } });
    const { run, kinds, deadLetters, logger } = world({ handle: [final], deadLetter: [tooLarge] });
    expect(await run()).toBe(true);
    expect(kinds).toEqual(['passed']);
    expect(deadLetters).toEqual([]);
    const errors = logger.entries.filter(({ level }) => level === 'error');
    expect(errors).toMatchObject([
      {
        fields: {
          topic: 'orders',
          partition: 3,
          offset: '41',
          length: 5,
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      },
    ]);
    expect(JSON.stringify(errors)).not.toContain('bytes');
  });

  it('dead-letter-refused after as many refusals as are allowed: passed', async () => {
    const { run, kinds } = world({ handle: [final], deadLetter: [new TypeError('x is undefined')] });
    expect(await run()).toBe(true);
    expect(kinds.filter((kind) => kind === 'retried')).toHaveLength(MOST_REFUSALS - 1);
    expect(kinds.at(-1)).toBe('passed');
  });

  it('aborted before it began: left, the handler is not called', async () => {
    const { run, assignment, contexts } = world({});
    assignment.abort();
    expect(await run()).toBe(false);
    expect(contexts).toEqual([]);
  });

  it('aborted while it fails again and again: left, without a dead letter', async () => {
    const { run, contexts, deadLetters } = world({ handle: [retryable] });
    expect(await run()).toBe(false);
    expect(contexts).toHaveLength(5);
    expect(contexts[0]!.signal.aborted).toBe(true);
    expect(deadLetters).toEqual([]);
  });

  it('handled although aborted meanwhile: done', async () => {
    const { run, assignment, kinds } = world({});
    const done = run();
    assignment.abort();
    expect(await done).toBe(true);
    expect(kinds).toEqual(['handled']);
  });
});
