import { describe, expect, it } from 'vitest';
import { duringTests } from '../support/during-tests.ts';
import { baseRecord, closeLook, type CloseLook } from '../support/one-record.ts';
import { useSharedSystem } from '../support/running-system.ts';

const running = duringTests(useSharedSystem);

/** A bookkeeper types another price into the only line. */
async function reprice(look: CloseLook, price: number): Promise<void> {
  const { Id, Line } = await look.document();
  const [first] = Line as { SalesItemLineDetail: object }[];
  const detail = { ...first?.SalesItemLineDetail, Qty: 1, UnitPrice: price };
  await look.edit('Invoice', Id, { Line: [{ ...first, Amount: price, SalesItemLineDetail: detail }] });
}

describe('a dry run', () => {
  it('shows the exact document of each record and what an update would change, over the API, and writes nothing', async () => {
    const look = await closeLook(running, 'Previewed Ltd');
    await look.send();
    const before = await look.document();
    await look.company.put({ ...baseRecord, memo: 'Thank you' });
    await look.company.put({ ...baseRecord, externalId: 'I-2', number: 'I-2', customer: { name: 'Fabrikam' } });
    const body = { type: 'invoices', dryRun: true };
    const path = `/v1/companies/${look.company.id}`;
    const { id } = await look.company.must<{ id: string }>(`${path}/batches`, { method: 'POST', body });
    expect(await look.company.ended(id)).toMatchObject({ state: 'finished', counts: { succeeded: 2 } });

    const page = (query: string) =>
      look.company.must<{ items: object[]; nextCursor: string | null }>(`${path}/previews/${id}?limit=1${query}`);
    const first = await page('');
    expect(first.items).toMatchObject([
      {
        externalId: 'I-1',
        outcome: 'update',
        quickbooksId: before.Id,
        document: { Id: before.Id, CustomerMemo: { value: 'Thank you' } },
        differences: expect.arrayContaining([
          { field: 'CustomerMemo', name: 'memo', from: null, to: { value: 'Thank you' } },
        ]),
      },
    ]);
    const second = await page(`&cursor=${first.nextCursor}`);
    expect(second.items).toMatchObject([
      { externalId: 'I-2', outcome: 'create', creates: [{ kind: 'customer', name: 'Fabrikam' }], failure: null },
    ]);
    expect(second.nextCursor).toBeNull();
    expect(await look.documents()).toEqual([before]);
    expect(await look.company.record('I-2')).toMatchObject({ syncState: 'pending', history: [] });
    const unknown = `${path}/previews/0190a5a0-0000-4000-8000-000000000001`;
    expect(await running.tenant.call(unknown)).toMatchObject({ status: 404 });

    // What was changed since is left alone and said; the rest goes out as it was shown, and nothing beside it.
    await look.company.put({ ...baseRecord, memo: 'Thanks' });
    await look.company.put({ ...baseRecord, externalId: 'I-3', number: 'I-3' });
    const start = { type: 'invoices', previewId: id };
    const batch = await look.company.must<{ id: string }>(`${path}/batches`, { method: 'POST', body: start });
    expect(await look.company.ended(batch.id)).toMatchObject({
      state: 'finishedWithError',
      previewId: id,
      counts: { total: 2, succeeded: 1, failed: 1 },
    });
    const actions = await look.company.must<{ items: object[] }>(`/v1/batches/${batch.id}/actions?state=failed`);
    expect(actions.items).toMatchObject([{ externalId: 'I-1', code: 'changed-since-preview', operation: 'none' }]);
    expect((await look.documents()).map(({ DocNumber }) => DocNumber)).toEqual(['I-1', 'I-2']);
  });
});

