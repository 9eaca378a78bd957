export type Latest<T> = {
  set(value: T): void;
  /** Ends all who follow, after the last value; with an error, by throwing it to them. */
  end(error?: unknown): void;
  /** The present value, once there is one, and then each later one that the follower is in time for. */
  follow(signal: AbortSignal): AsyncIterable<T>;
};

/**
 * A value that changes, and any number who follow it. Nobody holds up the others: who is slow gets the latest value and
 * misses those between, so a follower never costs more than one value.
 */
export function createLatest<T>(): Latest<T> {
  let current: { value: T; version: number } | undefined;
  let ended: { error: unknown } | undefined;
  const waiting = new Set<() => void>();

  function tell(): void {
    for (const resume of waiting) resume();
  }

  async function news(signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const resume = () => resolve();
    waiting.add(resume);
    signal.addEventListener('abort', resume);
    await promise;
    signal.removeEventListener('abort', resume);
    waiting.delete(resume);
  }

  return {
    set(value) {
      if (ended !== undefined) return;
      current = { value, version: (current?.version ?? 0) + 1 };
      tell();
    },
    end(error) {
      ended ??= { error };
      tell();
    },
    async *follow(signal) {
      let seen = 0;
      while (!signal.aborted) {
        if (current !== undefined && current.version > seen) {
          seen = current.version;
          yield current.value;
        } else if (ended === undefined) {
          await news(signal);
        } else if (ended.error === undefined) {
          return;
        } else {
          throw ended.error;
        }
      }
    },
  };
}
