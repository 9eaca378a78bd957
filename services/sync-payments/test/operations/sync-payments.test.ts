import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import { readInvoiceMoney, readPaymentSync } from '@autosync/records';
import type { Books, Line } from '../support/books.ts';
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
  customer = await books.addCustomer('Contoso');
});

const pays = (txnId: string, amount: number): Line => ({ txnType: 'Invoice', txnId, amount });
const watermarks = () => worker.db.withTenant(company.tenantId, (tx) => readPaymentSync(tx, company.companyId));
const money = (qboId: string) =>
  worker.db.withTenant(company.tenantId, (tx) =>
    readInvoiceMoney(tx, { companyId: company.companyId, entity: 'Invoice', qboId }),
  );
const today = () => worker.clock.now().toISOString().slice(0, 10);
const yesterday = () => new Date(worker.clock.now().getTime() - 86_400_000).toISOString().slice(0, 10);

async function callsOf(act: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = (await books.calls()).byKind;
  await act();
  const after = (await books.calls()).byKind;
  return Object.fromEntries(
    Object.entries(after)
      .map(([kind, count]) => [kind, count - (before[kind] ?? 0)] as const)
      .filter(([, count]) => count > 0),
  );
}

describe('a cycle', () => {
  it('with nothing changed is one call, and leaves neither a batch nor a row, but a new watermark', async () => {
    await books.addInvoice(customer, 100);
    await company.run();
    // What was read last is asked for once more, since commits do not follow their stamps.
    await worker.advance(15);
    await company.run();
    await worker.advance(15);
    const before = await watermarks();
    let run: Awaited<ReturnType<Company['run']>> | undefined;
    const calls = await callsOf(async () => (run = await company.run()));
    expect(Object.values(calls)).toEqual([1]);
    expect(Object.keys(calls)[0]).toMatch(/cdc/i);
    expect(run).toMatchObject({
      // Nothing is left to merge: how far it read is stored with the end of the slice.
      ends: [{ kind: 'idle', reason: 'nothing-changed', readUntil: expect.any(Date) }],
      batch: false,
      results: [],
      runRows: 0,
    });
    const after = await watermarks();
    expect(after.watermark?.getTime()).toBeGreaterThan(before.watermark?.getTime() ?? Infinity);
  });

  it('that somebody asked for has a batch, which says why it is empty', async () => {
    await company.run();
    const run = await company.run({ trigger: 'manual' });
    expect(run).toMatchObject({ ends: [{ kind: 'finished', reason: 'nothing-changed' }], batch: true, results: [] });
    expect(run.runRows).toBe(1);
  });

  it('tells each payment and credit memo that changed, once', async () => {
    await company.run();
    const [one, two] = [await books.addInvoice(customer, 100), await books.addInvoice(customer, 50)];
    const payment = await books.receive(customer, 120, [pays(one.Id, 100), pays(two.Id, 10)]);
    const credit = await books.addCredit(customer, 30);
    await books.applyCredit(credit.Id, two.Id, 25);
    const { results, batch, ends } = await company.run();
    expect([batch, ends]).toEqual([true, [{ kind: 'finished' }]]);
    expect(results.map(({ externalId, message, amount, state }) => [externalId, amount, message, state])).toEqual([
      [`CreditMemo ${credit.Id}`, '30.00', 'Credit of 30.00, 5.00 left.', 'succeeded'],
      [
        `Payment ${payment.Id}`,
        '120.00',
        'Payment of 120.00: 110.00 applied to 2 invoices, 10.00 not applied.',
        'succeeded',
      ],
      [
        expect.stringMatching(/^Payment /),
        '0.00',
        'Payment of 0.00 and credit of 25.00: 25.00 applied to 1 invoice, 0.00 not applied.',
        'succeeded',
      ],
    ]);
    expect((await company.run()).batch).toBe(false);

    await books.void('Payment', payment.Id);
    const [action] = (await company.run()).results;
    expect(action).toMatchObject({ externalId: `Payment ${payment.Id}`, message: 'Voided in QuickBooks.', attempt: 1 });
  });

  it('learns the currency of the books with the daily count where it is not known yet', async () => {
    await company.run();
    await worker.db.withTenant(company.tenantId, (tx) =>
      tx.query({
        text: 'update records.payment_syncs set home_currency = null where company_id = $1',
        values: [company.companyId],
      }),
    );
    await worker.advance(15);
    await company.run();
    expect((await watermarks()).homeCurrency).toBeNull();
    await worker.advance(1440);
    await company.run();
    expect((await watermarks()).homeCurrency).toBe('USD');
  });

  it('shows an invoice as it is with the payments that made it so, of one moment and for one call', async () => {
    const invoice = await books.addInvoice(customer, 100);
    await company.run();
    const payment = await books.receive(customer, 60, [pays(invoice.Id, 60)]);
    expect(Object.values(await callsOf(() => company.run()))).toEqual([1]);
    expect(await money(invoice.Id)).toMatchObject({ balance: '40.00', applications: [{ amount: '60.00' }] });
    await books.delete('Payment', payment.Id);
    expect(Object.values(await callsOf(() => company.run()))).toEqual([1]);
    expect(await money(invoice.Id)).toMatchObject({ balance: '100.00', applications: [] });
  });

  it.each([
    ['refused', { kind: 'status', status: 503 }],
    ['lost', { kind: 'reset-after' }],
    ['throttled', { kind: 'status', status: 429 }],
  ])('whose call is %s yields, and does not move the watermark', async (_how, fault) => {
    await company.run();
    const before = await watermarks();
    await worker.advance(15);
    await worker.simulator.control('POST', 'faults', { realmId: books.realmId, times: 1, fault });
    let calls = 0;
    const once = () => {
      if ((calls += 1) > 1) throw new Error('crash');
    };
    await expect(company.run({ onCall: once })).rejects.toThrow('crash');
    expect(await watermarks()).toEqual(before);
  });
});

