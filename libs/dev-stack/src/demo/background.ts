/** Work that goes on beside what people watch. */
export type Background = {
  isOver(): boolean;
  /** Has it stop if it is not over; rejects with what it failed with before. */
  end(): Promise<void>;
};

/** Begins work that stops when its signal aborts, whatever it then throws. */
export function inBackground(work: (signal: AbortSignal) => Promise<unknown>, outer: AbortSignal): Background {
  const ending = new AbortController();
  const signal = AbortSignal.any([outer, ending.signal]);
  let isOver = false;
  let failure: { error: unknown } | undefined;
  const done = work(signal)
    .catch((error: unknown) => {
      if (!signal.aborted) failure = { error };
    })
    .finally(() => (isOver = true));
  return {
    isOver: () => isOver,
    async end() {
      ending.abort();
      await done;
      if (failure) throw failure.error;
    },
  };
}
