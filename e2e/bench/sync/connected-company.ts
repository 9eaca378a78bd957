import { startSystem, type System, type SystemOptions } from '@autosync/dev-stack';
import { eventually } from '@autosync/testing';
import { invoiceItems } from '../../support/invoices.ts';
import { createSimulator, type Simulator } from '../../support/simulator.ts';
import { createCompany, createTenant, type Company } from '../../support/tenant.ts';
import type { BenchContext } from '../harness/benchmark.ts';
import { durableStack, type DurableStack } from '../harness/durable-stack.ts';
import { connectAsSuperuser, type Superuser } from '../harness/superuser.ts';

export type ConnectedCompany = {
  stack: DurableStack;
  system: System;
  simulator: Simulator;
  superuser: Superuser;
  company: Company;
};

/** The system on durable servers with one company that is connected to the simulator. */
export async function connectedCompany(
  context: BenchContext,
  options: Pick<SystemOptions, 'only' | 'overrides'> = {},
): Promise<ConnectedCompany> {
  const stack = await durableStack(context);
  const system = await startSystem({ stack, dataDir: context.dataDir, ...options });
  context.defer(() => system.stop());
  const simulator = createSimulator(system.simulatorUrl);
  const superuser = await connectAsSuperuser(context, system.databaseUrl);
  const tenant = await createTenant(system.gatewayUrl, system.operatorKey, 'Bench');
  const company = await createCompany(tenant, simulator, { name: 'Bench company' });
  return { stack, system, simulator, superuser, company };
}

/** So many new invoices through the API, 500 at a time. */
export async function sendInvoices(company: Company, { prefix, count }: { prefix: string; count: number }) {
  const items = invoiceItems(prefix, count);
  for (let sent = 0; sent < count; sent += 500) await company.bulk(items.slice(sent, sent + 500));
}

/** Waits until batch-status has the end of the batch and all its results; asks PostgreSQL, to burden no service. */
export async function untilFinished(
  superuser: Superuser,
  { batchId, records }: { batchId: string; records: number },
): Promise<void> {
  await eventually(
    async () => {
      const [row] = await superuser.rows<{ state: string; succeeded: number }>(
        'select state, succeeded from batch.batches where id = $1',
        [batchId],
      );
      if (row === undefined || row.state === 'notStarted' || row.state === 'running') return false;
      if (row.succeeded === records) return true;
      throw new Error(`${row.state} with ${row.succeeded} of ${records} records`);
    },
    { timeoutMs: 600_000, intervalMs: 25 },
  );
}
