import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listDocumentProblems, listPayments, readInvoiceMoney, readPaymentSync } from '@autosync/records';
import type { Books, Doc, Line } from '../support/books.ts';
import { storedState, truth } from '../support/state.ts';
import { openWorker, type Company, type Worker } from '../support/worker.ts';

let worker: Worker;
let company: Company;
let books: Books;
let customer: string;

beforeAll(async () => {
  worker = await openWorker();
}, 60_000);
afterAll(() => worker?.close());
beforeEach(async () => {
  await worker.simulator.control('DELETE', 'faults');
  company = await worker.company();
  ({ books } = company);
  customer = await books.addCustomer('Fabrikam');
});

const pays = (txnId: string, amount: number): Line => ({ txnType: 'Invoice', txnId, amount });
const payments = () =>
  worker.db.withTenant(company.tenantId, (tx) => listPayments(tx, { companyId: company.companyId, limit: 100 }));
const money = (qboId: string) =>
  worker.db.withTenant(company.tenantId, (tx) =>
    readInvoiceMoney(tx, { companyId: company.companyId, entity: 'Invoice', qboId }),
  );
const problems = () =>
  worker.db.withTenant(company.tenantId, (tx) =>
    listDocumentProblems(tx, { companyId: company.companyId, limit: 100 }),
  );
const watermark = async () =>
  (await worker.db.withTenant(company.tenantId, (tx) => readPaymentSync(tx, company.companyId))).watermark;

/** The next capture is answered with this instead of what is in the books. */
async function answerCapture(parts: Record<string, object[]>, times = 1): Promise<void> {
  const QueryResponse = Object.entries(parts).map(([entity, rows]) => ({ [entity]: rows }));
  const body = JSON.stringify({ CDCResponse: [{ QueryResponse }], time: worker.clock.now().toISOString() });
  const fault = { kind: 'status', status: 200, body, contentType: 'application/json' };
  await worker.simulator.control('POST', 'faults', { realmId: books.realmId, operation: 'cdc', times, fault });
}

const metered = async () => (await books.calls()).total;

describe('a document that cannot be read', () => {
  const malformed: [string, object][] = [
    ['an amount as text', { TotalAmt: '30.10' }],
    ['1e21', { TotalAmt: 1e21 }],
    ['an amount out of range', { TotalAmt: Number('99999999999999.99') }],
    ['a token "x"', { SyncToken: 'x' }],
    ['an impossible day and NUL', { TxnDate: '0219-02-30', PaymentRefNum: 'A\0' }],
    ['an unknown TxnType', { Line: [{ Amount: 5, LinkedTxn: [{ TxnId: '1', TxnType: 'Banana' }] }] }],
    ['a line without an amount', { Line: [{ LinkedTxn: [{ TxnId: '1', TxnType: 'Invoice' }] }] }],
  ];

  it.each(malformed)(
    'because of %s fails alone and once, is one open problem, and comes when it is mended',
    async (_, more) => {
      await company.run();
      const bad = await books.receive(customer, 30.1, []);
      const good = await books.receive(customer, 5, []);
      const [badDoc, goodDoc] = [bad, good] as (Doc & object)[];
      await answerCapture({ Payment: [{ ...badDoc, ...more }, goodDoc ?? {}] }, 2);

      const first = await company.run();
      expect(first.ends).toEqual([{ kind: 'finished' }]);
      const told = first.results.map(({ externalId, state, code }) => [externalId, state, code]);
      expect(told).toEqual([
        [`Payment ${good.Id}`, 'succeeded', ''],
        [`Payment ${bad.Id}`, 'failed', 'document-unreadable'],
      ]);
      expect(await problems()).toMatchObject([{ what: 'unreadable', externalId: `Payment ${bad.Id}` }]);

      expect(await company.run()).toMatchObject({ batch: false, results: [] });
      expect(await problems()).toHaveLength(1);

      const { results } = await company.run();
      expect(results).toMatchObject([{ externalId: `Payment ${bad.Id}`, state: 'succeeded' }]);
      expect(await problems()).toEqual([]);
      expect(await storedState(worker, company)).toEqual(await truth(books));
    },
  );

  it('that has no Id is told by its form, and forgotten when nothing shows it any more', async () => {
    await company.run();
    const { Id: _, ...nameless } = (await books.receive(customer, 7, [])) as Doc & { Id?: string };
    await answerCapture({ Payment: [nameless, null as never] });
    const { results } = await company.run();
    expect(results).toHaveLength(2);
    expect(new Set(results.map(({ state }) => state))).toEqual(new Set(['failed']));
    await worker.advance(1);
    await company.run();
    expect(await problems()).toEqual([]);
    expect(await storedState(worker, company)).toEqual(await truth(books));
  });

  it('stays a problem, and is looked at in each cycle, while no capture tells of it any more', async () => {
    await company.run();
    const bad = await books.receive(customer, 30.1, []);
    await answerCapture({ Payment: [{ ...bad, TotalAmt: 'x' }] }, 2);
    for (let cycles = 0; cycles < 2; cycles += 1) {
      await company.run();
      await worker.advance(60);
    }
    expect((await company.run()).ends).toEqual([{ kind: 'idle', reason: 'nothing-changed' }]);
    expect(await problems()).toHaveLength(1);
  });

  it('is told again to somebody who asks for a batch by hand', async () => {
    await company.run();
    const bad = await books.receive(customer, 30.1, []);
    await answerCapture({ Payment: [{ ...bad, TotalAmt: 'x' }] }, 2);
    await company.run();
    const { results } = await company.run({ trigger: 'manual' });
    expect(results).toMatchObject([{ externalId: `Payment ${bad.Id}`, state: 'failed' }]);
  });
});

