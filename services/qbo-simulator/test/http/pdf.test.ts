import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultOf, itemLine, realmId, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

/** The objects of a PDF by number, as its table of positions lists them. */
function objectsIn(pdf: string): Map<number, string> {
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf)?.[1]);
  const [head = '', range = '', ...rows] = pdf.slice(start).split('\n');
  expect(head).toBe('xref');
  const [first, count] = range.split(' ').map(Number);
  expect(first).toBe(0);
  const objects = new Map<number, string>();
  for (const [number, row] of rows.slice(0, count).entries()) {
    expect(row).toMatch(/^\d{10} \d{5} [fn] $/);
    if (!row.endsWith('n ')) continue;
    const text = pdf.slice(Number(row.slice(0, 10)));
    expect(text.startsWith(`${number} 0 obj\n`)).toBe(true);
    objects.set(number, text.slice(0, text.indexOf('\nendobj')));
  }
  return objects;
}

/** The drawn texts, page by page. */
function textsIn(pdf: string): string[][] {
  return [...objectsIn(pdf).values()].flatMap((object) => {
    const stream = /^\d+ 0 obj\n<< \/Length (\d+) >>\nstream\n([\s\S]*)\nendstream$/.exec(object);
    if (!stream) return [];
    expect(stream[2]).toHaveLength(Number(stream[1]));
    return [[...stream[2]!.matchAll(/\((.*)\) Tj/g)].map(([, text]) => text!)];
  });
}

describe('a form as PDF', () => {
  let simulator: Running;
  let customerId: string;

  beforeEach(async () => {
    simulator = await startSimulator();
    customerId = (await simulator.create('Customer', { DisplayName: 'Zoë & Søn (Inc)' })).Id;
  });

  afterEach(() => simulator.stop());

  it('says who owes what for what', async () => {
    const Line = [
      itemLine(300, { Qty: 2, UnitPrice: 150 }),
      { DetailType: 'DescriptionOnly', Description: 'Thanks €' },
    ];
    const dates = { TxnDate: '2026-05-01', DueDate: '2026-05-31' };
    const { Id } = await simulator.create('Invoice', salesForm(customerId, { DocNumber: '1037', Line, ...dates }));
    const { status, headers, text } = await simulator.api('GET', `/invoice/${Id}/pdf`);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(text.startsWith('%PDF-1.4\n')).toBe(true);
    expect(textsIn(text)).toEqual([
      [
        'Acme IT',
        'INVOICE',
        'Zo\\353 & S\\370n \\(Inc\\)',
        'Number: 1037',
        'Date: 2026-05-01',
        'Due: 2026-05-31',
        'Description',
        'Quantity',
        'Rate',
        'Amount',
        'Hours',
        '2',
        '150',
        '300.00',
        'Thanks \\200',
        'Total USD',
        '300.00',
        'Balance USD',
        '300.00',
      ],
    ]);
  });

  it('has as many pages as its lines need', async () => {
    const Line = Array.from({ length: 100 }, () => itemLine(1));
    const { Id } = await simulator.create('Invoice', salesForm(customerId, { Line }));
    const pages = textsIn((await simulator.api('GET', `/invoice/${Id}/pdf`)).text);
    expect(pages.map((page) => page.filter((text) => text === '1.00').length)).toEqual([32, 32, 32, 4]);
    expect(pages.map((page) => page.includes('Total USD'))).toEqual([false, false, false, true]);
  });

  it.each(['CreditMemo', 'SalesReceipt', 'Estimate'])('is there for a %s too', async (entity) => {
    const { Id } = await simulator.create(entity, salesForm(customerId));
    const { text } = await simulator.api('GET', `/${entity.toLowerCase()}/${Id}/pdf`);
    expect(textsIn(text)[0]).toContain('100.00');
  });

  it('is refused for unknown forms and for what cannot be mailed, and metered as a read', async () => {
    expect(faultOf(await simulator.api('GET', '/invoice/999/pdf')).code).toBe('610');
    expect(faultOf(await simulator.api('GET', `/customer/${customerId}/pdf`)).code).toBe('500');
    const { body } = await simulator.control('GET', '/ledger');
    expect(body).toMatchObject({ realms: { [realmId]: { calls: { byKind: { 'pdf Invoice': 1 } } } } });
  });
});
