import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownTable } from '../harness/markdown.ts';
import { show, type Report } from '../harness/report.ts';
import { memoryWhenReady } from '../start/start.ts';
import { costOfDay, type DayCost, type Habits, type UnitCost, type UnitCosts } from './costs.ts';

const fleets = [1000, 100_000, 1_000_000];
const habits: readonly Habits[] = [
  { intervalMinutes: 15, outgoingTypes: 3, documentsPerDay: 10 },
  { intervalMinutes: 120, outgoingTypes: 3, documentsPerDay: 10 },
];
const SECONDS_PER_DAY = 86_400;

function readReport(folder: string, benchmark: string): Report {
  const file = join(folder, `${benchmark}.json`);
  if (!existsSync(file)) throw new Error(`The sheet needs ${benchmark}: npm run bench -- ${benchmark} --keep`);
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
}

function unitCostOf(folder: string, benchmark: string): UnitCost {
  const { unitCosts = {} } = readReport(folder, benchmark);
  const of = (name: string) => unitCosts[name] ?? 0;
  return {
    kafkaMessages: of('kafkaMessages'),
    rowWrites: of('rowsInserted') + of('rowsUpdated') + of('rowsDeleted'),
    walBytes: of('walBytes'),
    cpuMicros: of('cpuMicros'),
  };
}

function readUnitCosts(folder: string): UnitCosts {
  return {
    idleOutgoing: unitCostOf(folder, 'idle-cycle'),
    idlePayments: unitCostOf(folder, 'idle-payments'),
    document: unitCostOf(folder, 'sync'),
    record: unitCostOf(folder, 'intake'),
  };
}

function perCompany(days: readonly DayCost[]): string {
  const line = (name: string, of: (day: DayCost) => number) => [name, ...days.map((day) => show(of(day)))];
  return markdownTable(
    ['one company, a day', ...habits.map(({ intervalMinutes }) => `every ${intervalMinutes} min`)],
    [
      line('due slots', ({ dueSlots }) => dueSlots),
      line('Kafka messages', ({ kafkaMessages }) => kafkaMessages),
      line('row writes', ({ rowWrites }) => rowWrites),
      line('WAL, kB', ({ walBytes }) => walBytes / 1000),
      line('CPU, ms', ({ cpuMicros }) => cpuMicros / 1000),
      line('QuickBooks calls, metered', ({ meteredCalls }) => meteredCalls),
      line('QuickBooks calls, free', ({ freeCalls }) => freeCalls),
    ],
  );
}

function perFleet(days: readonly DayCost[]): string {
  const perSecond = (amount: number, companies: number) => show((amount * companies) / SECONDS_PER_DAY);
  const rows = fleets.flatMap((companies) =>
    days.map((day, place) => [
      companies.toLocaleString('en-US'),
      `${habits[place]?.intervalMinutes} min`,
      perSecond(day.dueSlots, companies),
      perSecond(day.kafkaMessages, companies),
      perSecond(day.rowWrites, companies),
      perSecond(day.walBytes / 1e6, companies),
      perSecond(day.cpuMicros / 1e6, companies),
      show((day.meteredCalls * companies * 30) / 1e6),
    ]),
  );
  const head = [
    'companies',
    'interval',
    'due/s',
    'messages/s',
    'row writes/s',
    'WAL MB/s',
    'cores busy',
    'metered calls, M/month',
  ];
  return markdownTable(head, rows);
}

/** What each pod takes before it has done anything. */
function perProcess(folder: string): string {
  const { comparisons, figures } = readReport(folder, 'start');
  const rows = comparisons.map(({ ours, name }) => {
    const [service = ''] = name.split(',');
    const memory = figures.find((figure) => figure.name === `${service}: ${memoryWhenReady}`)?.value ?? Number.NaN;
    return [service, show(1 / ours.perSecond.median), show(ours.cpuMicrosPerUnit.median / 1e6), show(memory)];
  });
  return markdownTable(['one process of', 'ready after, s', 'CPU until then, s', 'memory then, MiB'], rows);
}

/** The sheet from which an operator sizes an installation, in Markdown. Computed from the kept results alone. */
export function scalingSheet(folder: string): string {
  const costs = readUnitCosts(folder);
  const days = habits.map((habit) => costOfDay(costs, habit));
  return `${perCompany(days)}\n\n${perFleet(days)}\n\n${perProcess(folder)}\n`;
}
