import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { invoice } from '../support/invoices.ts';
import { deletion, document, paymentsWorker } from '../support/payments.ts';
import type { PaymentsWorker } from '../support/payments.ts';

let gateway: TestGateway;
let tenant: Awaited<ReturnType<TestGateway['tenant']>>;
let worker: PaymentsWorker;
beforeAll(async () => {
  gateway = await testGateway({ env: { SYNC_TYPES: 'invoices,payments' } });
  tenant = await gateway.tenant('Northwind');
  worker = paymentsWorker(gateway.database, tenant.id);
});
afterAll(async () => {
  await worker.stop();
  await gateway.stop();
});

type Application = { paymentId: string; target: { entity: string; quickbooksId: string }; amount: string };
type Change = Application & { change: 'set' | 'removed' };

const keyOf = ({ paymentId, target }: Application) => `${paymentId} → ${target.entity} ${target.quickbooksId}`;
const get = async (companyId: string, path: string) =>
  (await tenant.call('GET', `/v1/companies/${companyId}/${path}`)).body;

async function syncedInvoice(companyId: string, externalId: string, qboId: string, token = '0'): Promise<string> {
  const put = await tenant.call('PUT', `/v1/companies/${companyId}/invoices/${externalId}`, { body: invoice() });
  await worker.synced(put.body.id, ['Invoice', qboId, token]);
  return put.body.id;
}

/** Reads the feed on from a cursor until there is no more, and keeps what it says: as a client would. */
async function follow(companyId: string, held: Map<string, string>, from: string | null, limit = 2) {
  let cursor = from;
  for (let pages = 0; pages < 50; pages++) {
    const after = cursor === null ? '' : `&after=${cursor}`;
    const page = await get(companyId, `payment-applications?limit=${limit}${after}`);
    for (const item of page.items as Change[]) {
      if (item.change === 'set') held.set(keyOf(item), item.amount);
      else held.delete(keyOf(item));
    }
    cursor = page.nextCursor as string;
    if (!page.hasMore) return cursor;
  }
  throw new Error('the feed has no end');
}

/** All applications that the list of payments shows. */
async function listed(companyId: string): Promise<Map<string, string>> {
  const { items } = await get(companyId, 'payments?limit=200');
  const payments = (items as { entity: string; applications: Application[] }[]).filter(
    ({ entity }) => entity === 'Payment',
  );
  return new Map(
    payments.flatMap(({ applications }) => applications.map((item) => [keyOf(item), item.amount] as const)),
  );
}

