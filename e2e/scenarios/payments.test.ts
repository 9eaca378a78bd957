import { describe, expect, it } from 'vitest';
import { centsFromNumber, formatMoney } from '@autosync/core';
import { eventually } from '@autosync/testing';
import { createBookkeeper } from '../support/bookkeeper.ts';
import { duringTests } from '../support/during-tests.ts';
import { invoiceItem, invoiceItems } from '../support/invoices.ts';
import { balancesInQuickBooks, paymentsOf, settledInQuickBooks } from '../support/payments.ts';
import { startOwnSystem } from '../support/running-system.ts';
import { slicesOf, type LoggedSlice } from '../support/slices.ts';
import type { Company } from '../support/tenant.ts';

// One "minute" of the AutoSync settings is 100 ms here: an interval of 15 is one cycle every 1.5 seconds.
/** As 1,000 invoices are to a slice of 300. */
const INVOICES = 70;
const SLICE = 20;
/** The lines of two processes carry their own clocks' milliseconds, rounded. */
const CLOCK_TOLERANCE_MS = 5;

const running = duringTests(() =>
  startOwnSystem({
    overrides: { scheduler: { INTERVAL_UNIT_MS: '100' }, 'sync-invoices': { SLICE_MAX_DOCUMENTS: String(SLICE) } },
  }),
);

/** Invoices P-1 … P-6 and a credit memo P-7 in QuickBooks, and their documents there by number. */
async function syncedCompany(name: string) {
  const company = await running.company(name);
  const customer = { name: 'Contoso' };
  const items = [
    ...Array.from({ length: 6 }, (_, n) => invoiceItem('P', n + 1, { customer })),
    invoiceItem('P', 7, { customer, kind: 'credit-memo' }),
  ];
  await company.bulk(items);
  await company.ended((await company.run()).id);
  const documents = new Map<string, { id: string; cents: bigint }>();
  for (const entity of ['Invoice', 'CreditMemo']) {
    for (const { DocNumber = '', Id, TotalAmt } of await running.simulator.documents(company.realmId, entity)) {
      documents.set(DocNumber, { id: Id, cents: centsFromNumber(TotalAmt) });
    }
  }
  const [buyer] = (await running.simulator.documents(company.realmId, 'Customer')).filter(
    ({ DisplayName }) => DisplayName === customer.name,
  );
  const books = createBookkeeper(running.system.simulatorUrl, company.realmId);
  const idOf = (number: string) => documents.get(number)?.id ?? '';
  return {
    company,
    books,
    payments: paymentsOf(running.tenant, company),
    numbers: items.map(({ externalId }) => externalId),
    customerId: buyer?.Id ?? '',
    idOf,
    line: (number: string, amount: number) => ({ txnType: 'Invoice' as const, txnId: idOf(number), amount }),
    amountOf: (number: string) => Number(formatMoney(documents.get(number)?.cents ?? 0n)),
  };
}

async function readOnce(company: Company): Promise<void> {
  await eventually(async () =>
    expect((await company.autoSync()).types['payments']?.lastReason).toBe('nothing-changed'),
  );
}

