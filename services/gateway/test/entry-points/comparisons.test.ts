import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import { eventually } from '@autosync/testing';
import { comparingWorker, edited, seen } from '../support/comparing-worker.ts';
import type { TestGateway } from '../support/gateway.ts';
import { invoice } from '../support/invoices.ts';
import { wholeGateway } from '../support/whole-gateway.ts';
import type { WholeGateway } from '../support/whole-gateway.ts';

let whole: WholeGateway;
let gateway: TestGateway;
let tenant: Awaited<ReturnType<TestGateway['tenant']>>;
let worker: ReturnType<typeof comparingWorker>;
beforeAll(async () => {
  whole = await wholeGateway({ SYNC_TYPES: 'invoices,payments' });
  ({ gateway } = whole);
  tenant = await gateway.tenant('Northwind');
  worker = comparingWorker(gateway.database, tenant.id);
});
afterAll(async () => {
  await worker.stop();
  await whole.stop();
});

const date = { field: 'TxnDate', name: 'date', ours: '2026-01-31', theirs: '2026-02-28' };

/** Invoices A to D in QuickBooks; of B the date was changed, C is gone, and of A there is a second one. */
async function compared() {
  const { id } = await tenant.company('Contoso');
  const recordIds: Record<string, string> = {};
  for (const externalId of ['A', 'B', 'C', 'D']) {
    const put = await tenant.call('PUT', `/v1/companies/${id}/invoices/${externalId}`, { body: invoice() });
    recordIds[externalId] = put.body.id;
  }
  await worker.synced(id, { A: '1', B: '2', C: '3', D: '4' });
  const gone = seen('3', { state: 'deleted', total: null });
  const second = seen('9', { markedRecord: recordIds['A'] ?? '' });
  const comparisonId = await worker.compare(id, [seen('1'), edited('2', [date]), gone, seen('4'), second]);
  const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, options = {}) =>
    tenant.call(method, `/v1/companies/${id}${path}`, options);
  const list = async (query = '') => (await call('GET', `/differences${query}`)).body.items as Difference[];
  return { id, comparisonId, call, list };
}

type Difference = {
  id: string;
  kind: string;
  state: string;
  message: string;
  operations: string[];
  record: { externalId: string } | null;
};

const kinds = (items: readonly Difference[]) => items.map(({ kind, record }) => `${kind} ${record?.externalId}`).sort();

/** As the list of companies has it, which is looked up for all tenants at once and kept for a moment. */
async function openProblems(companyId: string): Promise<number | undefined> {
  const { body } = await tenant.call('GET', '/v1/status/companies');
  return body.items.find(({ id }: { id: string }) => id === companyId)?.openProblems;
}

