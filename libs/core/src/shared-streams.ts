import { createLatest, type Latest } from './latest.ts';

type Shared<T> = { latest: Latest<T>; followers: number; leaving: AbortController };

/**
 * Streams of values that change, each opened once for all who follow it under the same key. It is opened with the first
 * follower and ended with the last; what ends it by itself, or breaks it, ends it for all, and the next follower opens it anew.
 */
export function createSharedStreams<T>() {
  const streams = new Map<string, Shared<T>>();

  function forget(key: string, stream: Shared<T>): void {
    if (streams.get(key) === stream) streams.delete(key);
  }

  async function pump(key: string, stream: Shared<T>, open: (signal: AbortSignal) => AsyncIterable<T>): Promise<void> {
    try {
      for await (const value of open(stream.leaving.signal)) stream.latest.set(value);
      stream.latest.end();
    } catch (error) {
      stream.latest.end(error);
    } finally {
      forget(key, stream);
    }
  }

  function join(key: string, open: (signal: AbortSignal) => AsyncIterable<T>): Shared<T> {
    const known = streams.get(key);
    if (known !== undefined) return known;
    const stream = { latest: createLatest<T>(), followers: 0, leaving: new AbortController() };
    streams.set(key, stream);
    void pump(key, stream, open);
    return stream;
  }

  return {
    async *follow({
      key,
      open,
      signal,
    }: {
      key: string;
      open: (signal: AbortSignal) => AsyncIterable<T>;
      signal: AbortSignal;
    }): AsyncGenerator<T> {
      const stream = join(key, open);
      stream.followers += 1;
      try {
        yield* stream.latest.follow(signal);
      } finally {
        stream.followers -= 1;
        if (stream.followers === 0) {
          forget(key, stream);
          stream.leaving.abort();
        }
      }
    },
    /** How many are open. */
    size: () => streams.size,
  };
}