describe('an update', () => {
  it('keeps what a bookkeeper set beside our fields: class, location, note, e-mail', async () => {
    const look = await closeLook(running, 'Kept Ltd');
    await look.send();
    const before = await look.document();
    const [{ Id: classId }, { Id: placeId }] = [
      await look.create('Class', { Name: 'Cloud' }),
      await look.create('Department', { Name: 'Boston' }),
    ];
    const [first] = before['Line'] as { SalesItemLineDetail: object }[];
    await look.edit('Invoice', before.Id, {
      DepartmentRef: { value: placeId },
      BillEmail: { Address: 'ap@contoso.example' },
      PrivateNote: `Call Ann first.\n${before.PrivateNote}\nand Bob`,
      Line: [{ ...first, SalesItemLineDetail: { ...first?.SalesItemLineDetail, ClassRef: { value: classId } } }],
    });

    const record = await look.send({
      memo: 'Thank you',
      lines: [...baseRecord.lines, { item: 'Router', quantity: '2', unitPrice: '50.00' }],
    });
    expect(record).toMatchObject({ syncState: 'synced', failure: null });
    const after = await look.document();
    expect(after).toMatchObject({
      TotalAmt: 200,
      CustomerMemo: { value: 'Thank you' },
      DepartmentRef: { value: placeId },
      BillEmail: { Address: 'ap@contoso.example' },
    });
    expect((after['Line'] as object[])[0]).toMatchObject({
      Id: '1',
      SalesItemLineDetail: { ClassRef: { value: classId } },
    });
    expect(after.PrivateNote).toMatch(/^Call Ann first\.\nAutoSync .+\.2\nand Bob$/);
  });

  it('removes what was removed from the record, and lets the due date follow date and terms', async () => {
    const look = await closeLook(running, 'Removed Ltd');
    const terms = await look.documents('Term');
    const days = (count: number) => terms.find((term) => term['DueDays'] === count)?.['Name'] as string;
    await look.send({ terms: days(30), memo: 'Hello', discount: { amount: '5.00' } });
    expect(await look.document()).toMatchObject({ DueDate: '2026-12-02', TotalAmt: 95 });

    await look.send({ terms: days(30), date: '2026-11-20', memo: 'Hello', discount: { amount: '5.00' } });
    expect(await look.document()).toMatchObject({ TxnDate: '2026-11-20', DueDate: '2026-12-20' });

    await look.send({ terms: days(15), date: '2026-11-02' });
    const without = await look.document();
    expect(without).toMatchObject({ DueDate: '2026-11-17', TotalAmt: 100 });
    expect(without).not.toHaveProperty('CustomerMemo');

    await look.send({ dueDate: '2027-01-31' });
    const stated = await look.document();
    expect(stated).toMatchObject({ DueDate: '2027-01-31' });
    expect(stated).not.toHaveProperty('SalesTermRef');
  });

  it('leaves an edited amount alone, and has four ways out', async () => {
    const look = await closeLook(running, 'Edited Ltd');
    await look.send();
    await reprice(look, 120);
    expect(await look.send({ memo: 'x' })).toMatchObject({
      syncState: 'failed',
      failure: { code: 'changed-in-quickbooks', message: expect.stringContaining('lines') },
    });
    expect((await look.document()).TotalAmt).toBe(120);

    // The record follows.
    const followed = { memo: 'x', lines: [{ item: 'Support', quantity: '1', unitPrice: '120.00' }] };
    expect(await look.send(followed)).toMatchObject({ syncState: 'synced' });

    // QuickBooks' version is taken, and stays when something else changes.
    await reprice(look, 130);
    expect(await look.send({ ...followed, memo: 'y' })).toMatchObject({ syncState: 'failed' });
    expect(await look.company.operate('I-1', 'take-quickbooks')).toMatchObject({ state: 'finished' });
    expect(await look.company.record('I-1')).toMatchObject({ syncState: 'synced', failure: null });
    expect(await look.send({ ...followed, memo: 'z' })).toMatchObject({ syncState: 'synced' });
    expect(await look.document()).toMatchObject({ TotalAmt: 130, CustomerMemo: { value: 'z' } });

    // Ours goes out again.
    await reprice(look, 140);
    expect(await look.send({ ...followed, memo: 'a' })).toMatchObject({ syncState: 'failed' });
    expect(await look.company.operate('I-1', 'send-ours')).toMatchObject({ state: 'finished' });
    expect(await look.document()).toMatchObject({ TotalAmt: 120, CustomerMemo: { value: 'a' } });

    // It is let go: later changes of the record change nothing, until it is sent as new.
    await look.company.operate('I-1', 'let-go');
    expect(await look.send({ ...followed, memo: 'b' })).toMatchObject({ syncState: 'letGo' });
    expect((await look.document())['CustomerMemo']).toEqual({ value: 'a' });
  });

  it('refuses an operation that has nothing to act on, and one on a version that is gone', async () => {
    const look = await closeLook(running, 'Refused Ltd');
    await look.company.put(baseRecord);
    const path = `/v1/companies/${look.company.id}/invoices/I-1/operations`;
    const ask = (operation: string, headers: Record<string, string> = {}) =>
      running.tenant.call(path, { method: 'POST', body: { operation }, headers });
    expect(await ask('take-quickbooks')).toMatchObject({ status: 409, body: { code: 'operation-not-possible' } });
    expect(await ask('let-go', { 'if-match': '"7"' })).toMatchObject({ status: 412 });
    expect(await ask('undo')).toMatchObject({ status: 422 });
  });
});
