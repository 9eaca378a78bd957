import { describe, expect, it } from 'vitest';
import type { Deed } from './deeds.ts';
import type { Form, TradeFacts, TradeRecord } from './trade-facts.ts';
import { tradeViolations } from './trade-rules.ts';

const record: TradeRecord = {
  externalId: 'R-1',
  syncState: 'synced',
  content: {
    number: 'R-1',
    date: '2026-09-15',
    customer: { name: 'Contoso' },
    lines: [
      { item: 'Router', quantity: '2', unitPrice: '20.00' },
      { item: 'Router', quantity: '1', unitPrice: '20.00' },
      { item: 'Support', quantity: '1.5', unitPrice: '10.00' },
    ],
    discount: { amount: '5.00' },
  },
  quickbooks: { entity: 'Invoice', id: '7' },
  failure: null,
  balance: '60.00',
  applications: [{ amount: '10.00' }],
};
const form: Form = {
  place: 'Invoice 7',
  number: 'R-1',
  total: '70.00',
  balance: '60.00',
  date: '2026-09-15',
  customer: 'Contoso',
  sold: { Router: { quantity: 3, amount: '60.00' }, Support: { quantity: 1.5, amount: '15.00' } },
  note: 'AutoSync 1.1',
};
const returned: TradeRecord = {
  ...record,
  externalId: 'R-2',
  content: {
    number: 'R-2',
    date: '2026-09-16',
    customer: { name: 'Contoso' },
    lines: [{ item: 'Router', quantity: '-1', unitPrice: '20.00' }],
  },
  quickbooks: { entity: 'CreditMemo', id: '8' },
  balance: '20.00',
  applications: [],
};
const credit: Form = {
  ...form,
  place: 'CreditMemo 8',
  number: 'R-2',
  total: '-20.00',
  balance: '20.00',
  date: '2026-09-16',
  sold: { Router: { quantity: -1, amount: '-20.00' } },
};

const sample = (change: Partial<TradeFacts> = {}): TradeFacts => ({
  ownNumbers: true,
  records: [record, returned],
  forms: [form, credit],
  stock: { Router: { opened: 100, onHand: 98 } },
  deeds: new Map(),
  notes: new Map(),
  problems: {},
  ...change,
});
const withForm = (change: Partial<Form>) => sample({ forms: [{ ...form, ...change }, credit] });
const withRecord = (change: Partial<TradeRecord>) => sample({ records: [{ ...record, ...change }, returned] });
const deed = (what: Deed) => ({ deeds: new Map([['Invoice 7', what]]) });
const sold = (quantity: number) => ({ sold: { ...form.sold, Router: { quantity, amount: '60.00' } } });

const changed = { code: 'changed-in-quickbooks', message: 'It was changed.', fix: 'Use one of the operations.' };
const failed = { syncState: 'failed', failure: changed };
const problems = { [changed.code]: 1 };

