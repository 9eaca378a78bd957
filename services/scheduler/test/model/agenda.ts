/** What happens when, in virtual time: milliseconds since the beginning. Of two things at one instant the first entered goes first. */
export function createAgenda() {
  const steps = new Map<number, (() => void)[]>();
  let times: number[] = [];
  let nowMs = 0;

  return {
    nowMs: () => nowMs,
    /** Times are whole seconds, so that many things happen together, as they do under load. */
    after(delayMs: number, step: () => void): void {
      const at = Math.max(nowMs + 1000, Math.ceil((nowMs + delayMs) / 1000) * 1000);
      const planned = steps.get(at);
      if (planned !== undefined) return void planned.push(step);
      steps.set(at, [step]);
      const place = times.findIndex((time) => time > at);
      times.splice(place === -1 ? times.length : place, 0, at);
    },
    /** Goes on to the next instant at which something is planned, and does it. False when nothing is left. */
    advance(): boolean {
      const [next, ...rest] = times;
      if (next === undefined) return false;
      times = rest;
      nowMs = next;
      for (const step of steps.get(next) ?? []) step();
      steps.delete(next);
      return true;
    },
  };
}

export type Agenda = ReturnType<typeof createAgenda>;
