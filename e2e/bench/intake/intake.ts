import { startSystem } from '@autosync/dev-stack';
import { callJson } from '../../support/http.ts';
import { invoiceItems } from '../../support/invoices.ts';
import { createTenant } from '../../support/tenant.ts';
import type { BenchContext, Benchmark } from '../harness/benchmark.ts';
import { compare, interleave, measure, type Sample } from '../harness/comparison.ts';
import { cpuOfTree, ownCpu } from '../harness/cpu.ts';
import { durableStack } from '../harness/durable-stack.ts';
import { spread } from '../harness/statistics.ts';
import { connectAsSuperuser } from '../harness/superuser.ts';
import { usageMeter, type Usage } from '../harness/usage.ts';

const PER_CALL = 500;
const AT_ONCE = 4;
const bulk = 'bulk upsert over HTTP';
const copy = 'COPY';

async function run(context: BenchContext) {
  const calls = context.scaled(48, AT_ONCE);
  const records = calls * PER_CALL;
  const stack = await durableStack(context);
  const system = await startSystem({ stack, dataDir: context.dataDir, only: ['gateway'] });
  context.defer(() => system.stop());
  const superuser = await connectAsSuperuser(context, system.databaseUrl);
  await superuser.rows('create table copied_records (like records.records including all)');
  const columns = await superuser.writableColumns('records', 'records');
  const tenant = await createTenant(system.gatewayUrl, system.operatorKey, 'Bench');
  const company = await tenant.call<{ id: string }>('/v1/companies', {
    method: 'POST',
    body: { name: 'Bench company' },
  });
  const path = `/v1/companies/${company.body.id}/invoices/bulk`;
  const gateway = system.service('gateway');
  const cpu = () => ownCpu() + cpuOfTree(stack.postgres.pid) + cpuOfTree(gateway.pid);
  const meter = await usageMeter(context, { stack, superuser, pids: { gateway: gateway.pid } });
  const usages: Usage[] = [];

  let round = 0;
  let bodies: object[] = [];
  let rows: Buffer[] = [];

  async function send(): Promise<number> {
    const left = [...bodies];
    const lane = async (): Promise<void> => {
      for (let body = left.shift(); body !== undefined; body = left.shift()) {
        const { status } = await callJson(`${system.gatewayUrl}${path}`, {
          method: 'POST',
          body,
          headers: { authorization: `Bearer ${tenant.key}` },
        });
        if (status !== 200) throw new Error(`the gateway answered ${status}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    return records;
  }

  async function sendMetered(): Promise<Sample> {
    const before = await meter.before();
    const sample = await measure(cpu, send);
    usages.push(await meter.since(before));
    return sample;
  }

  const samples = await interleave(
    [
      {
        name: bulk,
        async prepare() {
          round += 1;
          await superuser.rows('truncate records.records cascade');
          const items = invoiceItems(`R${round}`, records);
          bodies = Array.from({ length: calls }, (_, n) => ({ items: items.slice(n * PER_CALL, (n + 1) * PER_CALL) }));
        },
        run: sendMetered,
      },
      {
        name: copy,
        // The rows that the gateway has just stored.
        async prepare() {
          rows = await superuser.copyOut(`select ${columns} from records.records`);
          await superuser.rows('truncate copied_records');
        },
        run: () =>
          measure(cpu, async () => {
            await superuser.copyIn(`copied_records (${columns})`, rows);
            return records;
          }),
      },
    ],
    context,
  );
  usages.shift(); // the warm-up
  const perRecord = (of: (usage: Usage) => number) => spread(usages.map(of)).median / records;
  const unitCosts = {
    rowsInserted: perRecord(({ rowsInserted }) => rowsInserted),
    walBytes: perRecord(({ walBytes }) => walBytes),
    cpuMicros: perRecord(({ cpuSeconds }) => ((cpuSeconds['gateway'] ?? 0) + (cpuSeconds['postgres'] ?? 0)) * 1e6),
  };
  return {
    comparisons: [
      compare(samples, {
        name: 'invoices through the API against COPY',
        unit: 'records',
        reach: '≥ 0.25 of the rate',
        fairness:
          'COPY does less: one transaction, ready-made text, no HTTP, no check of each invoice, no hash, no look for an older version, no audit event, no row security. CPU is that of client, gateway and PostgreSQL.',
        ours: bulk,
        peer: copy,
      }),
    ],
    figures: Object.entries(unitCosts).map(([name, value]) => ({ name: `per record: ${name}`, value, unit: '' })),
    unitCosts,
    settings: { records, recordsPerCall: PER_CALL, callsAtOnce: AT_ONCE },
  };
}

export const intake: Benchmark = {
  name: 'intake',
  what: 'bulk upsert of invoices over HTTP, records/s, against COPY of the same rows',
  run,
};
