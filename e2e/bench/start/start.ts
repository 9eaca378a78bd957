import { readFileSync } from 'node:fs';
import { serviceNames, startSystem, type ServiceName, type System } from '@autosync/dev-stack';
import type { BenchContext, Benchmark } from '../harness/benchmark.ts';
import { compare, interleave, measure, type Sample } from '../harness/comparison.ts';
import { cpuOfTree } from '../harness/cpu.ts';
import { durableStack } from '../harness/durable-stack.ts';
import { median } from '../harness/statistics.ts';

const bundles = 'as bundles';
const sources = 'from their sources';
export const memoryWhenReady = 'memory when it is ready';

/** What a process has in memory, in MiB. */
function memoryOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

/** One service after the other, so that none waits for another one's processor time; answers what each took. */
async function startEach(
  system: System,
  note: (name: ServiceName, sample: Sample, memory: number) => void,
): Promise<void> {
  for (const name of serviceNames) {
    const service = system.service(name);
    // Before, the pid is that of the process that has ended, which counts as nothing.
    const sample = await measure(
      () => cpuOfTree(service.pid),
      async () => {
        await service.start();
        return 1;
      },
    );
    note(name, sample, memoryOf(service.pid));
  }
}

async function stopEach(system: System): Promise<void> {
  for (const name of serviceNames.toReversed()) await system.service(name).stop();
}

async function run(context: BenchContext) {
  const stack = await durableStack(context);
  const samples = new Map<string, Sample[]>();
  const memory = new Map<string, number[]>();

  /** A whole system that only starts. The two share Kafka, so one of them runs at a time. */
  async function contender(way: string, fromSources: boolean) {
    const system = await startSystem({
      stack,
      dataDir: `${context.dataDir}/${fromSources ? 'sources' : 'bundles'}`,
      database: fromSources ? 'from_sources' : 'autosync',
      only: serviceNames,
      fromSources,
    });
    context.defer(() => system.stop());
    await stopEach(system);
    let isWarm = false;
    return {
      name: way,
      run: () =>
        measure(
          () => 0,
          async () => {
            await startEach(system, (name, sample, mebibytes) => {
              if (!isWarm) return;
              const key = `${name} ${way}`;
              samples.set(key, [...(samples.get(key) ?? []), sample]);
              memory.set(key, [...(memory.get(key) ?? []), mebibytes]);
            });
            await stopEach(system);
            isWarm = true;
            return serviceNames.length;
          },
        ),
    };
  }

  await interleave([await contender(bundles, false), await contender(sources, true)], context);
  const memoryFigure = (name: ServiceName, what: string, way: string) => ({
    name: `${name}: ${what}`,
    value: median(memory.get(`${name} ${way}`) ?? []),
    unit: 'MiB',
  });
  return {
    comparisons: serviceNames.map((name) =>
      compare(samples, {
        name: `${name}, until it is ready`,
        unit: 'starts',
        reach: '(no target)',
        fairness:
          'Both with what Node keeps compiled. Ready is what /readyz says: the wait for servers is in the rate, not in the CPU.',
        ours: `${name} ${bundles}`,
        peer: `${name} ${sources}`,
      }),
    ),
    // The scaling sheet reads the first of each pair.
    figures: serviceNames.flatMap((name) => [
      memoryFigure(name, memoryWhenReady, bundles),
      memoryFigure(name, `${memoryWhenReady}, ${sources}`, sources),
    ]),
    settings: { services: serviceNames.length },
  };
}

export const start: Benchmark = {
  name: 'start',
  what: 'each service from its start until it is ready: as a bundle, as in the image, against its sources',
  run,
};