describe('a deletion that is none', () => {
  async function calledDeleted() {
    const invoice = await books.addInvoice(customer, 100);
    const payment = await books.receive(customer, 60, [pays(invoice.Id, 60)]);
    await company.run();
    const { MetaData } = payment as Doc & { MetaData: object };
    const deleted = { domain: 'QBO', status: 'Deleted', Id: payment.Id, MetaData };
    await answerCapture({ Payment: [deleted] });
    const { results } = await company.run();
    expect(results).toMatchObject([{ externalId: `Payment ${payment.Id}`, message: 'Deleted in QuickBooks.' }]);
    return { payment, deleted };
  }

  it('is healed by the next cycle that shows the payment, and not believed again', async () => {
    const { payment, deleted } = await calledDeleted();
    const { results } = await company.run();
    expect(results).toMatchObject([
      {
        externalId: `Payment ${payment.Id}`,
        message: expect.stringContaining('It had been reported as deleted, and is there.'),
      },
    ]);
    expect(await storedState(worker, company)).toEqual(await truth(books));
    await answerCapture({ Payment: [deleted] });
    expect(await company.run()).toMatchObject({ batch: false });
    expect(await storedState(worker, company)).toEqual(await truth(books));
  });

  it('is healed by a starting date', async () => {
    await calledDeleted();
    await worker.advance(60);
    const startDate = new Date(worker.clock.now().getTime() - 2 * 86_400_000).toISOString().slice(0, 10);
    await company.run({ trigger: 'manual', parameters: { startDate } });
    expect(await storedState(worker, company)).toEqual(await truth(books));
  });

  it('is found by the count of the next day', async () => {
    await calledDeleted();
    await worker.advance(1440);
    await company.run();
    expect(await storedState(worker, company)).toEqual(await truth(books));
  });
});

describe('a clock that is wrong', () => {
  it('of QuickBooks, ahead in one answer, hides no payment', async () => {
    const invoice = await books.addInvoice(customer, 100);
    await company.run();
    await worker.simulator.control('POST', 'clock', { advanceMs: 30 * 60_000 });
    await company.run();
    expect((await watermark())?.getTime()).toBeLessThanOrEqual(worker.clock.now().getTime());
    await worker.simulator.control('POST', 'clock', { advanceMs: -30 * 60_000 });
    await books.receive(customer, 11.11, [pays(invoice.Id, 11.11)]);
    for (const minutes of [15, 16]) {
      await worker.advance(minutes);
      await company.run();
      expect(await storedState(worker, company)).toEqual(await truth(books));
    }
  });

  it('of ours, which left a watermark ahead, costs a day that is read again', async () => {
    const invoice = await books.addInvoice(customer, 100);
    await company.run();
    await worker.db.withTenant(company.tenantId, (tx) =>
      tx.query({
        text: `update records.payment_syncs set watermark = clock_timestamp() + interval '10 days' where company_id = $1`,
        values: [company.companyId],
      }),
    );
    await worker.advance(-30);
    await books.receive(customer, 11.11, [pays(invoice.Id, 11.11)]);
    await worker.advance(30);
    await company.run();
    expect(await storedState(worker, company)).toEqual(await truth(books));
    expect((await watermark())?.getTime()).toBeLessThanOrEqual(worker.clock.now().getTime());
  });
});

