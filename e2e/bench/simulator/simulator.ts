import { join } from 'node:path';
import type { BenchContext, Benchmark, Figure } from '../harness/benchmark.ts';
import { interleave, measure } from '../harness/comparison.ts';
import { cpuOfTree } from '../harness/cpu.ts';
import { median } from '../harness/statistics.ts';
import { startOwnSimulator } from './own-simulator.ts';
import type { OwnSimulator } from './own-simulator.ts';
import { readProfile } from './profile.ts';
import { sendCalls } from './raw-calls.ts';
import type { RawCall } from './raw-calls.ts';

const CONNECTIONS = 8;
const PAGE = 100;

/** An invoice of two lines with a number of our own, as the sync sends it. */
function invoiceCall({ path, customers }: OwnSimulator, number: number): RawCall {
  const line = (qty: number, price: number) => ({
    DetailType: 'SalesItemLineDetail',
    Amount: qty * price,
    Description: 'Work done as agreed',
    SalesItemLineDetail: { ItemRef: { value: '1' }, Qty: qty, UnitPrice: price },
  });
  const body = JSON.stringify({
    CustomerRef: { value: String((number % customers) + 1) },
    DocNumber: `B-${number}`,
    TxnDate: '2026-05-05',
    PrivateNote: `key ${number}`,
    Line: [line(2, 150), line(1, 75.5)],
  });
  return { path: `${path}/invoice?minorversion=75&format=json&requestid=r${number}`, body };
}

/** The kinds of work, each as a load of so many calls. `next` numbers the invoices of one simulator. */
function loadsOn(simulator: OwnSimulator) {
  let made = 0;
  const pageOf = (number: number) => {
    const start = 1 + PAGE * (number % Math.max(1, Math.floor(made / PAGE)));
    const text = `select * from invoice orderby Id startposition ${start} maxresults ${PAGE}`;
    return { path: `${simulator.path}/query?query=${encodeURIComponent(text)}` };
  };
  const send = (calls: number, callOf: (number: number) => RawCall) =>
    sendCalls({ ...simulator, calls, connections: CONNECTIONS, callOf });
  return {
    create: (calls: number) => send(calls, () => invoiceCall(simulator, (made += 1))),
    read: (calls: number) => send(calls, (number) => ({ path: `${simulator.path}/invoice/${1 + (number % made)}` })),
    page: (calls: number) => send(calls, pageOf),
  };
}

const kinds = {
  create: { what: 'invoices created', full: 10_000, reach: '≥ 2000 per second of one core' },
  read: { what: 'invoices read', full: 10_000, reach: '≥ 2000 per second of one core' },
  page: { what: 'pages of 100 invoices', full: 1000, reach: '≥ 200 per second of one core' },
} as const;
const kindNames = Object.keys(kinds) as (keyof typeof kinds)[];

async function profileFigures(context: BenchContext): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const kind of kindNames) {
    const folder = join(context.dataDir, `profile-${kind}`);
    const simulator = await startOwnSimulator(join(context.dataDir, `profiled-${kind}`), folder);
    const loads = loadsOn(simulator);
    if (kind !== 'create') await loads.create(context.scaled(1000, 200));
    await loads[kind](context.scaled(kinds[kind].full));
    await simulator.stop();
    for (const { place, part } of readProfile(folder).slice(0, 10)) {
      figures.push({ name: `${kind}: time in ${place}`, value: Math.round(part * 1000) / 10, unit: '%' });
    }
  }
  return figures;
}

async function run(context: BenchContext) {
  const simulator = await startOwnSimulator(join(context.dataDir, 'books'));
  context.defer(() => simulator.stop());
  const loads = loadsOn(simulator);
  const contenders = kindNames.map((kind) => {
    const load = () => loads[kind](context.scaled(kinds[kind].full, 20));
    return { name: kind, run: () => measure(() => cpuOfTree(simulator.pid), load) };
  });
  const samples = await interleave(contenders, context);
  const figures = kindNames.flatMap((kind): Figure[] => {
    const own = samples.get(kind) ?? [];
    const { what, reach } = kinds[kind];
    const perCore = median(own.map(({ units, cpuSeconds }) => units / cpuSeconds));
    const perSecond = median(own.map(({ units, seconds }) => units / seconds));
    return [
      { name: `${what}, per second of CPU`, value: Math.round(perCore), unit: '1/s', reach },
      { name: `${what}, per second`, value: Math.round(perSecond), unit: '1/s' },
    ];
  });
  return {
    comparisons: [],
    figures: [...figures, ...(await profileFigures(context))],
    settings: { connections: CONNECTIONS, linesPerInvoice: 2, customers: simulator.customers },
  };
}

export const simulator: Benchmark = {
  name: 'simulator',
  what: 'the QuickBooks simulator: creates, reads and pages of invoices on one core, and where its time goes',
  run,
};
