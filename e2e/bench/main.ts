import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { projectRoot, removePostgresData } from '@autosync/dev-stack';
import { consume } from './consume/consume.ts';
import { dispatch } from './dispatch/dispatch.ts';
import { drain } from './drain/drain.ts';
import { gateway } from './gateway/gateway.ts';
import type { BenchContext, Benchmark } from './harness/benchmark.ts';
import { describeMachine, loadOfLastMinute } from './harness/machine.ts';
import { resultTables } from './harness/markdown.ts';
import { reportOf, summarise, writeReport } from './harness/report.ts';
import { idle } from './idle/idle.ts';
import { idleCycle } from './idle-cycle/idle-cycle.ts';
import { idlePayments } from './idle-cycle/idle-payments.ts';
import { intake } from './intake/intake.ts';
import { lateness } from './lateness/lateness.ts';
import { lists } from './lists/lists.ts';
import { overload } from './overload/overload.ts';
import { realms } from './realms/realms.ts';
import { results } from './results/results.ts';
import { scalingSheet } from './scaling/sheet.ts';
import { simulator } from './simulator/simulator.ts';
import { soak } from './soak/soak.ts';
import { start } from './start/start.ts';
import { sync } from './sync/sync.ts';
import { syncLimits } from './sync/sync-limits.ts';

const benchmarks: readonly Benchmark[] = [
  consume,
  idle,
  idleCycle,
  idlePayments,
  sync,
  syncLimits,
  realms,
  drain,
  dispatch,
  results,
  intake,
  gateway,
  overload,
  lists,
  lateness,
  soak,
  simulator,
  start,
];

const committedFolder = join(projectRoot, 'e2e', 'bench', 'measured');
const scratch = join(projectRoot, '.autosync', 'bench');

const usage = `npm run bench -- <name> [--rounds N] [--size X] [--keep]

${benchmarks.map(({ name, what }) => `  ${name.padEnd(14)} ${what}`).join('\n')}

From the kept results, as Markdown; these run nothing:
  ${'table'.padEnd(14)} what was measured against its targets
  ${'scaling'.padEnd(14)} what a company costs per day

  --rounds N   measured rounds after the warm-up (default 5)
  --size X     part of the full size, for trying out (default 1)
  --keep       write the result to e2e/bench/measured instead of .autosync/bench
`;

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function removeData(dataDir: string): Promise<void> {
  await removePostgresData(join(dataDir, 'postgres'));
  await rm(dataDir, { recursive: true, force: true });
}

async function runBenchmark(
  benchmark: Benchmark,
  { rounds: wanted, size, keep }: { rounds: number; size: number; keep: boolean },
): Promise<void> {
  const rounds = benchmark.once === true ? 1 : wanted;
  const dataDir = join(scratch, benchmark.name);
  await removeData(dataDir);
  const undo: (() => Promise<unknown>)[] = [];
  const context: BenchContext = {
    rounds,
    scaled: (full, least = 1) => Math.max(least, Math.round(full * size)),
    dataDir,
    say,
    defer: (step) => undo.push(step),
  };
  const before = loadOfLastMinute();
  const startedAt = new Date();
  try {
    const result = await benchmark.run(context);
    const report = reportOf(benchmark, result, {
      command: ['npm run bench --', ...process.argv.slice(2)].join(' '),
      startedAt: startedAt.toISOString(),
      seconds: (Date.now() - startedAt.getTime()) / 1000,
      load: { before, after: loadOfLastMinute() },
      rounds,
      machine: describeMachine(),
    });
    const file = writeReport(keep ? committedFolder : scratch, report);
    process.stdout.write(`\n${summarise(report)}\n\n${file}\n`);
  } finally {
    for (const step of undo.toReversed()) await step();
    await removeData(dataDir);
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    size: { type: 'string', default: '1' },
    keep: { type: 'boolean', default: false },
  },
});
const [wanted = ''] = positionals;
const sheets: Record<string, (folder: string) => string> = { table: resultTables, scaling: scalingSheet };
const benchmark = benchmarks.find(({ name }) => name === wanted);
const sheet = sheets[wanted];
if (sheet !== undefined) {
  process.stdout.write(sheet(committedFolder));
} else if (benchmark === undefined) {
  process.stdout.write(usage);
  process.exitCode = 2;
} else {
  await runBenchmark(benchmark, { rounds: Number(values.rounds), size: Number(values.size), keep: values.keep });
}
