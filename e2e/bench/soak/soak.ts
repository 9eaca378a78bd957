import { sleep } from '@autosync/core';
import type { BenchContext, Benchmark } from '../harness/benchmark.ts';
import { startDueSystem } from '../harness/due-system.ts';
import { residentMebibytes } from '../harness/memory.ts';
import { median, slope } from '../harness/statistics.ts';
import { createCompanies, makeAllDue, untilAllIdle } from '../idle-cycle/due-companies.ts';

const CYCLES = 10;
/** Buffers, caches and the heap reach their size in them. */
const WARM_UP_CYCLES = 6;
const DUE_IN_MS = 2000;
/** After each cycle, so many looks at the memory, since garbage comes and goes. */
const LOOKS = 10;
/** Little more than they hold on to: with room for garbage its coming and going would look like growth. */
const HEAP = '--max-old-space-size=96';
const services = ['scheduler', 'sync-invoices'] as const;

async function run(context: BenchContext) {
  const companies = context.scaled(10_000, 200);
  const { system, superuser } = await startDueSystem(context, {
    only: services,
    overrides: { scheduler: { NODE_OPTIONS: HEAP }, 'sync-invoices': { NODE_OPTIONS: HEAP } },
  });
  await createCompanies(superuser, companies);

  async function memoryOf(pid: number): Promise<number> {
    const looks: number[] = [];
    for (let look = 0; look < LOOKS; look += 1) {
      looks.push(residentMebibytes(pid));
      await sleep(200);
    }
    return median(looks);
  }

  const memory = new Map<string, { x: number; y: number }[]>(services.map((name) => [name, []]));
  for (let cycle = 1; cycle <= WARM_UP_CYCLES + CYCLES; cycle += 1) {
    const due = await makeAllDue(superuser, { type: 'invoices', inMs: DUE_IN_MS });
    const seconds = await untilAllIdle(superuser, { type: 'invoices', due, companies });
    for (const name of services) {
      const y = await memoryOf(system.service(name).pid);
      context.say(`cycle ${cycle}: ${seconds.toFixed(1)} s, ${name} ${y.toFixed(1)} MiB`);
      if (cycle > WARM_UP_CYCLES) memory.get(name)?.push({ x: (cycle * companies) / 10_000, y });
    }
  }
  return {
    comparisons: [],
    figures: [...memory].flatMap(([name, points]) => [
      { name: `growth of ${name} per 10,000 runs`, value: slope(points), unit: 'MiB', reach: '≤ 1' },
      { name: `… at the end`, value: points.at(-1)?.y ?? Number.NaN, unit: 'MiB' },
    ]),
    settings: { companies, cycles: CYCLES, runs: companies * CYCLES },
  };
}

export const soak: Benchmark = {
  name: 'soak',
  what: '100,000 runs of companies with nothing to sync: whether the memory of scheduler and worker grows',
  once: true,
  run,
};
