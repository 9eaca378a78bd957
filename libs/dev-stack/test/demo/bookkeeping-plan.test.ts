import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planBookkeeping, type OpenForm } from '../../src/demo/bookkeeping-plan.ts';
import type { Invoice } from '@autosync/contracts';
import { expectedOfInvoice } from '../../src/demo/expectations/invoices.ts';
import { readInput } from '../../src/demo/input.ts';
import { projectRoot } from '../../src/index.ts';

const form = (id: number, customerId: string, entity: OpenForm['entity'] = 'Invoice'): OpenForm => ({
  entity,
  id: String(id),
  customerId,
  open: 1000n,
});
const forms = [
  ...[1, 2, 3, 4, 5, 6].map((id) => form(id, 'a')),
  ...[12, 11, 10, 9].map((id) => form(id, 'b')),
  form(20, 'b', 'CreditMemo'),
];

describe('planBookkeeping', () => {
  it('takes each invoice once, with the credit memo and the invoices of one customer where that is needed', () => {
    const plan = planBookkeeping(forms)!;
    const { paid, partlyPaid, voided, deleted, moved, paidTogether, credit } = plan;
    expect(credit).toEqual({ creditMemo: form(20, 'b', 'CreditMemo'), invoice: form(9, 'b') });
    expect(paidTogether).toEqual([form(1, 'a'), form(2, 'a'), form(3, 'a')]);
    expect(moved).toEqual({ from: form(4, 'a'), to: form(5, 'a') });
    const taken = [paid, partlyPaid, voided, deleted, moved.from, moved.to, ...paidTogether, credit.invoice];
    expect(new Set(taken.map(({ id }) => id)).size).toBe(10);
  });

  it.each([
    ['there are too few invoices', forms.slice(1)],
    ['nobody has a credit', forms.filter(({ entity }) => entity === 'Invoice')],
    [
      'the credit is of a customer without invoices',
      forms.map((one) => (one.id === '20' ? form(20, 'c', 'CreditMemo') : one)),
    ],
    ['no three invoices are of one customer', forms.map((one, index) => ({ ...one, customerId: String(index % 6) }))],
    ['nothing is open of an invoice', forms.map((one) => (one.id === '1' ? { ...one, open: 0n } : one))],
  ])('has none as long as %s', (_, given) => {
    expect(planBookkeeping(given)).toBeUndefined();
  });

  it('has one for each company of the demo, long before all invoices are written', async () => {
    for (const { name, records } of await readInput(join(projectRoot, 'demo'))) {
      const invoices = records.filter(({ type }) => type === 'invoices').map(({ item }) => item as unknown as Invoice);
      const open = invoices.map((invoice, index): OpenForm => {
        const { entities, total } = expectedOfInvoice(invoice);
        const entity = entities.includes('CreditMemo') ? 'CreditMemo' : 'Invoice';
        return { entity, id: String(index), customerId: invoice.customer.name, open: total };
      });
      expect([name, planBookkeeping(open)]).toEqual([name, expect.anything()]);
    }
  });
});