describe('a long read', () => {
  it('the first one goes on where it was, one call per slice, and nothing is merged before its end', async () => {
    const invoice = await books.addInvoice(customer, 100);
    await books.receive(customer, 60, [pays(invoice.Id, 60)]);
    let between: unknown;
    const run = await company.run({
      maxCalls: 1,
      onCall: () => void (between ??= storedState(worker, company)),
    });
    expect(await between).toEqual({ documents: {}, applications: {} });
    expect(run.ends.map(({ kind }) => kind)).toEqual(['yielded', 'yielded', 'yielded', 'finished']);
    expect(await storedState(worker, company)).toEqual(await truth(books));
    expect(run.results).toHaveLength(1);
  });

  it('after 40 days away finds what was deleted meanwhile, by reading each missing document', async () => {
    const invoice = await books.addInvoice(customer, 100);
    const [kept, gone] = [
      await books.receive(customer, 30, [pays(invoice.Id, 30)]),
      await books.receive(customer, 20, [pays(invoice.Id, 20)]),
    ];
    await company.run();
    await books.delete('Payment', gone.Id);
    await worker.advance(40 * 1440);
    const { results } = await company.run();
    expect(results.map(({ externalId, message }) => [externalId, message])).toEqual([
      [`Payment ${gone.Id}`, 'Deleted in QuickBooks.'],
    ]);
    expect(await storedState(worker, company)).toEqual(await truth(books));
    expect(Object.keys((await storedState(worker, company)).applications)).toEqual([
      `${kept.Id} → Invoice ${invoice.Id}`,
    ]);
  });

  it('keeps what change data capture told where it could not tell all', async () => {
    const invoice = await books.addInvoice(customer, 100);
    await company.run();
    await worker.advance(60);
    await company.run();
    await books.receive(customer, 20, [pays(invoice.Id, 20)]);
    await worker.advance(1);
    // The answer for all, and then that for payments alone.
    const fault = { kind: 'fault', code: '6000', message: 'A business validation error', detail: 'Too much' };
    const refused = { realmId: books.realmId, operation: 'cdc', times: 2, fault };
    await worker.simulator.control('POST', 'faults', refused);
    await company.run();
    expect(await storedState(worker, company)).toEqual(await truth(books));
    expect(await money(invoice.Id)).toMatchObject({ balance: '80.00', applications: [{ amount: '20.00' }] });
  });

  it('takes over when change data capture is cut off at 1000 objects, deletions included', async () => {
    const invoice = await books.addInvoice(customer, 5000);
    const old = await books.receive(customer, 20, [pays(invoice.Id, 20)]);
    await company.run();
    await worker.advance(60);
    await company.run();
    await worker.advance(60);
    await books.delete('Payment', old.Id);
    const many = Array.from({ length: 1001 }, (_, index) => index);
    while (many.length > 0) {
      await Promise.all(many.splice(0, 50).map((index) => books.receive(customer, index + 1, [])));
    }
    // A fast machine receives them all within one second, which the last call, of what changed meanwhile, would then cover.
    await worker.advance(1);
    const calls = await callsOf(() => company.run());
    // One for all, one for each of four, and the last one, of what changed meanwhile.
    expect(calls['cdc']).toBe(6);
    // The windows of what changed; then all payments, since one is missing: two pages each, and one more where a page ends
    // inside a second in which many were changed. The count is a query, too, and the missing one is asked for by its Id.
    expect(calls['query Payment']).toBeGreaterThanOrEqual(6);
    expect(calls['query Payment']).toBeLessThanOrEqual(8);
    expect(calls['read Payment']).toBe(1);
    expect(calls['query Invoice']).toBeUndefined();
    expect(await storedState(worker, company)).toEqual(await truth(books));
    await worker.advance(15);
    expect((await company.run()).batch).toBe(false);
  }, 60_000);
});