describe('a comparison', () => {
  it('is asked for with a batch that does it, once for each Idempotency-Key', async () => {
    const { id: companyId } = await tenant.company('Asking');
    const ask = (key: string, type = 'invoices') =>
      tenant.call('POST', `/v1/companies/${companyId}/comparisons`, {
        body: { type },
        headers: { 'idempotency-key': key },
      });
    const asked = await ask('one');
    expect(asked).toMatchObject({
      status: 202,
      body: { comparison: { type: 'invoices', state: 'waiting', trigger: 'manual', reads: 0, found: null } },
    });
    const { comparison, batchId } = asked.body;
    expect((await tenant.call('GET', `/v1/batches/${batchId}`)).body).toMatchObject({ type: 'invoices' });
    expect((await tenant.call('GET', asked.headers['location'] as string)).body).toEqual(comparison);
    expect((await ask('one')).body).toEqual(asked.body);
    // Another wish while it waits is the same comparison.
    expect((await ask('two')).body.comparison.id).toBe(comparison.id);
    expect((await ask('three', 'payments')).body.comparison.id).not.toBe(comparison.id);
    expect((await ask('four', 'expenses')).status).toBe(422);
    const pages = [];
    for (let cursor = ''; ;) {
      const { body } = await tenant.call('GET', `/v1/companies/${companyId}/comparisons?limit=1${cursor}`);
      pages.push(...body.items);
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(pages.map(({ type }) => type)).toEqual(['payments', 'invoices']);
    const { items } = (await tenant.call('GET', '/v1/audit-events')).body;
    expect(items[0]).toMatchObject({ action: 'comparison.requested', outcome: 'done' });
  });

  it('is no problem any more of a record that has gone out again, before the next one', async () => {
    const { id, call } = await compared();
    await worker.synced(id, { C: '30' });
    expect((await call('GET', '/invoices/C')).body).toMatchObject({ changedInQuickBooks: null });
    expect((await call('GET', '/invoices/B')).body).toMatchObject({ changedInQuickBooks: 'edited' });
    await eventually(async () => expect(await openProblems(id)).toBe(2));
  });

  it('says what it found: sums of both sides, each difference with both values and the thing to do, and the trend', async () => {
    const { id, comparisonId, call, list } = await compared();
    expect((await call('GET', `/comparisons/${comparisonId}`)).body).toMatchObject({
      state: 'finished',
      found: 3,
      gone: 0,
      differing: 3,
      sums: [{ entity: 'Invoice', ours: { count: 4, total: '400.00' }, theirs: { count: 4, total: '400.00' } }],
    });
    const items = await list('?state=open');
    expect(kinds(items)).toEqual(['deleted C', 'edited B', 'orphan A']);
    expect(items.find(({ kind }) => kind === 'edited')).toMatchObject({
      comparisonId,
      entity: 'Invoice',
      quickbooksId: '2',
      docNumber: 'B',
      fields: [date],
      code: 'changed-in-quickbooks',
      message: 'The document was changed in QuickBooks since it was synced: date.',
      operations: ['send-ours', 'take-quickbooks', 'let-go'],
      acceptance: null,
    });
    // No record whose document differs looks as if nothing were wrong, and the company has as many problems.
    const { body: records } = await call('GET', '/invoices');
    const changes = records.items.map((item: { changedInQuickBooks: string | null }) => item.changedInQuickBooks);
    expect(changes).toEqual([null, 'edited', 'deleted', null]);
    await eventually(async () => expect(await openProblems(id)).toBe(3));
    // What the difference offers, its record takes.
    for (const { record, operations } of items) {
      const { decisions } = (await call('GET', `/invoices/${record?.externalId}`)).body;
      expect(decisions).toEqual(expect.arrayContaining(operations));
    }
    expect(items.find(({ kind }) => kind === 'orphan')?.message).toBe(
      'QuickBooks has Invoice N-9 with the mark of the record A, which has it no longer: sent again, that would be booked twice.',
    );
    expect(kinds(await list('?kind=orphan'))).toEqual(['orphan A']);
    expect(await list('?type=payments')).toEqual([]);
    const csv = (await call('GET', '/differences.csv?kind=edited')).text.split('\r\n');
    expect(csv[0]).toMatch(/^type,kind,state,externalId,entity,docNumber,quickbooksId,field,ours,theirs,message,fix,/);
    expect(csv[1]).toMatch(/^invoices,edited,open,B,Invoice,B,2,date,2026-01-31,2026-02-28,/);
    expect((await call('GET', '/comparison-trend')).body.items).toMatchObject([
      { type: 'invoices', comparisons: 1, found: 3, gone: 0, differing: 3 },
    ]);
  });

  it('shows its differences as problems until each is gone, accepted, or decided about', async () => {
    const { id, call, list } = await compared();
    const codes = async () =>
      ((await call('GET', '/problems')).body.items as { code: string }[]).map(({ code }) => code).sort();
    expect(await codes()).toEqual(['changed-in-quickbooks', 'deleted-in-quickbooks', 'left-in-quickbooks']);
    // A person decides: what the sentence says can be done is done.
    const decide = (externalId: string, operation: string) =>
      call('POST', `/invoices/${externalId}/operations`, { body: { operation } });
    expect((await decide('C', 'send-as-new')).status).toBe(202);
    expect((await decide('B', 'send-ours')).status).toBe(202);
    expect((await decide('D', 'send-as-new')).body.code).toBe('operation-not-possible');
    const orphan = (await list('?kind=orphan'))[0]?.id;
    const read = await call('GET', `/differences/${orphan}`);
    const accept = (etag: string | undefined, note = 'Kept for the auditor') =>
      call('PUT', `/differences/${orphan}/acceptance`, { body: { note }, headers: etag ? { 'if-match': etag } : {} });
    const etag = read.headers['etag'] as string;
    expect((await accept(undefined)).status).toBe(428);
    expect((await accept('"77"')).status).toBe(412);
    expect((await accept(etag, '  ')).status).toBe(422);
    const accepted = await accept(etag);
    expect(accepted.body).toMatchObject({ state: 'accepted', acceptance: { note: 'Kept for the auditor' } });
    expect(await codes()).not.toContain('left-in-quickbooks');
    const { items } = (await tenant.call('GET', `/v1/audit-events?companyId=${id}`)).body;
    expect(items[0]).toMatchObject({ action: 'difference.accepted', after: { note: 'Kept for the auditor' } });
    // Taken back, and gone with the next comparison.
    const headers = { 'if-match': accepted.headers['etag'] as string };
    expect((await call('DELETE', `/differences/${orphan}/acceptance`, { headers })).body.state).toBe('open');
    await worker.compare(id, [seen('2', { syncToken: '2', comparedToken: '0' }), seen('9', { state: 'voided' })]);
    expect(kinds(await list('?state=open'))).toEqual(['deleted C']);
    expect((await call('GET', `/differences/${orphan}`)).body).toMatchObject({ state: 'closed', operations: [] });
    const closed = await call('PUT', `/differences/${orphan}/acceptance`, {
      body: { note: 'x' },
      headers: { 'if-match': '*' },
    });
    expect(closed.body.code).toBe('operation-not-possible');
  });

  it('tells of an item that books elsewhere, and of money that was missed and taken over', async () => {
    const { id, call, list } = await compared();
    const account = { field: 'IncomeAccountRef', name: 'account', ours: 'Services', theirs: 'Other income' };
    await worker.compare(id, [], [{ qboId: '11', name: 'Consulting', fields: [account] }]);
    await worker.missed(id, '77', [{ field: 'Line', name: 'applied to Invoice 1', ours: '15.00', theirs: '20.00' }]);
    expect(await list('?kind=account')).toMatchObject([
      {
        state: 'open',
        code: 'item-account-moved',
        message:
          'The records book "Consulting" to the account "Services", but in QuickBooks it books to "Other income".',
        operations: [],
      },
    ]);
    expect(await list('?type=payments')).toMatchObject([
      {
        kind: 'application',
        state: 'closed',
        code: 'money-was-missed',
        message: 'What was shown of Payment 77 was not what QuickBooks has: applied to Invoice 1.',
        fix: 'Nothing to do: what QuickBooks has was taken over.',
      },
    ]);
    const codes = async () =>
      ((await call('GET', '/problems')).body.items as { code: string }[]).map(({ code }) => code);
    expect(await codes()).toContain('item-account-moved');
    expect(await codes()).not.toContain('money-was-missed');
    await worker.compare(id, []);
    expect(await codes()).not.toContain('item-account-moved');
  });

  it('is nobody else’s', async () => {
    const { id, comparisonId, list } = await compared();
    const [{ id: differenceId } = { id: '' }] = await list();
    const stranger = await gateway.tenant('Stranger');
    const headers = { 'if-match': '*' };
    for (const [method, path, body] of [
      ['GET', '/comparisons'],
      ['POST', '/comparisons', { type: 'invoices' }],
      ['GET', `/comparisons/${comparisonId}`],
      ['GET', '/comparison-trend'],
      ['GET', '/differences'],
      ['GET', '/differences.csv'],
      ['GET', `/differences/${differenceId}`],
      ['PUT', `/differences/${differenceId}/acceptance`, { note: 'mine' }],
      ['DELETE', `/differences/${differenceId}/acceptance`],
    ] as const) {
      expect((await stranger.call(method, `/v1/companies/${id}${path}`, { body, headers })).status).toBe(404);
    }
    expect((await tenant.call('GET', `/v1/companies/${id}/differences/${newId()}`)).status).toBe(404);
    expect((await tenant.call('GET', `/v1/companies/${newId()}/comparisons`)).status).toBe(404);
  });
});
