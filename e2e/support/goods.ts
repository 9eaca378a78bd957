import type { Inventory } from '@autosync/contracts';
import { eventually } from '@autosync/testing';
import { createBookkeeper } from './bookkeeper.ts';
import type { RunningSystem } from './running-system.ts';
import type { QboDocument } from './simulator.ts';
import type { BatchBody, Item, RecordBody } from './tenant.ts';

export type Goods = Inventory & { externalId: string; cancelled?: boolean };

/** What is in stock before the first record, and what a piece costs to buy by QuickBooks' reckoning. */
export const stocked = { Router: { onHand: 100, cost: 50 }, Switch: { onHand: 20, cost: 15 } } as const;

/** Accounts that goods are booked against, of those that every company of the simulator has. */
export const goodsSettings = {
  adjustmentAccount: 'Cost of Goods Sold',
  freightAccount: 'Office Expenses',
  taxItem: 'Tax paid',
};

/** A company that trades with goods: what its source system sends, and what is in stock and on accounts in QuickBooks. */
export async function tradingCompany(running: RunningSystem, name: string, settings: object = goodsSettings) {
  const { simulator, system } = running;
  const company = await running.company(name);
  const { realmId } = company;
  const base = `/v1/companies/${company.id}`;
  const documents = (entity: string) => simulator.documents(realmId, entity);

  async function change(more: object): Promise<void> {
    await company.must(base, { method: 'PATCH', body: { settings: more } });
  }

  async function byName(entity: string, wanted: string): Promise<QboDocument> {
    const found = (await documents(entity)).find(({ Name }) => Name === wanted);
    if (found === undefined) throw new Error(`no ${entity} ${wanted}`);
    return found;
  }

  const account = async (wanted: string) => ({ value: (await byName('Account', wanted)).Id });
  const refs = {
    AssetAccountRef: await account('Inventory Asset'),
    IncomeAccountRef: await account('Sales of Product Income'),
    ExpenseAccountRef: await account('Cost of Goods Sold'),
  };
  const stock = (Name: string, onHand: number, more: object = {}) =>
    simulator.create(realmId, 'Item', {
      Name,
      Type: 'Inventory',
      TrackQtyOnHand: true,
      QtyOnHand: onHand,
      InvStartDate: '2020-01-01',
      ...refs,
      ...more,
    });
  for (const [item, { onHand, cost }] of Object.entries(stocked)) await stock(item, onHand, { PurchaseCost: cost });
  await change(settings);

  async function batch(type: string): Promise<BatchBody> {
    const { id } = await company.must<{ id: string }>(`${base}/batches`, { method: 'POST', body: { type } });
    return company.ended(id);
  }

  return {
    company,
    realmId,
    stock,
    change,
    documents,
    byName,
    batch,
    books: createBookkeeper(system.simulatorUrl, realmId),
    edit: (entity: string, id: string, body: object) => simulator.edit(realmId, entity, id, body),
    create: (entity: string, body: object) => simulator.create(realmId, entity, body),
    put: ({ externalId, ...body }: Goods) => company.must(`${base}/inventory/${externalId}`, { method: 'PUT', body }),
    bulk: (items: Goods[]) => company.must(`${base}/inventory/bulk`, { method: 'POST', body: { items } }),
    sell: (items: Item[]) => company.bulk(items),
    record: (externalId: string) => company.must<RecordBody>(`${base}/inventory/${externalId}`),
    /** The source sends records and a batch by hand takes them; answers how each stands then. */
    async send(...items: Goods[]): Promise<RecordBody[]> {
      await this.bulk(items);
      await batch('inventory');
      return Promise.all(items.map(({ externalId }) => this.record(externalId)));
    },
    async operate(externalId: string, operation: string): Promise<BatchBody> {
      const path = `${base}/inventory/${externalId}/operations`;
      return company.ended((await company.must<{ id: string }>(path, { method: 'POST', body: { operation } })).id);
    },
    /** The message of the action, which says also why nothing was booked. */
    async message(batchId: string, externalId: string): Promise<string> {
      const path = `/v1/batches/${batchId}/actions?limit=200`;
      const { items } = await company.must<{ items: { externalId: string; message: string }[] }>(path);
      return items.find((action) => action.externalId === externalId)?.message ?? '';
    },
    onHand: async (item: string) => (await byName('Item', item))['QtyOnHand'],
    balance: async (name: string) => (await byName('Account', name))['CurrentBalance'],
    comesTo: (externalId: string, syncState: string) =>
      eventually(
        async () => {
          const record = await company.must<RecordBody>(`${base}/inventory/${externalId}`);
          if (record.syncState !== syncState) throw new Error(`${record.syncState} ${JSON.stringify(record.failure)}`);
          return record;
        },
        { timeoutMs: 20_000, intervalMs: 200 },
      ),
  };
}

export const receipt = (externalId: string, more: Partial<Inventory> = {}): Goods => ({
  externalId,
  kind: 'receipt',
  date: '2026-11-02',
  vendor: { name: 'Ingram' },
  lines: [{ item: 'Router', quantity: '10', unitCost: '62.50' }],
  ...more,
});

export const adjustment = (externalId: string, quantity: string, more: Partial<Inventory> = {}): Goods => ({
  externalId,
  kind: 'adjustment',
  date: '2026-11-02',
  lines: [{ item: 'Router', quantity, unitCost: '50.00' }],
  ...more,
});

export const transfer = (externalId: string, more: Partial<Inventory> = {}): Goods => ({
  externalId,
  kind: 'transfer',
  date: '2026-11-02',
  from: 'Main',
  to: 'Van',
  lines: [{ item: 'Router', quantity: '2', unitCost: '50.00' }],
  ...more,
});