describe('a starting date', () => {
  /** We missed a payment, and hold another one with wrong applications. */
  async function damaged() {
    const [one, two] = [await books.addInvoice(customer, 100), await books.addInvoice(customer, 50)];
    await books.receive(customer, 60, [pays(one.Id, 60)]);
    const missed = await books.receive(customer, 50, [pays(two.Id, 50)]);
    await company.run();
    await worker.advance(60);
    await company.run();
    await worker.db.withTenant(company.tenantId, async (tx) => {
      for (const [table, column] of [
        ['applications', 'payment_id'],
        ['qbo_documents', 'qbo_id'],
      ] as const) {
        await tx.query({
          text: `delete from records.${table} where company_id = $1 and ${column} = $2`,
          values: [company.companyId, missed.Id],
        });
      }
    });
    await company.run();
    return { one, two, missed };
  }

  it('brings what was missed, and leaves the watermark alone', async () => {
    const { missed } = await damaged();
    const before = await watermarks();
    await worker.advance(5);
    const run = await company.run({ trigger: 'manual', parameters: { startDate: yesterday() } });
    expect(run.results.map(({ externalId }) => externalId)).toEqual([`Payment ${missed.Id}`]);
    expect(await storedState(worker, company)).toEqual(await truth(books));
    expect(await watermarks()).toEqual(before);
  });

  it('as a dry run lists which invoices change from what to what, and writes nothing', async () => {
    const { two } = await damaged();
    const before = [await storedState(worker, company), await watermarks()];
    const run = await company.run({ trigger: 'manual', parameters: { startDate: yesterday(), dryRun: true } });
    expect(run.results).toMatchObject([
      {
        externalId: `Invoice ${two.Id}`,
        entity: 'Invoice',
        qboId: two.Id,
        state: 'succeeded',
        operation: 'none',
        message: 'Applied from 0.00 to 50.00.',
      },
    ]);
    expect([await storedState(worker, company), await watermarks()]).toEqual(before);
  });

  describe('from a preview', () => {
    const preview = async () => {
      let previewId = '';
      const parameters = { startDate: yesterday(), dryRun: true };
      await company.run({ trigger: 'manual', parameters, onEvent: ({ batchId }) => void (previewId = batchId) });
      return { trigger: 'manual' as const, parameters: { startDate: yesterday(), previewId } };
    };

    it('applies what was shown, once, and a second time finds it done', async () => {
      const { missed } = await damaged();
      const approved = await preview();
      const run = await company.run(approved);
      expect(run.results.map(({ externalId, state }) => [externalId, state])).toEqual([
        [`Payment ${missed.Id}`, 'succeeded'],
      ]);
      expect(await storedState(worker, company)).toEqual(await truth(books));
      expect(await company.run(approved)).toMatchObject({
        ends: [{ kind: 'finished', reason: 'nothing-changed' }],
        results: [],
      });
    });

    it('applies nothing, and says of each invoice why, when one of them has changed since', async () => {
      const { one, two } = await damaged();
      const approved = await preview();
      await books.receive(customer, 7, [pays(one.Id, 7)]);
      const before = await storedState(worker, company);
      const { results } = await company.run(approved);
      expect(results.map(({ externalId, state, code, message }) => [externalId, state, code, message])).toEqual([
        [`Invoice ${two.Id}`, 'skipped', '', 'Nothing was applied: other invoices of the dry run have changed since.'],
        [
          `Invoice ${one.Id}`,
          'failed',
          'changed-since-preview',
          expect.stringContaining('applied would go from 60.00 to 67.00, which it did not show'),
        ],
      ]);
      expect(await storedState(worker, company)).toEqual(before);
      // As the sentence says: a dry run again, and a sync from that.
      await company.run(await preview());
      expect(await storedState(worker, company)).toEqual(await truth(books));
    });

    it('survives a crash between its calls', async () => {
      await damaged();
      const approved = await preview();
      const runId = newId();
      const crash = (calls: number) => {
        if (calls === 3) throw new Error('crash');
      };
      await expect(company.run({ ...approved, onCall: crash }, runId)).rejects.toThrow('crash');
      await company.run(approved, runId);
      expect(await storedState(worker, company)).toEqual(await truth(books));
    });
  });

  it('does not ask for what changed before it', async () => {
    await damaged();
    await worker.advance(3 * 1440);
    const run = await company.run({ trigger: 'manual', parameters: { startDate: today() } });
    expect(run.results).toEqual([]);
  });

  it('resumes after a crash, and what a cycle brought meanwhile is not taken back', async () => {
    const invoice = await books.addInvoice(customer, 100);
    const [moved, deleted] = [
      await books.receive(customer, 60, [pays(invoice.Id, 60)]),
      await books.receive(customer, 5, [pays(invoice.Id, 5)]),
    ];
    await company.run();
    const runId = newId();
    const options = { trigger: 'manual' as const, parameters: { startDate: yesterday() } };
    const crash = (calls: number) => {
      if (calls === 4) throw new Error('crash');
    };
    await expect(company.run({ ...options, onCall: crash }, runId)).rejects.toThrow('crash');
    await books.movePayment(moved.Id, [pays(invoice.Id, 10)]);
    await books.delete('Payment', deleted.Id);
    await company.run();
    const cycled = await storedState(worker, company);
    const calls = await callsOf(() => company.run(options, runId));
    expect(calls).toEqual({ 'query Invoice': 1, cdc: 1 });
    expect(await storedState(worker, company)).toEqual(cycled);
    expect(cycled).toEqual(await truth(books));
  });
});
