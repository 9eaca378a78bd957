import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createStockTurns } from '../../src/outgoing/stock-turns.ts';
import { openToys, toyDefinition, type Toy } from './support.ts';

const line = (item: string) => ({
  DetailType: 'SalesItemLineDetail',
  SalesItemLineDetail: { ItemRef: { value: item } },
});

describe('createStockTurns', () => {
  it('has one at a time of what may move stock, in order, whatever fails, and holds up nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ item: fc.constantFrom('known', 'unknown', 'none', 'bundle'), fails: fc.boolean() })),
        async (documents) => {
          const turns = createStockTurns();
          turns.learn('known', 'Inventory');
          turns.learn('none', 'Service');
          const begun: number[] = [];
          let under = 0;
          let most = 0;
          const results = documents.map(({ item, fails }, n) => {
            const Line = item === 'bundle' ? [{ DetailType: 'GroupLineDetail' }] : [line('none'), line(item)];
            return turns.take({ operation: 'create', payload: { Line } }, async () => {
              if (item === 'none') return;
              begun.push(n);
              under += 1;
              most = Math.max(most, under);
              await Promise.resolve();
              await new Promise((resolve) => setImmediate(resolve));
              under -= 1;
              if (fails) throw new Error('refused');
            });
          });
          await Promise.allSettled(results);
          expect(most).toBeLessThanOrEqual(1);
          expect(begun).toEqual(documents.flatMap(({ item }, n) => (item === 'none' ? [] : [n])));
        },
      ),
      { numRuns: 40 },
    );
  });
});

let toys: Awaited<ReturnType<typeof openToys>>;
beforeAll(async () => {
  toys = await openToys();
}, 60_000);
afterAll(() => toys?.stop());

const sold = (numbers: string[]): Record<string, Toy> =>
  Object.fromEntries(numbers.map((number) => [number, { customer: 'Contoso', price: 10, number }]));

async function companyWithStock() {
  const company = await toys.newCompany();
  const accounts = await company.books.all('Account');
  const account = (name: string) => ({ value: accounts.find(({ Name }) => Name === name)?.['Id'] });
  await company.books.add('Item', {
    Name: 'Work',
    Type: 'Inventory',
    TrackQtyOnHand: true,
    QtyOnHand: 100,
    InvStartDate: '2020-01-01',
    AssetAccountRef: account('Inventory Asset'),
    IncomeAccountRef: account('Sales of Product Income'),
    ExpenseAccountRef: account('Cost of Goods Sold'),
  });
  return { ...company, switches: (body: object) => company.simulator.control('POST', 'switches', body) };
}

describe('the inventory lock', () => {
  it('is waited out, one document at a time, and every document goes out once', async () => {
    const company = await companyWithStock();
    await company.switches({ inventoryLockMs: 100 });
    await company.put(sold(['1', '2', '3', '4', '5']));
    const actions = await company.run(toyDefinition);
    await company.switches({ inventoryLockMs: 0 });
    expect(actions.map(({ state }) => state)).toEqual(Array(5).fill('succeeded'));
    expect(await company.books.all('Item')).toContainEqual(expect.objectContaining({ Name: 'Work', QtyOnHand: 95 }));
  });

  it('that does not pass gives the company back for a while: nothing is written, nothing fails, and it goes on later', async () => {
    const company = await companyWithStock();
    await company.switches({ inventoryLockMs: 3_600_000 });
    await company.put(sold(['1', '2', '3']));
    await expect(company.run(toyDefinition)).rejects.toMatchObject({
      code: 'slice-yield',
      details: { reason: 'qbo-unavailable' },
    });
    await company.switches({ inventoryLockMs: 0 });
    expect((await company.run(toyDefinition)).map(({ state }) => state)).not.toContain('failed');
    expect(await company.books.all('Invoice')).toHaveLength(3);
    expect(await company.books.all('Item')).toContainEqual(expect.objectContaining({ Name: 'Work', QtyOnHand: 97 }));
  });
});
