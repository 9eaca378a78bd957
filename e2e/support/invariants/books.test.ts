import { expect, it } from 'vitest';
import type { Simulator } from '../simulator.ts';
import type { Company, Item } from '../tenant.ts';
import { bookViolations } from './books.ts';

const company = { realmId: '1' } as Company;
const item = (number: string, total: string) => ({ externalId: number, number, total }) as Item;

/** QuickBooks with these invoices. */
function holding(...invoices: [DocNumber: string, TotalAmt: number][]): Simulator {
  const documents = async (_: string, entity: string) =>
    entity === 'Invoice' ? invoices.map(([DocNumber, TotalAmt]) => ({ DocNumber, TotalAmt })) : [];
  return { documents } as unknown as Simulator;
}

it('books that agree to the cent have no violation', async () => {
  const simulator = holding(['A', 1.1], ['B', 2]);
  expect(await bookViolations(simulator, { company, items: [item('B', '2.00'), item('A', '1.10')] })).toEqual([]);
});

it('a document too many, one that is missing, and one of another amount are told', async () => {
  const simulator = holding(['A', 1], ['A', 1], ['C', 3]);
  const items = [item('A', '1.00'), item('B', '2.00'), item('C', '3.01')];
  expect(await bookViolations(simulator, { company, items })).toEqual([
    'I2: A 1.00 is in QuickBooks, nobody sent it (again)',
    'I2: C 3.00 is in QuickBooks, nobody sent it (again)',
    'I2: B 2.00 was sent, QuickBooks does not have it',
    'I2: C 3.01 was sent, QuickBooks does not have it',
  ]);
});
