import type { Limiter, Permit } from '../../src/index.ts';
import type { VirtualTime } from './virtual-time.ts';

export type RealmModel = {
  /** When calls were sent, and when the server counted them. */
  sent: number[];
  counted: number[];
  mostInFlight(): number;
  /** `workers` loops that call without a pause; `stop` lets the time pass until the last answer has come. */
  demand(limiter: Limiter, options: { workers: number }): { stop(): Promise<void> };
};

/**
 * A realm whose server answers after `latencyMs()` and stands still during `stalls` ([from, to] in virtual time). A call
 * leaves the process `leavingMs()` after its permit: a name look-up, a new connection, a starved process.
 */
export function createRealmModel(
  time: VirtualTime,
  {
    latencyMs,
    leavingMs = () => 0,
    stalls = [],
    onAnswer = () => undefined,
  }: {
    latencyMs: () => number;
    leavingMs?: () => number;
    stalls?: readonly (readonly [number, number])[];
    onAnswer?: () => void;
  },
): RealmModel {
  const sent: number[] = [];
  const counted: number[] = [];
  let inFlight = 0;
  let most = 0;

  async function awake(): Promise<void> {
    const stall = stalls.find(([from, to]) => from <= time.ms() && time.ms() < to);
    if (stall !== undefined) await time.sleep(stall[1] - time.ms());
  }

  async function call(permit: Permit): Promise<void> {
    sent.push(time.ms());
    inFlight += 1;
    most = Math.max(most, inFlight);
    const leaving = leavingMs();
    if (leaving > 0) await time.sleep(leaving);
    permit.left();
    await awake();
    counted.push(time.ms());
    await time.sleep(latencyMs());
    await awake();
    inFlight -= 1;
  }

  async function work(limiter: Limiter, isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const permit = await limiter.acquire().catch((error: unknown) => error as { details: { waitMs: number } });
      if (!('release' in permit)) {
        await time.sleep(permit.details.waitMs);
        continue;
      }
      await call(permit);
      permit.release({ accepted: true });
      onAnswer();
    }
  }

  return {
    sent,
    counted,
    mostInFlight: () => most,
    demand(limiter, { workers }) {
      let over = false;
      const loops = Array.from({ length: workers }, async () => work(limiter, () => over));
      return {
        async stop() {
          over = true;
          let ended = false;
          void Promise.all(loops).then(() => (ended = true));
          for (let steps = 0; !ended && steps < 2000; steps += 1) await time.pass(20);
        },
      };
    },
  };
}

/** The most events in any window of `windowMs` that is open at its start. */
export function mostWithin(times: readonly number[], windowMs: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  let start = 0;
  let most = 0;
  for (const [end, time] of sorted.entries()) {
    // Fractions of a microsecond are rounding of the model's sums.
    while ((sorted[start] ?? time) <= time - windowMs + 1e-3) start += 1;
    most = Math.max(most, end - start + 1);
  }
  return most;
}
