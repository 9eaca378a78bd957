import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatMoney, multiplyToCents } from '@autosync/core';
import fc from 'fast-check';
import type { JsonObject } from '../../src/json.ts';
import { realmId, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

/** A line as a client would send it: quantity and price with decimals, and their product as the amount. */
const line = fc
  .record({ qty: fc.integer({ min: 1, max: 99_999 }), price: fc.integer({ min: 0, max: 9_999_999 }) })
  .map(({ qty, price }) => {
    const Qty = qty / 100;
    const UnitPrice = price / 1000;
    return { Qty, UnitPrice, cents: multiplyToCents(String(Qty), String(UnitPrice)) };
  });

const form = fc.record({
  entity: fc.constantFrom('Invoice', 'CreditMemo'),
  lines: fc.array(line, { minLength: 1, maxLength: 6 }),
  percent: fc.option(fc.integer({ min: 0, max: 10_000 }).map((value) => value / 100)),
  action: fc.constantFrom('keep', 'update', 'delete'),
});

describe('money (docs/quickbooks.md#invoices, #tax-and-currencies)', () => {
  let simulator: Running;

  beforeAll(async () => {
    simulator = await startSimulator();
  });

  afterAll(() => simulator.stop());

  function bodyOf(lines: { Qty: number; UnitPrice: number; cents: bigint }[], percent: number | null): JsonObject {
    const items = lines.map(({ Qty, UnitPrice, cents }) => ({
      DetailType: 'SalesItemLineDetail',
      Amount: Number(formatMoney(cents)),
      SalesItemLineDetail: { ItemRef: { value: '1' }, Qty, UnitPrice },
    }));
    const discount = { DetailType: 'DiscountLineDetail', DiscountLineDetail: { DiscountPercent: percent } };
    return { Line: percent === null ? items : [...items, discount] };
  }

  /** Our own integer arithmetic: subtotal × percent, halves rounded up. */
  function totalOf(lines: { cents: bigint }[], percent: number | null): bigint {
    const subtotal = lines.reduce((sum, { cents }) => sum + cents, 0n);
    const hundredths = BigInt(Math.round((percent ?? 0) * 100));
    return subtotal - (subtotal * hundredths + 5000n) / 10_000n;
  }

  it('totals are exact and customer balances follow them, whatever is created, changed and deleted', async () => {
    let customers = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(form, { minLength: 1, maxLength: 6 }), async (forms) => {
        customers += 1;
        const customer = await simulator.create('Customer', { DisplayName: `Customer ${customers}` });
        let expected = 0n;
        for (const { entity, lines, percent, action } of forms) {
          const made = await simulator.create(entity, salesForm(customer.Id, bodyOf(lines, percent)));
          let total = totalOf(lines, percent);
          expect(made).toMatchObject({ TotalAmt: Number(formatMoney(total)), Balance: Number(formatMoney(total)) });
          const version = { Id: made.Id, SyncToken: '0' };
          if (action === 'update') {
            const changed = { ...version, sparse: true, ...bodyOf(lines.slice(0, 1), percent) };
            expect((await simulator.api('POST', `/${entity}`, changed)).status).toBe(200);
            total = totalOf(lines.slice(0, 1), percent);
          }
          if (action === 'delete') {
            expect((await simulator.api('POST', `/${entity}?operation=delete`, version)).status).toBe(200);
            total = 0n;
          }
          expected += entity === 'Invoice' ? total : -total;
        }
        const balance = Number(formatMoney(expected));
        const now = simulator.state.books.company(realmId)!.store('Customer').get(customer.Id)!;
        expect(now).toMatchObject({ Balance: balance, BalanceWithJobs: balance, SyncToken: '0' });
      }),
      { numRuns: 40 },
    );
  });
});