describe('the daily count', () => {
  const lose = (table: string, column: string, id: string) =>
    worker.db.withTenant(company.tenantId, (tx) =>
      tx.query({
        text: `delete from records.${table} where company_id = $1 and ${column} = $2`,
        values: [company.companyId, id],
      }),
    );

  it('finds a payment that was never seen, and brings it', async () => {
    const invoice = await books.addInvoice(customer, 100);
    const missed = await books.receive(customer, 60, [pays(invoice.Id, 60)]);
    await company.run();
    await worker.advance(60);
    await company.run();
    await lose('applications', 'payment_id', missed.Id);
    await lose('qbo_documents', 'qbo_id', missed.Id);
    await worker.advance(15);
    expect((await company.run()).batch).toBe(false);
    await worker.advance(1440);
    const { results } = await company.run();
    expect(results).toMatchObject([{ externalId: `Payment ${missed.Id}`, amount: '60.00' }]);
    expect(await storedState(worker, company)).toEqual(await truth(books));
  });

  it('finds a change that was never seen', async () => {
    const invoice = await books.addInvoice(customer, 100);
    const moved = await books.receive(customer, 60, [pays(invoice.Id, 60)]);
    await company.run();
    await worker.advance(60 * 24 * 31);
    await company.run();
    await books.movePayment(moved.Id, [pays(invoice.Id, 20)]);
    await worker.advance(15);
    await answerCapture({});
    await company.run();
    await worker.advance(60);
    expect((await company.run()).batch).toBe(false);
    await worker.advance(1440);
    await company.run();
    expect(await storedState(worker, company)).toEqual(await truth(books));
  });

  it('costs six calls a day where nothing is missing, and none in between', async () => {
    await books.receive(customer, 60, []);
    await company.run();
    await worker.advance(1440);
    const before = await metered();
    expect((await company.run()).batch).toBe(false);
    expect((await metered()) - before).toBe(7);
    await worker.advance(15);
    await company.run();
    expect((await metered()) - before).toBe(8);
  });
});

describe('many deletions', () => {
  it('are proven two hundred at a time', async () => {
    const many: Doc[] = [];
    while (many.length < 1100) {
      const part = Array.from({ length: 50 }, () => books.receive(customer, 1, []));
      many.push(...(await Promise.all(part)));
    }
    await company.run();
    await worker.advance(60);
    for (let rest = many; rest.length > 0; rest = rest.slice(50)) {
      await Promise.all(rest.slice(0, 50).map(({ Id }) => books.delete('Payment', Id)));
    }
    const before = await metered();
    const { results } = await company.run();
    expect(results).toHaveLength(1100);
    expect(await storedState(worker, company)).toEqual(await truth(books));
    expect((await metered()) - before).toBeLessThan(30);
  }, 120_000);
});