describe('the checker of the trade', () => {
  it('has nothing to say about books that are as the records say', () => {
    expect(tradeViolations(sample())).toEqual([]);
  });

  it.each<[string, RegExp, TradeFacts]>([
    [
      'a total',
      /^I10: R-1 \(Invoice 7\): total is 71.00, the record says 70.00/,
      sample({ forms: [{ ...form, total: '71.00' }, credit] }),
    ],
    ['a customer', /^I10: R-1 .*customer is Fabrikam/, withForm({ customer: 'Fabrikam' })],
    ['a date', /^I10: R-1 .*date is 2026-09-14/, withForm({ date: '2026-09-14' })],
    ['a number', /^I10: R-1 .*number is 1038/, withForm({ number: '1038' })],
    [
      'a line',
      /^I10: R-1 .*lines are 3 Router for 60.00, the record says/,
      withForm({ sold: { Router: { quantity: 3, amount: '60.00' } } }),
    ],
    [
      'a synced record without a document',
      /^I10: R-3 is synced, and has no/,
      {
        ...sample(),
        records: [record, returned, { ...record, externalId: 'R-3', quickbooks: null }],
      },
    ],
    [
      'a second document',
      /^I10: Invoice 9 is in QuickBooks, and no record has it/,
      sample({
        forms: [form, credit, { ...form, place: 'Invoice 9', sold: {} }],
      }),
    ],
    [
      'a document of two records',
      /^I10: Invoice 7 is the document of R-1 and R-4/,
      sample({
        records: [record, returned, { ...record, externalId: 'R-4', syncState: 'letGo' }],
      }),
    ],
    [
      'a note that was lost',
      /^I10: what a bookkeeper wrote into the note of Invoice 7/,
      sample({
        notes: new Map([['Invoice 7', 'Call Ann']]),
      }),
    ],
    [
      'stock that moved twice',
      /^I11: QuickBooks has 95 of Router, by the records it is 98/,
      sample({
        stock: { Router: { opened: 100, onHand: 95 } },
      }),
    ],
    [
      'a failure nobody caused',
      /^I12: R-1 is failed: changed-in-quickbooks/,
      {
        ...withRecord(failed),
        problems,
      },
    ],
    [
      'a failure for another reason',
      /^I12: R-1 is failed: changed-in-quickbooks/,
      {
        ...withRecord(failed),
        ...deed('voided'),
        problems,
      },
    ],
    [
      'a failure without a way out',
      /^I12: R-1 has no way out: Wait/,
      {
        ...withRecord({ ...failed, failure: { ...changed, fix: 'Wait.' } }),
        ...deed('retyped'),
        problems,
      },
    ],
    [
      'a failure that problems do not tell',
      /^I12: 1 records are failed with changed-in-quickbooks, problems tell of 0/,
      {
        ...withRecord(failed),
        ...deed('retyped'),
      },
    ],
    ['a record that still waits', /^I12: R-1 is pending and says nothing/, withRecord({ syncState: 'pending' })],
    ['a balance', /^I13: the balance of R-1 is 50.00, in QuickBooks 60.00/, withRecord({ balance: '50.00' })],
    ['a balance that was never read', /^I13: the balance of R-1 is null/, withRecord({ balance: null })],
    [
      'a payment that is missing',
      /^I13: the balance of R-1 is 60.00, less what is applied 70.00/,
      withRecord({
        applications: [],
      }),
    ],
  ])('names %s', (_what, sentence, facts) => {
    expect(tradeViolations(facts)).toEqual([expect.stringMatching(sentence)]);
  });

  it('names a document that is gone, and the stock that came back with it', () => {
    expect(tradeViolations(sample({ forms: [credit], stock: { Router: { opened: 100, onHand: 101 } } }))).toEqual([
      'I10: the document of R-1 is not in QuickBooks',
      'I11: QuickBooks has 101 of Router, by the records it is 98',
    ]);
  });

  it('takes the bookkeeper’s word for a document that they changed, until a person decides otherwise', () => {
    const books = { forms: [{ ...form, ...sold(5) }, credit], stock: { Router: { opened: 100, onHand: 96 } } };
    expect(tradeViolations(sample({ ...books, ...deed('retyped') }))).toEqual([]);
    expect(tradeViolations({ ...withRecord(failed), ...books, ...deed('retyped'), problems })).toEqual([]);
    expect(tradeViolations(sample({ ...books, ...deed('overruled') }))).toEqual([
      expect.stringMatching(/^I10: R-1 .*lines are .*5 Router/),
      'I11: QuickBooks has 96 of Router, by the records it is 98',
    ]);
  });

  it('accepts what was voided or deleted by hand, with the stock that came back', () => {
    const stock = { Router: { opened: 100, onHand: 101 } };
    expect(tradeViolations(sample({ forms: [credit], stock, ...deed('deleted') }))).toEqual([]);
    const voided = { ...form, total: '0.00', balance: '0.00', sold: {} };
    expect(tradeViolations(sample({ forms: [voided, credit], stock, ...deed('voided') }))).toEqual([]);
  });

  it('where QuickBooks numbers the documents, their numbers are its own', () => {
    expect(tradeViolations({ ...withForm({ number: '1038' }), ownNumbers: false })).toEqual([]);
  });
});