describe('payments', () => {
  it('end on their invoices to the cent, whatever the bookkeeper does', async () => {
    const { company, books, payments, numbers, customerId, idOf, line, amountOf } = await syncedCompany('Paid Ltd');
    await payments.enable(15);
    await readOnce(company);

    const whole = amountOf('P-1') + 20.1;
    const first = await books.receive(customerId, Math.round(whole * 100) / 100, [
      line('P-1', amountOf('P-1')),
      line('P-2', 20.1),
    ]);
    await books.receive(customerId, 15, [line('P-2', 10.05)]);
    await books.applyCredit(idOf('P-7'), idOf('P-3'), 33.33);
    const moved = await books.receive(customerId, 40, [line('P-4', 40)]);
    const voided = await books.receive(customerId, 12.34, [line('P-5', 12.34)]);
    const deleted = await books.receive(customerId, 5, [line('P-6', 5)]);

    const equal = async () => {
      expect(await payments.applied(numbers)).toEqual(await settledInQuickBooks(running.simulator, company.realmId));
      for (const [number, balance] of Object.entries(await balancesInQuickBooks(running.simulator, company.realmId))) {
        expect(await payments.money(number)).toMatchObject({ quickbooksState: 'live', balance, currency: 'USD' });
      }
    };
    await eventually(equal, { timeoutMs: 20_000 });
    expect(await payments.mirror()).toMatchObject({ [`${moved.Id} → P-4`]: '40.00', [`${deleted.Id} → P-6`]: '5.00' });

    await books.move(moved.Id, [line('P-5', 25)]);
    await books.void('Payment', voided.Id);
    await books.delete('Payment', deleted.Id);
    await eventually(
      async () => {
        await equal();
        const held = await payments.mirror();
        expect(held).toMatchObject({ [`${first.Id} → P-2`]: '20.10', [`${moved.Id} → P-5`]: '25.00' });
        expect(Object.keys(held)).toHaveLength(6);
      },
      { timeoutMs: 20_000 },
    );

    await eventually(async () => {
      const batches = (await company.batches()).filter(({ label }) => label === '[Paid Ltd] AutoSyncModule Payments');
      expect(batches.length).toBeGreaterThan(0);
      expect(new Set(batches.map(({ state }) => state))).toEqual(new Set(['finished']));
    });

    const held = await payments.mirror();
    for (const dryRun of [true, false]) {
      const { id } = await payments.run({ startDate: '2026-01-01', dryRun });
      const expected = { state: 'finished', label: '[Paid Ltd] Payments', reason: 'nothing-changed' };
      expect(await company.ended(id)).toMatchObject(expected);
    }
    expect(await payments.mirror()).toEqual(held);
  }, 90_000);

  it('say of an invoice that somebody voids or deletes in QuickBooks what became of it', async () => {
    const { company, books, payments, customerId, idOf, line } = await syncedCompany('Ended Ltd');
    await payments.enable(15, { invoices: false });
    await readOnce(company);
    await books.receive(customerId, 10, [line('P-1', 10)]);
    await books.void('Invoice', idOf('P-1'));
    await books.delete('Invoice', idOf('P-2'));
    await eventually(
      async () => {
        expect(await payments.money('P-1')).toMatchObject({ quickbooksState: 'voided', balance: null });
        expect(await payments.money('P-2')).toMatchObject({ quickbooksState: 'deleted', balance: null });
      },
      { timeoutMs: 20_000 },
    );
    const problems = (await payments.problems()).map(({ code, causes }) => [code, causes[0]?.externalIds]);
    expect(Object.fromEntries(problems)).toEqual({
      'deleted-in-quickbooks': ['P-2'],
      'voided-in-quickbooks': ['P-1'],
    });
    await eventually(async () => {
      const states = (await company.batches()).filter(({ label }) => label === '[Ended Ltd] AutoSyncModule Payments');
      expect(states.map(({ state }) => state)).toContain('finishedWithWarning');
    });
  }, 60_000);

  it('with nothing changed cost one read per cycle: no batch, no row', async () => {
    const { company, payments } = await syncedCompany('Idle Ltd');
    await payments.enable(15);
    await readOnce(company);
    const state = async () => ({
      batches: await company.batches(),
      rows: (
        await running.db.withAllTenants((tx) =>
          tx.query({
            text: `select
              (select count(*) from records.runs where company_id = $1 and ended)::int as runs,
              (select count(*) from records.result_outbox where company_id = $1)::int as results,
              (select count(*) from records.document_reads where company_id = $1)::int as reads,
              (select count(*) from records.staged_documents where company_id = $1)::int as staged`,
            values: [company.id],
          }),
        )
      ).rows[0],
    });
    const counts = async () => {
      const { calls } = await running.simulator.ledger(company.realmId);
      const slots = (await company.autoSync()).types['payments']?.slots;
      const capture = Object.entries(calls.byKind).find(([kind]) => /cdc/i.test(kind))?.[1] ?? 0;
      return { all: calls.total, capture, cycles: (slots?.queued ?? 0) + (slots?.skipped ?? 0) };
    };
    const before = await state();
    expect(before.rows).toMatchObject({ results: 0, reads: 0, staged: 0 });
    const start = await counts();
    await eventually(
      async () => {
        const now = await counts();
        expect(now.cycles - start.cycles).toBeGreaterThanOrEqual(3);
        expect(now.all - start.all).toBe(now.capture - start.capture);
        expect(now.capture - start.capture).toBe(now.cycles - start.cycles);
      },
      { timeoutMs: 20_000, intervalMs: 100 },
    );
    await eventually(async () => expect(await state()).toEqual(before));
  }, 60_000);

  it('and invoices due together run one after the other, payments first', async () => {
    const { company, payments } = await syncedCompany('Together Ltd');
    await payments.enable(20);
    const slices = slicesFromNow(company);
    await readOnce(company);
    await company.bulk(invoiceItems('T', 10));
    const firstInvoices = () => slices().findIndex(({ type }) => type === 'invoices');
    await eventually(() => firstInvoices() > 0, { timeoutMs: 20_000 });
    const taken = slices();
    const [before, invoices] = taken.slice(firstInvoices() - 1);
    expect(before?.type).toBe('payments');
    expect((invoices?.startedMs ?? 0) - (before?.endedMs ?? 0)).toBeLessThan(1500);
    expectOneAtATime(taken);
  }, 60_000);

  it('and a manual batch get their turn while a long batch is under way', async () => {
    const { company, payments } = await syncedCompany('Turns Ltd');
    await company.bulk(invoiceItems('L', INVOICES));
    await payments.enable(20, { invoices: false });
    const slices = slicesFromNow(company);
    const long = await company.run();
    const yielded = () => slices().find(({ type, outcome }) => type === 'invoices' && outcome === 'yielded');
    const runId = await eventually(() => yielded()?.runId ?? false, { timeoutMs: 40_000, intervalMs: 50 });
    await company.put(invoiceItem('M', 1));
    const { id } = await company.record('M-1');
    const manual = await company.ended((await company.run([id])).id, 30_000);
    const big = await company.ended(long.id);

    expect(big).toMatchObject({ state: 'finished', counts: { total: INVOICES, succeeded: INVOICES } });
    expect(manual).toMatchObject({ state: 'finished', counts: { total: 1, succeeded: 1 } });
    expect(Date.parse(manual.finishedAt ?? '')).toBeLessThan(Date.parse(big.finishedAt ?? ''));
    const order = slices().map((slice) => (slice.runId === runId ? 'long' : slice.type));
    const between = order.slice(order.indexOf('long'), order.lastIndexOf('long'));
    expect(between).toEqual(expect.arrayContaining(['payments', 'invoices']));
    expectOneAtATime(slices());
  }, 90_000);
});

