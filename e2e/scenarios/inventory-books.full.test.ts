import { describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import { duringTests } from '../support/during-tests.ts';
import { adjustment, receipt, tradingCompany, transfer } from '../support/goods.ts';
import { startOwnSystem } from '../support/running-system.ts';

const running = duringTests(() => startOwnSystem({ types: ['invoices', 'inventory'] }));

describe('stock and accounts', () => {
  it('are what the records say after receipts, adjustments, sales, changes and a killed worker', async () => {
    const look = await tradingCompany(running, 'Books Ltd');
    const { simulator } = running;
    const before = Number(await look.balance('Inventory Asset'));
    const receipts = Array.from({ length: 6 }, (_, n) => receipt(`R-${n}`, { vendorInvoiceNumber: `V-${n % 3}` }));
    const adjustments = Array.from({ length: 6 }, (_, n) => adjustment(`A-${n}`, String(n % 2 === 0 ? 2 : -1)));
    await look.bulk([...receipts, ...adjustments, transfer('T-1')]);
    const sold = (n: number, quantity: string) => ({
      externalId: `I-${n}`,
      number: `I-${n}`,
      date: '2026-11-02',
      customer: { name: 'Contoso' },
      lines: [{ item: 'Router', quantity, unitPrice: '99.00' }],
    });
    await look.sell([sold(1, '3'), sold(2, '4')]);
    await simulator.addFault({
      realmId: look.realmId,
      operation: 'create',
      entity: 'Bill',
      nth: 2,
      fault: { kind: 'reset-after' },
    });
    const rule = {
      realmId: look.realmId,
      operation: 'create',
      entity: 'InventoryAdjustment',
      nth: 3,
      fault: { kind: 'hang-after', ms: 10_000 },
    };
    const { id: hanging } = await simulator.addFault(rule);

    const base = `/v1/companies/${look.company.id}`;
    const { id } = await look.company.must<{ id: string }>(`${base}/batches`, {
      method: 'POST',
      body: { type: 'inventory' },
    });
    await eventually(
      async () => expect((await simulator.faults()).find((fault) => fault.id === hanging)?.hits).toBe(1),
      { timeoutMs: 20_000 },
    );
    const worker = running.system.service('sync-inventory');
    await worker.kill('SIGKILL');
    await worker.restart();
    expect(await look.company.ended(id)).toMatchObject({ state: 'finished', counts: { total: 13, failed: 0 } });
    await look.batch('invoices');

    // 100 + 6 × 10 received + (3 × 2 − 3 × 1) adjusted − 7 sold.
    expect(await look.onHand('Router')).toBe(156);
    expect(Number(await look.balance('Inventory Asset')) - before).toBe(6 * 625 + (3 - 7) * 50);
    expect((await look.documents('Bill')).map(({ DocNumber }) => String(DocNumber)).toSorted()).toEqual(
      ['V-0', 'V-1', 'V-2'].flatMap((number) => [number, `${number}-2`]),
    );
    expect(await look.documents('InventoryAdjustment')).toHaveLength(6);

    await look.send(
      receipt('R-1', { lines: [{ item: 'Switch', quantity: '4', unitCost: '20.00' }], vendorInvoiceNumber: 'V-1' }),
      adjustment('A-0', '-2'),
    );
    await look.sell([sold(1, '1')]);
    await look.batch('invoices');
    expect([await look.onHand('Router'), await look.onHand('Switch')]).toEqual([144, 24]);
    expect(Number(await look.balance('Inventory Asset')) - before).toBe(5 * 625 + 80 + (3 - 4 - 5) * 50);
  }, 60_000);
});