describe('the list of payments', () => {
  it('shows payments and credit memos with what they are applied to, and our record behind it', async () => {
    const { id: companyId } = await tenant.company('Contoso');
    const recordId = await syncedInvoice(companyId, 'INV-20', '20');
    await worker.read(companyId, [
      document('Payment', '1', {
        total: '150.00',
        open: '40.00',
        pays: { 'Invoice 20': '60.00', 'Invoice 99': '50.00' },
      }),
      document('Payment', '2', { total: '0.00', pays: { 'CreditMemo 30': '25.00', 'Invoice 20': '25.00' } }),
      document('CreditMemo', '30', { open: '75.00', referenceNumber: 'CM-1', customerId: '8' }),
      document('Invoice', '20', { open: '15.00' }),
    ]);
    const to = (paymentId: string, [entity, quickbooksId]: string[], amount: string, record: object | null = null) => ({
      paymentId,
      target: { entity, quickbooksId, record },
      amount,
      currency: null,
      exchangeRate: null,
    });
    const ours = { id: recordId, externalId: 'INV-20' };
    const common = {
      customer: { quickbooksId: '7', name: 'Fabrikam Inc' },
      date: '2026-02-01',
      currency: null,
      exchangeRate: null,
      referenceNumber: null,
      method: null,
      memo: null,
      depositAccount: null,
      state: 'live',
      stateSince: null,
      changedAt: '2026-02-01T12:00:00.000Z',
    };
    expect((await get(companyId, 'payments')).items).toEqual([
      {
        ...common,
        entity: 'CreditMemo',
        quickbooksId: '30',
        customer: { quickbooksId: '8', name: null },
        total: '100.00',
        unapplied: '75.00',
        referenceNumber: 'CM-1',
        applications: [to('2', ['CreditMemo', '30'], '25.00')],
      },
      {
        ...common,
        entity: 'Payment',
        quickbooksId: '1',
        total: '150.00',
        unapplied: '40.00',
        applications: [to('1', ['Invoice', '20'], '60.00', ours), to('1', ['Invoice', '99'], '50.00')],
      },
      {
        ...common,
        entity: 'Payment',
        quickbooksId: '2',
        total: '0.00',
        unapplied: '0.00',
        applications: [to('2', ['CreditMemo', '30'], '25.00'), to('2', ['Invoice', '20'], '25.00', ours)],
      },
    ]);
  });

  it('keeps voided and deleted ones, applied to nothing', async () => {
    const { id: companyId } = await tenant.company('Voided');
    const pays = { 'Invoice 20': '100.00' };
    await worker.read(companyId, [document('Payment', '1', { pays }), document('Payment', '2', { pays })]);
    const voided = document('Payment', '1', { state: 'voided', syncToken: 1, total: '0.00' });
    await worker.read(companyId, [voided, deletion('Payment', '2')]);
    expect((await get(companyId, 'payments')).items).toEqual([
      expect.objectContaining({
        quickbooksId: '1',
        state: 'voided',
        stateSince: '2026-02-01T12:00:00.000Z',
        total: '0.00',
        applications: [],
      }),
      expect.objectContaining({
        quickbooksId: '2',
        state: 'deleted',
        stateSince: '2026-02-02T12:00:00.000Z',
        total: '100.00',
        applications: [],
      }),
    ]);
  });

  it('says in which currency, how it was paid and where it went', async () => {
    const { id: companyId } = await tenant.company('Euros');
    await worker.homeCurrency(companyId, 'USD');
    const euros = { currency: 'EUR', exchangeRate: '1.17' };
    const details = { method: 'Check', memo: 'thanks', depositAccount: { qboId: '4', name: 'Undeposited Funds' } };
    await syncedInvoice(companyId, 'INV-20', '20');
    await worker.read(companyId, [
      document('Payment', '1', { ...euros, details, pays: { 'Invoice 20': '60.00' } }),
      document('Payment', '2', { pays: { 'Invoice 21': '60.00' } }),
      document('Invoice', '20', { ...euros, open: '40.00' }),
    ]);
    expect((await get(companyId, 'payments')).items).toEqual([
      expect.objectContaining({
        ...euros,
        method: 'Check',
        memo: 'thanks',
        depositAccount: { quickbooksId: '4', name: 'Undeposited Funds' },
        applications: [expect.objectContaining(euros)],
      }),
      expect.objectContaining({ currency: 'USD', exchangeRate: null, method: null }),
    ]);
    const feed = (await get(companyId, 'payment-applications')).items;
    expect(feed).toEqual([expect.objectContaining(euros), expect.objectContaining({ currency: 'USD' })]);
    const record = await get(companyId, 'invoices/INV-20');
    expect(record).toMatchObject({ ...euros, balance: '40.00', applications: [euros] });
  });

  it('is paged through by cursor, each one once', async () => {
    const { id: companyId } = await tenant.company('Paged');
    const payments = ['1', '10', '2', '21', '3'].map((id) => document('Payment', id));
    await worker.read(companyId, [...payments, document('CreditMemo', '1')]);
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let pages = 0; cursor !== null && pages < 10; pages++) {
      const page = await get(companyId, `payments?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.items.map((item: { entity: string; quickbooksId: string }) => item.entity + item.quickbooksId));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(['CreditMemo1', 'Payment1', 'Payment10', 'Payment2', 'Payment21', 'Payment3']);
  });

  it('is searched by number, customer and our invoice, and filtered by state', async () => {
    const { id: companyId } = await tenant.company('Searched');
    await syncedInvoice(companyId, 'INV-20', '20');
    await worker.read(companyId, [
      document('Payment', '1', { total: '60.00', pays: { 'Invoice 20': '60.00' } }),
      document('Payment', '2', { referenceNumber: 'CHK-77', state: 'voided' }),
    ]);
    const found = async (query: string) =>
      (await get(companyId, `payments?${query}`)).items.map((one: { quickbooksId: string }) => one.quickbooksId);
    expect(await found('search=inv-20')).toEqual(['1']);
    expect(await found('search=chk')).toEqual(['2']);
    expect(await found('search=nobody')).toEqual([]);
    expect(await found('state=live')).toEqual(['1']);
    expect(await found('state=voided&search=77')).toEqual(['2']);
  });

  it('tells whether QuickBooks was read at all', async () => {
    const { id: companyId } = await tenant.company('Fresh');
    expect(await get(companyId, 'payments')).toMatchObject({ items: [], nextCursor: null, readUntil: null });
    await worker.readUntil(companyId, new Date('2026-02-03T10:00:00Z'));
    expect(await get(companyId, 'payments')).toMatchObject({ items: [], readUntil: '2026-02-03T10:00:00.000Z' });
  });
});

describe('the feed of applications', () => {
  it('tells each change in order, a removal with the amount it had', async () => {
    const { id: companyId } = await tenant.company('Moved');
    await worker.read(companyId, [document('Payment', '1', { pays: { 'Invoice 20': '60.00' } })]);
    const first = await get(companyId, 'payment-applications');
    expect(first).toEqual({
      items: [
        {
          change: 'set',
          paymentId: '1',
          target: { entity: 'Invoice', quickbooksId: '20', record: null },
          amount: '60.00',
          currency: null,
          exchangeRate: null,
          paymentDate: '2026-02-01',
          at: expect.any(String),
        },
      ],
      nextCursor: expect.any(String),
      hasMore: false,
      readUntil: null,
    });
    await worker.read(companyId, [document('Payment', '1', { syncToken: 1, pays: { 'Invoice 21': '60.00' } })]);
    const second = await get(companyId, `payment-applications?after=${first.nextCursor}`);
    expect(second.items.map((item: Change) => [item.change, keyOf(item), item.amount])).toEqual([
      ['removed', '1 → Invoice 20', '60.00'],
      ['set', '1 → Invoice 21', '60.00'],
    ]);
  });

  it('has a cursor to come back with also when there is nothing, and nothing comes twice', async () => {
    const { id: companyId } = await tenant.company('Quiet');
    const empty = await get(companyId, 'payment-applications');
    expect(empty).toMatchObject({ items: [], hasMore: false });
    await worker.read(companyId, [document('Payment', '1', { pays: { 'Invoice 20': '1.00' } })]);
    const next = await get(companyId, `payment-applications?after=${empty.nextCursor}`);
    expect(next.items).toHaveLength(1);
    const end = await get(companyId, `payment-applications?after=${next.nextCursor}`);
    expect(end).toMatchObject({ items: [], nextCursor: next.nextCursor, hasMore: false });
  });

  it('followed while QuickBooks changes, ends with what the payments show', async () => {
    const { id: companyId } = await tenant.company('Busy');
    const held = new Map<string, string>();
    let cursor: string | null = null;
    const cents = (n: number) => `${n}.${String(n % 100).padStart(2, '0')}`;
    for (let round = 1; round <= 8; round++) {
      const pays = (id: number) =>
        Object.fromEntries([0, 1, 2].map((n) => [`Invoice ${(id + n * round) % 5}`, cents(round + id + n)]));
      const changed = [1, 2, 3, 4, 5, 6]
        .filter((id) => (id + round) % 3 > 0)
        .map((id) => document('Payment', String(id), { syncToken: round, pays: pays(id) }));
      const merging = worker.read(companyId, changed);
      cursor = await follow(companyId, held, cursor);
      await merging;
    }
    await worker.read(companyId, [deletion('Payment', '1')]);
    cursor = await follow(companyId, held, cursor);
    const truth = await listed(companyId);
    expect(truth.size).toBeGreaterThan(5);
    expect(held).toEqual(truth);
    const afresh = new Map<string, string>();
    expect(await follow(companyId, afresh, null, 200)).toBe(cursor);
    expect(afresh).toEqual(truth);
  });

  it('refuses a cursor that it did not give, another company’s too', async () => {
    const [one, two] = [await tenant.company('One'), await tenant.company('Two')];
    const { nextCursor } = await get(one.id, 'payment-applications');
    for (const after of [nextCursor, 'nonsense', Buffer.from(`["${two.id}","-1"]`).toString('base64url')]) {
      const answer = await tenant.call('GET', `/v1/companies/${two.id}/payment-applications?after=${after}`);
      expect([after, answer.status, answer.body.errors]).toEqual([
        after,
        422,
        [expect.objectContaining({ parameter: 'after', code: 'cursor' })],
      ]);
    }
  });
});

describe('an invoice', () => {
  const money = ['balance', 'balanceReadAt', 'applications'];

  it('shows balance and applications once QuickBooks told, null until then', async () => {
    const { id: companyId } = await tenant.company('Balanced');
    await syncedInvoice(companyId, 'INV-20', '20');
    const before = await get(companyId, 'invoices/INV-20');
    expect(money.map((name) => before[name])).toEqual([null, null, null]);
    await worker.read(companyId, [
      document('Payment', '1', { pays: { 'Invoice 20': '30.00' } }),
      document('Payment', '2', { pays: { 'Invoice 20': '0.01', 'Invoice 21': '5.00' } }),
      document('Invoice', '20', { total: '100.00', open: '69.99' }),
    ]);
    const after = await get(companyId, 'invoices/INV-20');
    expect(after).toMatchObject({ balance: '69.99', content: invoice() });
    expect(Date.parse(after.balanceReadAt)).toBeGreaterThan(Date.now() - 60_000);
    expect(after.applications.map((item: Application) => [item.paymentId, item.amount])).toEqual([
      ['1', '30.00'],
      ['2', '0.01'],
    ]);
  });

  it.each(['voided', 'deleted'] as const)('that was %s in QuickBooks says so, and is no paid one', async (state) => {
    const { id: companyId } = await tenant.company('Ended');
    await syncedInvoice(companyId, 'INV-20', '20');
    await worker.read(companyId, [document('Invoice', '20', { open: '100.00' })]);
    expect(await get(companyId, 'invoices/INV-20')).toMatchObject({ quickbooksState: 'live', balance: '100.00' });
    expect((await get(companyId, 'problems')).items).toEqual([]);
    const ended = document('Invoice', '20', { state: 'voided', syncToken: 1, total: '0.00', open: '0.00' });
    await worker.read(companyId, [state === 'voided' ? ended : deletion('Invoice', '20')]);
    expect(await get(companyId, 'invoices/INV-20')).toMatchObject({
      syncState: 'synced',
      quickbooksState: state,
      quickbooksStateSince: expect.stringMatching(/^2026-02-0/),
      balance: null,
      applications: [],
    });
    const expected = {
      type: 'invoices',
      category: 'conflict',
      code: `${state}-in-quickbooks`,
      count: 1,
      causes: [{ message: expect.stringContaining(state), count: 1, externalIds: ['INV-20'] }],
    };
    expect((await get(companyId, 'problems')).items).toEqual([expect.objectContaining(expected)]);
    expect((await get(companyId, 'problems?type=payments')).items).toEqual([]);
  });

  it('that we voided ourselves is no problem', async () => {
    const { id: companyId } = await tenant.company('Cancelled');
    await syncedInvoice(companyId, 'INV-20', '20', '3');
    await worker.read(companyId, [document('Invoice', '20', { state: 'voided', syncToken: 3, total: '0.00' })]);
    expect(await get(companyId, 'invoices/INV-20')).toMatchObject({ quickbooksState: 'voided', balance: null });
    expect((await get(companyId, 'problems')).items).toEqual([]);
  });

  it('that became a credit memo shows what is left of it, and what used it', async () => {
    const { id: companyId } = await tenant.company('Credited');
    const path = `/v1/companies/${companyId}/invoices/CM-1`;
    const put = await tenant.call('PUT', path, { body: invoice({ kind: 'credit-memo' }) });
    await worker.synced(put.body.id, ['CreditMemo', '30']);
    await worker.read(companyId, [
      document('Payment', '1', { total: '0.00', pays: { 'CreditMemo 30': '40.00', 'Invoice 20': '40.00' } }),
      document('CreditMemo', '30', { open: '60.00' }),
    ]);
    const { body } = await tenant.call('GET', path);
    expect(body).toMatchObject({ balance: '60.00', applications: [{ paymentId: '1', amount: '40.00' }] });
  });
});

describe('a payment that cannot be read', () => {
  it('is one open problem with its Id, until it can be', async () => {
    const { id: companyId } = await tenant.company('Unreadable');
    await worker.cannotRead(companyId, '74', 'TotalAmt is no number');
    await worker.cannotRead(companyId, '75', 'TxnDate is no day of the calendar');
    const { items } = await get(companyId, 'problems?type=payments');
    expect(items).toEqual([
      expect.objectContaining({ type: 'payments', category: 'upstream', code: 'document-unreadable', count: 2 }),
    ]);
    expect(items[0].causes.map(({ message }: { message: string }) => message)).toEqual([
      'QuickBooks shows Payment 74 in a form that cannot be read: TotalAmt is no number.',
      'QuickBooks shows Payment 75 in a form that cannot be read: TxnDate is no day of the calendar.',
    ]);
  });
});

describe('a starting date', () => {
  it('in the future is refused, by the day of the company', async () => {
    const { id: companyId } = await tenant.company('Early');
    const far = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    const body = { type: 'payments', startDate: far };
    const answer = await tenant.call('POST', `/v1/companies/${companyId}/batches`, { body });
    expect([answer.status, answer.body.errors]).toEqual([
      422,
      [expect.objectContaining({ pointer: '/startDate', code: 'in-the-future' })],
    ]);
  });
});

describe('who may read payments', () => {
  it('a key with the scope, and no other', async () => {
    const { id: companyId } = await tenant.company('Scoped');
    const input = { tenantId: tenant.id, name: 'records only', scopes: ['records:read'] };
    const { body: other } = await gateway.call('POST', '/v1/api-keys', { body: input });
    for (const path of ['payments', 'payment-applications']) {
      const url = `/v1/companies/${companyId}/${path}`;
      const refused = await gateway.call('GET', url, { key: other.key });
      expect([refused.status, refused.body.detail]).toEqual([403, expect.stringContaining('payments:read')]);
      expect((await tenant.call('GET', url)).status).toBe(200);
    }
  });
});
