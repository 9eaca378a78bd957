import { sleep } from '@autosync/core';
import type { Supervised } from '@autosync/dev-stack';
import type { Random } from './random.ts';

/** Something that can be taken away for a while; `back` resolves when it is there again. */
export type Victim = { name: string; strike(random: Random): { what: string; back: Promise<void> } };

/** A process that is meant to run: killed and started again, or frozen and thawed. */
export function processVictim(process: Supervised): Victim {
  return {
    name: process.name,
    strike(random) {
      if (random.chance(0.35)) {
        const ms = random.between(500, 6000);
        return { what: `frozen for ${ms} ms`, back: freeze(process, ms) };
      }
      const downMs = random.between(0, 2000);
      return { what: `killed, back after ${downMs} ms`, back: killAndStart(process, downMs) };
    },
  };
}

async function freeze(process: Supervised, ms: number): Promise<void> {
  await process.kill('SIGSTOP');
  await sleep(ms);
  await process.kill('SIGCONT');
}

/** A broker that was killed needs minutes on a busy machine, and a service is not ready before it. */
const backWithinMs = 300_000;

/** As an orchestrator does: what cannot start because something else is down is started again. */
async function killAndStart(process: Supervised, downMs: number): Promise<void> {
  await process.kill('SIGKILL');
  await sleep(downMs);
  for (const end = performance.now() + backWithinMs; ;) {
    try {
      await process.start();
      return;
    } catch (error) {
      if (performance.now() > end) throw error;
      await sleep(500);
    }
  }
}

/** Every 2 to 5 s one of the victims that are there, until the time is over; answers when all are back. */
export async function killAtRandom(
  victims: readonly Victim[],
  { seconds, random, log }: { seconds: number; random: Random; log: (line: string) => void },
): Promise<number> {
  const away = new Map<Victim, Promise<void>>();
  const startedAt = performance.now();
  const end = startedAt + seconds * 1000;
  let strikes = 0;
  for (;;) {
    const pause = random.between(2000, 5000);
    if (performance.now() + pause > end) break;
    await sleep(pause);
    const present = victims.filter((victim) => !away.has(victim));
    if (present.length === 0) continue;
    const victim = random.pick(present);
    const { what, back } = victim.strike(random);
    log(`${((performance.now() - startedAt) / 1000).toFixed(1)} s: ${victim.name} ${what}`);
    strikes += 1;
    const returned = back.then(() => void away.delete(victim));
    returned.catch(() => undefined); // told at the end
    away.set(victim, returned);
  }
  await Promise.all(away.values());
  return strikes;
}
