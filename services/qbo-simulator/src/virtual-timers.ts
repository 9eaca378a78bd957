/** Timers that follow a clock which a person can advance or speed up. */
export type VirtualTimers = {
  /** Calls back once, `ms` of the clock from now; answers how to call it off. */
  after(ms: number, callback: () => void): () => void;
  /** The clock was changed: what has become due is called back, the rest is waited for anew. */
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
      // Not at once: a callback never runs inside the call that asked for it.
      if (ms > 0) wake();
      else setImmediate(wake);
      return () => void waiting.delete(timer);
    },
    wake,
  };
}
