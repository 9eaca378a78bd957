import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testSimulator, type TestSimulator } from '@autosync/testing';
import type { BatchOrder, TenantApi } from '../../src/demo/tenant-api.ts';
import { catchUp, keepBooks, type Errand } from '../../src/demo/company-errands.ts';
import { moneyOfBooks } from '../../src/demo/money-compare.ts';
import { createSimulatorClient, type SimulatorClient } from '../../src/demo/simulator-client.ts';
import { recordingOutput } from '../support/recording-output.ts';

let server: TestSimulator;
let simulator: SimulatorClient;
let realmId: string;

beforeAll(async () => {
  server = await testSimulator();
  simulator = createSimulatorClient(server.endpoints.apiBaseUrl);
});
afterAll(() => server.stop());
beforeEach(async () => {
  ({ realmId } = await server.newCompany());
});

/** Forms of a new customer, of 100, 200, … */
async function sell(entities: readonly ('Invoice' | 'CreditMemo')[], customer: string): Promise<void> {
  const create = (entity: string, body: object) => server.control('POST', `documents/${realmId}/${entity}`, body);
  const { Id } = (await create('Customer', { DisplayName: customer })) as { Id: string };
  for (const [index, entity] of entities.entries()) {
    const detail = { DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: '1' } } };
    await create(entity, { CustomerRef: { value: Id }, Line: [{ Amount: (index + 1) * 100, ...detail }] });
  }
}

/** An API that has written everything, knows of no payments, and ends each batch at once. */
function errand() {
  const orders: BatchOrder[] = [];
  const paymentsThen: number[] = [];
  const api: Partial<TenantApi> = {
    hasPending: async () => false,
    batches: async () => [],
    autoSync: async () => ({
      settings: { enabled: true, types: { payments: { enabled: true, lastSuccessAt: '2026-11-02T00:00:00Z' } } },
      etag: '"1"',
    }),
    async startBatch(_companyId, { order }) {
      orders.push(order);
      paymentsThen.push((await simulator.payments(realmId)).length);
      return 'batch';
    },
    batch: async () => ({ state: 'finished' }) as Awaited<ReturnType<TenantApi['batch']>>,
    records: async () => [],
    payments: async () => [],
    applicationChanges: async () => [],
  };
  const output = recordingOutput();
  const company = { id: 'c', name: 'Contoso', realmId, connectionState: 'connected' };
  const session = { company, realmId, types: ['invoices'] as const } as unknown as Errand['session'];
  const { signal } = new AbortController();
  return { orders, paymentsThen, output, errand: { api: api as TenantApi, simulator, session, output, signal } };
}

describe('keepBooks', () => {
  it('receives, credits and corrects payments, with a payment sync after each, and only once', async () => {
    await sell(
      Array.from({ length: 9 }, () => 'Invoice'),
      'A',
    );
    await sell(['Invoice', 'CreditMemo'], 'B');
    const { errand: one, orders, paymentsThen, output } = errand();
    await keepBooks(one);
    expect(orders).toEqual([{ type: 'payments' }, { type: 'payments' }]);
    expect(paymentsThen).toEqual([7, 6]);
    expect(output.out).toHaveLength(2);

    const payments = await simulator.payments(realmId);
    const { amounts, applications } = moneyOfBooks(payments, await simulator.salesForms(realmId));
    expect([...applications.values()]).toEqual([60000n, 35000n, 10000n, 20000n, 30000n, 10000n, 10000n, 40000n]);
    const unapplied = [...amounts].filter(([key, cents]) => key.endsWith('not applied') && cents > 0n);
    expect(unapplied).toEqual([[expect.stringMatching(/^Payment \d+, not applied$/), 2500n]]);

    await keepBooks(one);
    expect(await simulator.payments(realmId)).toEqual(payments);
    expect(orders).toHaveLength(2);
  });

  it('leaves books alone in which there is too little to do', async () => {
    await sell(['Invoice', 'Invoice'], 'A');
    const { errand: one, orders } = errand();
    await keepBooks(one);
    expect([orders, await simulator.payments(realmId)]).toEqual([[], []]);
  });
});

describe('catchUp', () => {
  it('runs a payment sync from a starting date when the sides differ, and none when they do not', async () => {
    await sell(['Invoice'], 'A');
    const { errand: one, orders } = errand();
    await catchUp(one);
    expect(orders).toEqual([]);
    const [invoice] = await simulator.salesForms(realmId);
    await simulator.bookkeep(realmId, 'receive-payment', { customerId: invoice!.CustomerRef.value, total: 10 });
    await catchUp(one);
    expect(orders).toEqual([{ type: 'payments', startDate: '2000-01-01' }]);
  });
});
