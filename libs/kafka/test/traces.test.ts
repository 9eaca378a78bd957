import { describe, expect, it } from 'vitest';
import { AutosyncError, currentTraceparent, inSpan, readTraceparent } from '@autosync/core';
import { traceThisProcess } from '@autosync/testing/traces';
import { createAssignment } from '../src/assignment.ts';
import { runEvent } from '../src/event-run.ts';
import type { OutgoingMessage } from '../src/index.ts';
import { sendTraced } from '../src/traced-send.ts';
import { recordingLogger } from './support/recording-logger.ts';

const A = '00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-1111111111111111-01';
const B = '00-bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb-2222222222222222-01';
const traceIdOf = (traceparent: string | undefined) => readTraceparent(traceparent)?.traceId;

const message = (topic: string, traceparent?: string): OutgoingMessage => ({
  topic,
  key: 'k',
  headers: { ce_id: '1', ...(traceparent !== undefined && { traceparent }) },
  value: '{}',
});

describe('sending', () => {
  it('has a span for each topic and trace, and none for messages of no trace', async () => {
    const traced = await traceThisProcess();
    let sent: readonly OutgoingMessage[] = [];
    const messages = [message('due', A), message('due'), message('due', B), message('done', A), message('due', A)];
    await sendTraced(messages, async (given) => void (sent = given));

    const spans = await traced.spans();
    expect(
      spans.map(({ name, kind, parentId, facts }) => [name, kind, parentId, facts['messaging.batch.message_count']]),
    ).toEqual([
      ['send due', 'producer', '1111111111111111', 2],
      ['send due', 'producer', '2222222222222222', 1],
      ['send done', 'producer', '1111111111111111', 1],
    ]);
    const spanIds = sent.map(({ headers }) => readTraceparent(headers['traceparent'])?.spanId);
    const [dueA, dueB, doneA] = spans.map(({ spanId }) => spanId);
    expect(spanIds).toEqual([dueA, undefined, dueB, doneA, dueA]);
    expect(sent.every(({ headers }) => headers['ce_id'] === '1')).toBe(true);
  });

  it('within a span carries its trace, and a failure is part of the span', async () => {
    const traced = await traceThisProcess();
    const root = { name: 'a slice', kind: 'consumer', arriving: { traceparent: A } } as const;
    let sent: readonly OutgoingMessage[] = [];
    const failing = inSpan(root, () =>
      sendTraced([message('done')], async (given) => {
        sent = given;
        throw new AutosyncError('kafka-unavailable', 'no broker', { retryable: true });
      }),
    );
    await expect(failing).rejects.toThrow('no broker');
    expect(traceIdOf(sent[0]?.headers['traceparent'])).toBe(traceIdOf(A));
    const [sending] = await traced.spans();
    expect(sending).toMatchObject({ name: 'send done', failure: 'no broker' });
  });

  it('without a tracer sends the messages unchanged', async () => {
    const messages = [message('due', A)];
    await sendTraced(messages, async (given) => expect(given).toBe(messages));
  });
});

describe('handling an event', () => {
  async function handleOnce(traceparent: string | undefined, traceIdOfEvent?: (event: string) => string) {
    const traced = await traceThisProcess();
    const session = createAssignment().session('due', 3);
    const headers: Record<string, string> = traceparent === undefined ? {} : { traceparent };
    const raw = { topic: 'due', partition: 3, offset: '41', key: null, value: null, headers, timestamp: '0' };
    const seen: (string | undefined)[] = [];
    // As in the pool, where one event may start because another has left its place.
    await inSpan({ name: 'another event', kind: 'consumer', arriving: { traceparent: B } }, async () => {
      await runEvent(
        { raw, session, decoded: { event: 'the event', key: 'k' } },
        { leave: () => undefined, enter: () => Promise.resolve() },
        {
          handle: async () => {
            seen.push(traceIdOf(currentTraceparent()));
            if (seen.length === 1) throw new AutosyncError('db-unavailable', 'later', { retryable: true });
          },
          deadLetter: () => Promise.resolve(),
          onEvent: () => undefined,
          onAttempt: () => undefined,
          logger: recordingLogger(),
          retry: { baseMs: 1, maxMs: 1 },
          ...(traceIdOfEvent && { traceIdOf: traceIdOfEvent }),
        },
      );
    });
    const spans = (await traced.spans()).filter(({ name }) => name !== 'another event');
    return {
      seen,
      spans: spans.map(({ traceId, parentId, facts, failure }) => [traceId, parentId, facts['attempt'], failure]),
    };
  }

  const own = 'cccccccccccccccccccccccccccccccc';
  const ofA = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
  it.each([
    { came: 'with a trace', traceparent: A, begin: () => own, traceId: ofA, parentId: '1111111111111111' },
    { came: 'without, and begins one', traceparent: undefined, begin: () => own, traceId: own, parentId: '' },
  ])('has a span for each attempt in its own trace: came $came', async ({ traceparent, begin, traceId, parentId }) => {
    const { seen, spans } = await handleOnce(traceparent, begin);
    expect(seen).toEqual([traceId, traceId]);
    expect(spans).toEqual([
      [traceId, parentId, 1, 'later'],
      [traceId, parentId, 2, undefined],
    ]);
  });

  it('has no span if the event has no trace and starts none, whatever else runs at the same time', async () => {
    expect(await handleOnce(undefined)).toEqual({ seen: [undefined, undefined], spans: [] });
  });
});
