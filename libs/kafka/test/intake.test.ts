import { describe, expect, it } from 'vitest';
import { AutosyncError } from '@autosync/core';
import { eventually } from '@autosync/testing';
import { createAssignment } from '../src/assignment.ts';
import { createIntake } from '../src/intake.ts';
import type { RawMessage } from '../src/raw-message.ts';
import { recordingLogger } from './support/recording-logger.ts';

function rawOf(text: string, offset: number): RawMessage {
  const value = Buffer.from(text);
  return { topic: 't', partition: 0, offset: String(offset), key: null, value, headers: {}, timestamp: '0' };
}

function decode({ value }: RawMessage): string {
  const text = String(value);
  if (text === 'bad') throw new AutosyncError('invalid-event', 'bad');
  return text;
}

function intakeWith(triage?: (events: string[]) => Promise<boolean[]>, { gatherMs = 0 } = {}) {
  const assignment = createAssignment();
  const session = assignment.session('t', 0);
  const ready: string[] = [];
  const finished: string[] = [];
  const intake = createIntake<string>({
    decode,
    key: (event) => {
      if (event === 'no key') throw new TypeError('no key');
      return event;
    },
    triage,
    gatherMs,
    onReady: ({ raw, decoded }) => ready.push('fault' in decoded ? `fault ${raw.offset}` : decoded.event),
    onFinished: ({ raw }) => finished.push(String(raw.value)),
    onAttempt: () => undefined,
    logger: recordingLogger(),
    retry: { baseMs: 1, maxMs: 2 },
  });
  const push = (...texts: string[]) =>
    intake.push(texts.map((text, offset) => ({ raw: rawOf(text, offset), session })));
  return { push, ready, finished, assignment };
}

describe('the intake', () => {
  it('passes events on in order, and marks those without a readable value or key', async () => {
    const { push, ready } = intakeWith();
    push('a', 'bad', 'no key', 'b');
    await eventually(() => ready.length === 4);
    expect(ready).toEqual(['a', 'fault 1', 'fault 2', 'b']);
  });

  it('triages all readable events in one call, and finishes those that need no handling', async () => {
    const calls: string[][] = [];
    const { push, ready, finished } = intakeWith((events) => {
      calls.push(events);
      return Promise.resolve(events.map((event) => event.startsWith('idle')));
    });
    push('a', 'bad', 'idle 1', 'idle 2', 'b');
    await eventually(() => ready.length === 3);
    expect(calls).toEqual([['a', 'idle 1', 'idle 2', 'b']]);
    expect(ready).toEqual(['a', 'fault 1', 'b']);
    expect(finished).toEqual(['idle 1', 'idle 2']);
  });

  it('triages the first event at once, and gathers those that follow closely', async () => {
    const calls: string[][] = [];
    const { push, ready } = intakeWith(
      (events) => {
        calls.push(events);
        return Promise.resolve([]);
      },
      { gatherMs: 1000 },
    );
    push('a');
    expect(calls).toEqual([['a']]);
    for (const event of ['b', 'c', 'd']) {
      await new Promise(setImmediate);
      push(event);
    }
    await eventually(() => ready.length === 4);
    expect(calls).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('gathers what arrives during a triage for the next one', async () => {
    const calls: string[][] = [];
    const first = Promise.withResolvers<boolean[]>();
    const { push, ready } = intakeWith((events) => {
      calls.push(events);
      return calls.length === 1 ? first.promise : Promise.resolve([]);
    });
    push('a');
    push('b');
    push('c', 'd');
    first.resolve([]);
    await eventually(() => ready.length === 4);
    expect(calls).toEqual([['a'], ['b', 'c', 'd']]);
    expect(ready).toEqual(['a', 'b', 'c', 'd']);
  });

  it('repeats a triage that failed retryably', async () => {
    let calls = 0;
    const { push, finished } = intakeWith(() => {
      calls += 1;
      if (calls < 3) return Promise.reject(new AutosyncError('db-unavailable', 'down', { retryable: true }));
      return Promise.resolve([true]);
    });
    push('a');
    await eventually(() => finished.length === 1);
    expect(calls).toBe(3);
  });

  it('sends everything to the handlers when triage is broken', async () => {
    const { push, ready, finished } = intakeWith(() => Promise.reject(new TypeError('defect')));
    push('a', 'b');
    await eventually(() => ready.length === 2);
    expect(finished).toEqual([]);
  });

  it('stops repeating triage for partitions that are gone', async () => {
    const down = new AutosyncError('db-unavailable', 'down', { retryable: true });
    const { push, ready, assignment } = intakeWith(() => {
      assignment.clear();
      return Promise.reject(down);
    });
    push('a');
    await eventually(() => ready.length === 1);
  });
});
