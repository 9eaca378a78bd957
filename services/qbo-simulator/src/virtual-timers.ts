/** Timers on a clock that can be advanced or sped up. */
export type VirtualTimers = {
  /** Calls back once, after `ms` of the clock; returns a function that cancels it. */
  after(ms: number, callback: () => void): () => void;
  /** Call it when the clock was changed: due callbacks are called, the others are scheduled again. */
  wake(): void;
};

/** Longest delay that Node's timers understand. */
const LONGEST_MS = 2_147_483_647;

export function createVirtualTimers(clock: { monotonicMs(): number; rate(): number }): VirtualTimers {
  const waiting = new Set<{ dueMs: number; callback: () => void }>();
  let alarm: NodeJS.Timeout | undefined;

  function wake(): void {
    clearTimeout(alarm);
    alarm = undefined;
    const nowMs = clock.monotonicMs();
    const due = [...waiting].filter(({ dueMs }) => dueMs <= nowMs).toSorted((a, b) => a.dueMs - b.dueMs);
    for (const timer of due) if (waiting.delete(timer)) timer.callback();
    if (alarm !== undefined || waiting.size === 0) return;
    const nextMs = Math.min(...[...waiting].map(({ dueMs }) => dueMs)) - clock.monotonicMs();
    alarm = setTimeout(wake, Math.min(Math.max(0, Math.ceil(nextMs / clock.rate())), LONGEST_MS));
    alarm.unref();
  }

  return {
    after(ms, callback) {
      const timer = { dueMs: clock.monotonicMs() + ms, callback };
      waiting.add(timer);
      // Deferred, so that a callback never runs inside the call that scheduled it.
      if (ms > 0) wake();
      else setImmediate(wake);
      return () => void waiting.delete(timer);
    },
    wake,
  };
}