describe('books that began anew', () => {
  it('stop the company when a new document has the Id of an old one', async () => {
    const invoice = await books.addInvoice(customer, 100);
    await books.receive(customer, 60, [pays(invoice.Id, 60)]);
    await company.run();
    await worker.advance(120);
    await company.run();
    await books.reset();
    const held = await storedState(worker, company);
    const newcomer = await books.addCustomer('Somebody else');
    await books.receive(newcomer, 1, []);
    const run = await company.run();
    expect(run.ends).toEqual([{ kind: 'failed', category: 'conflict', reason: 'books-reset' }]);
    expect(run.stopped).toMatch(
      /^The books of the company began anew in QuickBooks: .*`books-reset` of the company.* \(the Id 1 belongs to another/,
    );
    expect(await storedState(worker, company)).toEqual(held);
  });

  it('stop it also when nothing is in them yet, with the next count', async () => {
    for (const amount of [1, 2, 3]) await books.receive(customer, amount, []);
    await company.run();
    await books.reset();
    await worker.advance(1440);
    const run = await company.run();
    expect(run.ends).toEqual([{ kind: 'failed', category: 'conflict', reason: 'books-reset' }]);
    expect(run.stopped).toContain('none of 3 documents is there any more');
  });

  it('stop it when a read from a starting date finds that all is gone, and nothing is marked as deleted', async () => {
    for (const amount of [1, 2, 3]) await books.receive(customer, amount, []);
    await company.run();
    await worker.advance(60);
    await books.reset();
    const held = await storedState(worker, company);
    const run = await company.run({ parameters: { startDate: '2020-01-01' }, trigger: 'manual' });
    expect(run.ends).toEqual([{ kind: 'failed', category: 'conflict', reason: 'books-reset' }]);
    expect(run.stopped).toContain('none of 3 documents is there any more');
    expect(await storedState(worker, company)).toEqual(held);
  });

  it('stop it when QuickBooks says so', async () => {
    await company.run();
    const fault = { kind: 'fault', code: '10200', message: 'Company has been reset', detail: 'The request is stale' };
    await worker.simulator.control('POST', 'faults', { realmId: books.realmId, operation: 'cdc', fault });
    const run = await company.run();
    expect(run.ends).toEqual([{ kind: 'failed', category: 'conflict', reason: 'books-reset' }]);
    expect(run.stopped).toContain('10200');
  });

  it('are not suspected where a low Id comes late but all others are still there', async () => {
    const old = await books.receive(customer, 60, []);
    await company.run();
    await worker.advance(120);
    await company.run();
    const MetaData = {
      CreateTime: worker.clock.now().toISOString(),
      LastUpdatedTime: worker.clock.now().toISOString(),
    };
    await answerCapture({ Payment: [{ ...old, Id: '0', SyncToken: '0', MetaData }] });
    const run = await company.run();
    expect(run.stopped).toBeNull();
    expect(run.results).toMatchObject([{ externalId: 'Payment 0' }]);
  });
});

describe('the customer’s name', () => {
  it('is the present one on all payments after a rename, in one call', async () => {
    await books.receive(customer, 60, []);
    await company.run();
    await worker.advance(60);
    await books.edit('Customer', customer, { DisplayName: 'Fabrikam GmbH' });
    const before = await metered();
    expect((await company.run()).batch).toBe(false);
    expect((await metered()) - before).toBe(1);
    await books.receive(customer, 5, []);
    await company.run();
    expect((await payments()).map((payment) => payment.customer.name)).toEqual(['Fabrikam GmbH', 'Fabrikam GmbH']);
  });
});

describe('an invoice of ours', () => {
  it.each(['void', 'delete'] as const)(
    'that somebody %ss in QuickBooks warns once, and has no balance',
    async (act) => {
      const invoice = await books.addInvoice(customer, 100);
      await books.receive(customer, 60, [pays(invoice.Id, 60)]);
      const [current] = (await books.documents('Invoice')).filter(({ Id }) => Id === invoice.Id);
      const recordId = await company.ownRecord('INV-1', current ?? invoice);
      await company.run();
      expect(await problems()).toEqual([]);
      await books[act]('Invoice', invoice.Id);
      const { results } = await company.run();
      const state = act === 'void' ? 'voided' : 'deleted';
      expect(results.filter((action) => action['recordId'] === recordId)).toMatchObject([
        { externalId: 'INV-1', state: 'warning', code: `${state}-in-quickbooks`, category: 'conflict' },
      ]);
      expect(await money(invoice.Id)).toMatchObject({ state, balance: null, applications: [] });
      expect(await problems()).toMatchObject([{ what: state, externalId: 'INV-1', recordType: 'invoices' }]);
      expect((await company.run()).batch).toBe(false);
    },
  );

  it('that was deleted before anybody read it says so, too', async () => {
    await company.run();
    const invoice = await books.addInvoice(customer, 100);
    await company.ownRecord('INV-1', invoice);
    await books.delete('Invoice', invoice.Id);
    const { results } = await company.run();
    expect(results).toMatchObject([{ externalId: 'INV-1', state: 'warning', code: 'deleted-in-quickbooks' }]);
    expect(await money(invoice.Id)).toMatchObject({ state: 'deleted', balance: null });
  });

  it('that comes back as we wrote it leaves no batch behind, and shows what is open', async () => {
    await company.run();
    const invoice = await books.addInvoice(customer, 100);
    await company.ownRecord('INV-1', invoice);
    expect(await company.run()).toMatchObject({ batch: false, runRows: 0 });
    expect(await money(invoice.Id)).toMatchObject({ balance: '100.00' });
  });
});

describe('money in another currency', () => {
  it('says so in the payment, its applications, the invoice and the action', async () => {
    const [preferences] = await books.documents('Preferences');
    await books.edit('Preferences', preferences?.Id ?? '1', { CurrencyPrefs: { MultiCurrencyEnabled: true } });
    const euro = await books.addCustomer('Euro AG', { CurrencyRef: { value: 'EUR' } });
    const invoice = await books.addInvoice(euro, 100, { CurrencyRef: { value: 'EUR' } });
    await company.run();
    await books.receive(euro, 100, [pays(invoice.Id, 100)]);
    const { results } = await company.run();
    expect(results).toMatchObject([
      { message: 'Payment of 100.00 EUR: 100.00 applied to 1 invoice, 0.00 not applied.' },
    ]);
    const euros = { currency: 'EUR', exchangeRate: expect.stringMatching(/^1\.\d+$/) };
    expect(await payments()).toMatchObject([{ ...euros, total: '100.00', applications: [euros] }]);
    expect(await money(invoice.Id)).toMatchObject({ ...euros, balance: '0.00' });
  });

  it('is the company’s own where QuickBooks names none', async () => {
    await company.run();
    await books.receive(customer, 5, []);
    await company.run();
    expect(await payments()).toMatchObject([{ currency: 'USD' }]);
  });
});
