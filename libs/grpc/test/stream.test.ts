import { afterEach, describe, expect, it } from 'vitest';
import { AutosyncError, sleep } from '@autosync/core';
import { closeAll, connect, startEcho, until } from './support/echo.ts';

afterEach(closeAll);

async function wordsOf(answers: AsyncIterable<{ words: string[] }>): Promise<string[]> {
  const words: string[] = [];
  for await (const answer of answers) words.push(...answer.words);
  return words;
}

/** Says something and then waits until its caller or the server ends it. */
function endless() {
  const state = { ended: 0, said: 0 };
  return {
    state,
    async *watchWords(_: unknown, { signal }: { signal: AbortSignal }) {
      try {
        state.said += 1;
        yield { words: ['here'] };
        await sleep(60_000, signal);
      } finally {
        state.ended += 1;
      }
    },
  };
}

describe('a method that streams', () => {
  it('gives its answers in order, and ends', async () => {
    const { port, calls } = await startEcho();
    expect(await wordsOf(connect(port).watchWords({ words: ['a', 'b', 'c'] }))).toEqual(['a', 'b', 'c']);
    await until(() => calls.length === 1);
    expect(calls).toEqual([{ method: 'watchWords', code: 'OK', seconds: expect.any(Number) }]);
  });

  it('passes on what its handler throws, after what it said', async () => {
    const { port } = await startEcho({
      async *watchWords() {
        yield { words: ['first'] };
        throw new AutosyncError('not-found', 'there is no such thing');
      },
    });
    const said: string[] = [];
    const reading = async () => {
      for await (const { words } of connect(port).watchWords({})) said.push(...words);
    };
    await expect(reading()).rejects.toMatchObject({ code: 'not-found', message: 'there is no such thing' });
    expect(said).toEqual(['first']);
  });

  it('ends its handler when the caller stops reading, and when the caller aborts', async () => {
    const { state, watchWords } = endless();
    const { port } = await startEcho({ watchWords });
    const client = connect(port);
    for await (const _ of client.watchWords({})) break;
    await until(() => state.ended === 1);
    const leaving = new AbortController();
    for await (const _ of client.watchWords({}, { signal: leaving.signal })) leaving.abort();
    await until(() => state.ended === 2);
  });

  it('ends at its deadline, which says that one may come again', async () => {
    const { port } = await startEcho({ watchWords: endless().watchWords });
    const reading = wordsOf(connect(port).watchWords({}, { deadlineMs: 300 }));
    await expect(reading).rejects.toMatchObject({ code: 'grpc-deadline', retryable: true });
  });

  it('ends when the server stops, without holding it up', async () => {
    const { state, watchWords } = endless();
    const { port, server } = await startEcho({ watchWords });
    const reading = wordsOf(connect(port).watchWords({}));
    await until(() => state.said === 1);
    const startedAt = performance.now();
    await server.stop();
    expect(performance.now() - startedAt).toBeLessThan(5000);
    expect(await reading).toEqual(['here']);
  });

  it('is not asked for more than its caller takes', async () => {
    let said = 0;
    const { port } = await startEcho({
      async *watchWords() {
        for (;;) {
          said += 1;
          yield { words: ['x'.repeat(16_384)] };
        }
      },
    });
    const answers = connect(port).watchWords({})[Symbol.asyncIterator]();
    await answers.next();
    let before = -1;
    await until(async () => {
      const quiet = said === before;
      before = said;
      await sleep(100);
      return quiet && said === before;
    });
    expect(said).toBeLessThan(100);
    await answers.return?.();
  });

  it('serves a thousand callers over one connection', async () => {
    const { state, watchWords } = endless();
    const { port } = await startEcho({ watchWords });
    const client = connect(port);
    const leaving = new AbortController();
    const readers = Array.from({ length: 1000 }, () => wordsOf(client.watchWords({}, { signal: leaving.signal })));
    await until(() => state.said === 1000);
    leaving.abort();
    await Promise.all(readers);
    await until(() => state.ended === 1000);
  });
});