/** The slices of a company that end after this moment. */
function slicesFromNow(company: Company) {
  const since = Date.now();
  return () => slicesOf(running.logs(), company.id).filter(({ endedMs }) => endedMs > since);
}

function expectOneAtATime(slices: LoggedSlice[]): void {
  for (const [index, { startedMs }] of slices.entries()) {
    expect(startedMs).toBeGreaterThanOrEqual((slices[index - 1]?.endedMs ?? 0) - CLOCK_TOLERANCE_MS);
  }
}

describe('books that began anew', () => {
  type Reset = {
    detail: string;
    known: Record<string, number>;
    decisions: { decision: string; does: string }[];
  };

  it('stop the company until somebody decides; then the records are in the new ones, and what is paid there comes back', async () => {
    const { company, books, payments, numbers, customerId, line } = await syncedCompany('Anew Ltd');
    await payments.enable(15);
    await readOnce(company);
    await books.receive(customerId, 10, [line('P-1', 10)]);
    await eventually(async () => expect(Object.values(await payments.mirror())).toEqual(['10.00']), {
      timeoutMs: 20_000,
    });

    await books.reset();
    // Low Ids alone are believed after an hour; QuickBooks says it at once.
    await running.simulator.addFault({
      realmId: company.realmId,
      operation: 'cdc',
      fault: { kind: 'fault', code: '10200', message: 'Company has been reset', detail: 'The request is stale' },
    });
    const path = `/v1/companies/${company.id}/books-reset`;
    const found = await eventually(
      async () => {
        const answer = await running.tenant.call<Reset>(path);
        if (answer.status !== 200) throw new Error(`${answer.status}`);
        return answer;
      },
      { timeoutMs: 20_000 },
    );
    expect(found.body).toMatchObject({ known: { records: 7, mappings: 0 } });
    expect(found.body.decisions.map(({ decision }) => decision)).toEqual(['send-again', 'rest', 'same-books']);
    // The connection is stopped a moment after it is known why.
    await eventually(async () => {
      const { reason } = await company.must<{ reason: string }>(`/v1/companies/${company.id}/connection`);
      expect(reason).toContain('`books-reset` of the company');
    });
    expect(await running.simulator.documents(company.realmId, 'Invoice')).toEqual([]);

    // Connecting anew decides nothing.
    await company.connect();
    await eventually(async () =>
      expect(await company.must(`/v1/companies/${company.id}/connection`)).toMatchObject({ state: 'needsReconnect' }),
    );

    const etag = found.headers.get('etag') ?? '';
    const decide = (headers: Record<string, string>) =>
      running.tenant.call<{ known: object }>(path, { method: 'POST', body: { decision: 'send-again' }, headers });
    expect((await decide({})).status).toBe(428);
    expect((await decide({ 'if-match': '"1"' })).status).toBe(412);
    const key = { 'if-match': etag, 'idempotency-key': 'anew-1' };
    const decided = await decide(key);
    expect(decided).toMatchObject({ status: 200, body: { decision: 'send-again', known: found.body.known } });
    expect(await decide(key)).toMatchObject({ status: 200, body: decided.body });
    expect((await running.tenant.call(path)).status).toBe(404);

    // The scheduled cycles do the rest.
    await eventually(
      async () => {
        for (const number of numbers) expect(await company.record(number)).toMatchObject({ syncState: 'synced' });
      },
      { timeoutMs: 30_000 },
    );
    const invoices = await running.simulator.documents(company.realmId, 'Invoice');
    expect(new Set(invoices.map(({ DocNumber }) => DocNumber))).toEqual(new Set(numbers.slice(0, 6)));
    expect(await running.simulator.documents(company.realmId, 'CreditMemo')).toHaveLength(1);
    const [first] = invoices.filter(({ DocNumber }) => DocNumber === 'P-1');
    const buyer = (first?.['CustomerRef'] as { value: string } | undefined)?.value ?? '';
    const paid = await books.receive(buyer, 25, [{ txnType: 'Invoice', txnId: first?.Id ?? '', amount: 25 }]);
    await eventually(async () => expect(await payments.mirror()).toEqual({ [`${paid.Id} → P-1`]: '25.00' }), {
      timeoutMs: 20_000,
    });
    const audit = await company.must<{ items: { action: string; after: unknown }[] }>(
      `/v1/audit-events?companyId=${company.id}`,
    );
    expect(audit.items).toContainEqual(
      expect.objectContaining({ action: 'books-reset.decided', after: { decision: 'send-again', connected: true } }),
    );
  }, 90_000);
});
