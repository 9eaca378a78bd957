import type { RecordType } from '@autosync/contracts';
import type { BenchContext, Figure } from '../harness/benchmark.ts';
import { spread } from '../harness/statistics.ts';
import type { Superuser } from '../harness/superuser.ts';
import type { Usage, UsageMeter } from '../harness/usage.ts';
import { makeAllDue, untilAllIdle } from './due-companies.ts';
import { statementMeter, type StatementCounts } from './statement-counts.ts';

/** What one due cycle of all companies took. `calls` are those that QuickBooks got. */
export type Cycle = {
  seconds: number;
  scheduler: StatementCounts;
  worker: StatementCounts;
  usage: Usage;
  calls: number;
};

/**
 * Long enough to read beforehand what everything has used so far, so that making companies due is not counted, and what it uses with
 * nothing to do before the first cycle. Not longer: what is done now and then with nothing to do would be counted for nothing.
 */
const DUE_IN_MS = { first: 18_000, later: 13_000 };

/** Runs the cycles one after the other; the first one warms up and does not count. */
export async function runCycles(
  context: BenchContext,
  parts: {
    type: RecordType;
    companies: number;
    superuser: Superuser;
    meter: UsageMeter;
    countCalls: () => Promise<number>;
  },
): Promise<Cycle[]> {
  const { type, companies, superuser, meter, countCalls } = parts;
  const statements = await statementMeter(superuser, { scheduler: 'autosync_scheduler', worker: 'autosync_sync_%' });
  const cycles: Cycle[] = [];
  for (let round = 0; round <= context.rounds; round += 1) {
    const callsBefore = await countCalls();
    const due = await makeAllDue(superuser, { type, inMs: round === 0 ? DUE_IN_MS.first : DUE_IN_MS.later });
    const before = await meter.before();
    await statements.reset();
    if (due.getTime() < Date.now()) throw new Error('the cycle had begun before it was measured');
    const seconds = await untilAllIdle(superuser, { type, due, companies });
    const { scheduler, worker } = await statements.taken();
    const usage = await meter.since(before);
    const calls = (await countCalls()) - callsBefore;
    context.say(
      `round ${round}: ${seconds.toFixed(2)} s, statements: scheduler ${Math.round(scheduler.all)}, worker ${Math.round(worker.all)}; ${calls} calls`,
    );
    if (round > 0) cycles.push({ seconds, scheduler, worker, usage, calls });
  }
  return cycles;
}

/** Medians over the cycles, per company. */
export function perCompany(cycles: readonly Cycle[], companies: number) {
  return (of: (cycle: Cycle) => number): number => spread(cycles.map(of)).median / companies;
}

const total = (usage: Record<string, number>) => Object.values(usage).reduce((sum, value) => sum + value, 0);

export function unitCostsOf(cycles: readonly Cycle[], companies: number): Record<string, number> {
  const each = perCompany(cycles, companies);
  return {
    kafkaMessages: each(({ usage }) => usage.kafkaMessages),
    rowsInserted: each(({ usage }) => usage.rowsInserted),
    rowsUpdated: each(({ usage }) => usage.rowsUpdated),
    rowsDeleted: each(({ usage }) => usage.rowsDeleted),
    walBytes: each(({ usage }) => usage.walBytes),
    cpuMicros: each(({ usage }) => total(usage.cpuSeconds) * 1e6),
  };
}

export function commonFigures(cycles: readonly Cycle[], companies: number): Figure[] {
  const each = perCompany(cycles, companies);
  const seconds = spread(cycles.map((cycle) => cycle.seconds));
  const processes = Object.keys(cycles[0]?.usage.cpuSeconds ?? {});
  const costs = unitCostsOf(cycles, companies);
  return [
    { name: 'from due to the last freed slot, median', value: seconds.median, unit: 's' },
    { name: '… slowest cycle', value: seconds.max, unit: 's' },
    { name: 'Kafka messages per company', value: costs['kafkaMessages'] ?? 0, unit: 'messages' },
    { name: 'WAL per company', value: costs['walBytes'] ?? 0, unit: 'bytes' },
    { name: 'CPU per company, all processes', value: costs['cpuMicros'] ?? 0, unit: 'µs' },
    ...processes.map((name) => ({
      name: `… ${name}`,
      value: each(({ usage }) => (usage.cpuSeconds[name] ?? 0) * 1e6),
      unit: 'µs',
    })),
  ];
}
