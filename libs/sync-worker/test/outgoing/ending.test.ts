import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEnder, type Ender } from '../../src/outgoing/ending.ts';
import type { OutgoingSlice } from '../../src/outgoing/outgoing-slice.ts';
import { dyingAt } from './crash-points.ts';
import { openToys, type Toy } from './support.ts';

let toys: Awaited<ReturnType<typeof openToys>>;
beforeAll(async () => {
  toys = await openToys();
}, 60_000);
afterAll(() => toys?.stop());

type Company = Awaited<ReturnType<typeof toys.newCompany>>;
type Document = Record<string, unknown> & { Id: string };

const toy: Toy = { customer: 'Contoso', price: 100, number: 'I-1' };
const withSetting = (company: Company, cancelledRecords: string) =>
  company.setSettings({ ...company.slice().company.settings, cancelledRecords } as never);

const invoices = async (company: Company) => (await company.books.all('Invoice')) as Document[];
async function invoice(company: Company): Promise<Document> {
  const [document, ...more] = await invoices(company);
  if (document === undefined || more.length > 0) throw new Error('not one invoice');
  return document;
}

async function sent(settings?: string): Promise<Company> {
  const company = await toys.newCompany();
  if (settings !== undefined) withSetting(company, settings);
  await company.put({ A: toy });
  await company.run();
  return company;
}

async function pay(company: Company): Promise<Document> {
  const { Id, CustomerRef } = await invoice(company);
  const payment = {
    customerId: (CustomerRef as { value: string }).value,
    total: 40,
    lines: [{ txnType: 'Invoice', txnId: Id, amount: 40 }],
  };
  return (await company.simulator.control(
    'POST',
    `bookkeeper/${company.realmId}/receive-payment`,
    payment,
  )) as Document;
}

const bookkeeper = (company: Company, what: 'void' | 'delete', entity: string, id: string) =>
  company.simulator.control('POST', `bookkeeper/${company.realmId}/${what}`, { entity, id });

describe('a record that was cancelled in the source system', () => {
  it.each([
    ['void', 'void', 'voided'],
    ['delete', 'delete', 'deleted'],
  ] as const)('ends with its document, by the setting %s', async (setting, operation, word) => {
    const company = await sent(setting);
    await company.cancel({ A: toy });
    expect(await company.run()).toMatchObject([
      {
        state: 'succeeded',
        operation,
        message: `The record was cancelled in the source system: its document in QuickBooks was ${word}.`,
      },
    ]);
    expect(await company.state('A')).toMatchObject({ sync_state: 'cancelled', pending: false, open: false });
    expect(await company.record('A')).toMatchObject({ cancelled: true, qbo: null, failure: null });
    const left = await invoices(company);
    if (setting === 'delete') expect(left).toEqual([]);
    else expect(left).toMatchObject([{ TotalAmt: 0, PrivateNote: expect.stringMatching(/^Voided/) }]);
    expect(await company.run()).toEqual([]);
  });

  it('that was never sent just ends, without a call', async () => {
    const company = await toys.newCompany();
    await company.run(); // reads the preferences
    const before = await company.books.metered();
    await company.put({ A: toy });
    await company.cancel({ A: toy });
    expect(await company.run()).toMatchObject([{ state: 'skipped', operation: 'none' }]);
    expect(await company.state('A')).toMatchObject({ sync_state: 'cancelled', pending: false });
    expect(await company.books.metered()).toBe(before);
  });

  it.each(['void', 'delete'])('and comes back goes out again: %s', async (setting) => {
    const company = await sent(setting);
    const { Id } = await invoice(company);
    await company.cancel({ A: toy });
    await company.run();
    await company.put({ A: { ...toy, price: 120 } });
    expect(await company.run()).toMatchObject([{ state: 'succeeded' }]);
    const document = await invoice(company);
    expect(document).toMatchObject({ DocNumber: 'I-1', TotalAmt: 120 });
    expect(document['PrivateNote']).not.toMatch(/voided/i);
    // The number is still that of the voided document, so that one is filled again.
    expect(document.Id === Id).toBe(setting === 'void');
    expect(await company.record('A')).toMatchObject({ syncState: 'synced', qbo: { id: document.Id } });
    // And it ends once more.
    await company.cancel({ A: toy });
    await company.run();
    expect((await invoices(company)).filter(({ TotalAmt }) => TotalAmt !== 0)).toEqual([]);
  });

  it('whose document is paid is left alone, said, and ends when the payment is gone', async () => {
    const company = await sent('void');
    const payment = await pay(company);
    await company.cancel({ A: toy });
    expect(await company.run()).toMatchObject([
      {
        state: 'failed',
        code: 'document-in-use',
        message: 'The document cannot be voided: a payment is applied to it in QuickBooks.',
      },
    ]);
    expect(await invoice(company)).toMatchObject({ TotalAmt: 100, Balance: 60 });
    expect(await company.run()).toEqual([]);
    await bookkeeper(company, 'delete', 'Payment', payment.Id);
    expect(await company.run()).toMatchObject([{ state: 'succeeded', operation: 'void' }]);
    expect(await invoice(company)).toMatchObject({ TotalAmt: 0 });
  });

  it('whose document was changed is left alone, said, and ends when that is undone', async () => {
    const company = await sent('delete');
    const { Id } = await invoice(company);
    await company.books.change('Invoice', Id, { DueDate: '2027-01-01', DocNumber: 'X-1' });
    await company.cancel({ A: toy });
    expect(await company.run()).toMatchObject([{ state: 'failed', code: 'cancelled-but-changed' }]);
    await company.books.change('Invoice', Id, { DocNumber: 'I-1' });
    expect(await company.run()).toMatchObject([{ state: 'succeeded', operation: 'delete' }]);
    expect(await invoices(company)).toEqual([]);
  });

  it('waits for a decision where the company says so', async () => {
    const company = await sent('ask');
    await company.cancel({ A: toy });
    const message = expect.stringMatching(/ invoice \S+ stands in QuickBooks as before\.$/);
    expect(await company.run()).toMatchObject([{ state: 'failed', code: 'cancelled-at-source', message }]);
    expect(await invoice(company)).toMatchObject({ TotalAmt: 100 });
    await company.decide('A', 'un-batch-delete');
    expect(await company.run()).toMatchObject([{ state: 'succeeded', operation: 'delete' }]);
    expect(await company.state('A')).toMatchObject({ sync_state: 'cancelled', pending: false });
  });

  it.each(['void', 'delete'] as const)('ends also where somebody did that in QuickBooks: %s', async (how) => {
    const company = await sent('void');
    await bookkeeper(company, how, 'Invoice', (await invoice(company)).Id);
    await company.cancel({ A: toy });
    const message = `The document had been ${how === 'void' ? 'voided' : 'deleted'} in QuickBooks already.`;
    expect(await company.run()).toMatchObject([{ state: 'succeeded', operation: 'none', message }]);
    expect(await company.state('A')).toMatchObject({ sync_state: 'cancelled' });
  });

  it('comes back while its end has no answer: the end is concluded first, then it goes out', async () => {
    const company = await sent('delete');
    await company.cancel({ A: toy });
    await fault(company, 'delete', { kind: 'reset-after' }, 3);
    expect(await company.run()).toMatchObject([{ state: 'failed', code: 'quickbooks-unavailable' }]);
    await company.put({ A: { ...toy, price: 70 } });
    expect(await company.run()).toMatchObject([{ state: 'succeeded', operation: 'delete' }]);
    expect(await company.state('A')).toMatchObject({ sync_state: 'pending', pending: true });
    expect(await company.run()).toMatchObject([{ state: 'succeeded', operation: 'create' }]);
    expect(await invoices(company)).toMatchObject([{ TotalAmt: 70 }]);
  });

  it('before the answer to its creation came: that is concluded first, then it ends', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy });
    await fault(company, 'create', { kind: 'reset-after' }, 3);
    expect(await company.run()).toMatchObject([{ state: 'failed', code: 'quickbooks-unavailable' }]);
    await company.cancel({ A: toy });
    expect(await company.run()).toMatchObject([{ state: 'succeeded', operation: 'create' }]);
    expect(await company.run()).toMatchObject([{ state: 'succeeded', operation: 'void' }]);
    expect(await invoice(company)).toMatchObject({ TotalAmt: 0 });
  });
});

async function fault(company: Company, operation: string, what: object, times = 1): Promise<void> {
  await company.simulator.control('POST', 'faults', {
    realmId: company.realmId,
    entity: 'Invoice',
    operation,
    nth: 1,
    times,
    fault: what,
  });
}

/** When what failed is tried again. */
const later = (slice: OutgoingSlice): OutgoingSlice => ({
  ...slice,
  start: { ...slice.start, firstStartedAt: new Date(Date.now() + 120_000) },
});

describe('an end whose answer is lost or refused', () => {
  it.each([
    ['void', 'the call never arrived', { kind: 'reset-before' }],
    ['void', 'its answer was lost', { kind: 'reset-after' }],
    ['delete', 'the call never arrived', { kind: 'reset-before' }],
    ['delete', 'its answer was lost', { kind: 'reset-after' }],
  ] as const)('%s: %s: it is carried out once', async (setting, _what, lost) => {
    const company = await sent(setting);
    await company.cancel({ A: toy });
    await fault(company, setting, lost);
    expect(await company.run()).toMatchObject([{ state: 'succeeded', operation: setting }]);
    expect((await invoices(company)).filter(({ TotalAmt }) => TotalAmt !== 0)).toEqual([]);
    expect(await company.state('A')).toMatchObject({ sync_state: 'cancelled', open: false });
  });

  it('refused for a version that is old by then: it is read again', async () => {
    const company = await sent('delete');
    await company.cancel({ A: toy });
    await fault(company, 'delete', { kind: 'fault', code: '5010', message: 'Stale Object Error', detail: 'stale' });
    expect(await company.run()).toMatchObject([{ state: 'succeeded', operation: 'delete' }]);
    expect(await invoices(company)).toEqual([]);
  });

  it.each([
    ['void', 'void', 'void'],
    ['delete', 'delete', 'delete'],
    ['void', 'un-batch-void', 'void'],
    ['void', 'un-batch-delete', 'delete'],
  ] as const)('that never arrived ends the document as it is by then: %s, %s', async (setting, asked, operation) => {
    const company = await sent(setting);
    if (asked === 'un-batch-void' || asked === 'un-batch-delete') await company.decide('A', asked);
    else await company.cancel({ A: toy });
    await fault(company, operation, { kind: 'reset-before' }, 3);
    expect(await company.run()).toMatchObject([{ state: 'failed', code: 'quickbooks-unavailable' }]);
    await company.books.change('Invoice', (await invoice(company)).Id, { CustomerMemo: { value: 'Thanks' } });
    expect(await company.run(undefined, later)).toMatchObject([{ state: 'succeeded', operation }]);
    expect(await company.state('A')).toMatchObject({ pending: false, open: false });
    const left = await invoices(company);
    expect(left.map(({ TotalAmt }) => TotalAmt)).toEqual(operation === 'void' ? [0] : []);
  });

  it('refused by a rule of QuickBooks: said, and tried again when the document is touched', async () => {
    const company = await sent('delete');
    await company.cancel({ A: toy });
    const detail = 'A matched transaction cannot be deleted';
    await fault(company, 'delete', { kind: 'fault', code: '6480', message: 'Matched', detail });
    expect(await company.run()).toMatchObject([
      { state: 'failed', code: 'end-refused', message: `QuickBooks does not delete the document: ${detail}.` },
    ]);
    expect(await company.state('A')).toMatchObject({ open: false });
    expect(await company.run()).toEqual([]);
    await company.books.change('Invoice', (await invoice(company)).Id, { CustomerMemo: { value: 'unmatched' } });
    expect(await company.run()).toMatchObject([{ state: 'succeeded', operation: 'delete' }]);
  });
});

describe('un-batch', () => {
  it.each([
    ['un-batch-delete', 'delete', 0],
    ['un-batch-void', 'void', 1],
    ['un-batch-keep', 'none', 1],
  ] as const)(
    '%s: the record rests, and goes out as a new document when it changes',
    async (request, operation, left) => {
      const company = await sent();
      await company.decide('A', request);
      expect(await company.run()).toMatchObject([{ state: 'succeeded', operation }]);
      expect(await company.state('A')).toMatchObject({ sync_state: 'unbatched', pending: false });
      expect(await invoices(company)).toHaveLength(left);
      expect(await company.run()).toEqual([]);
      // Another number: what was kept or voided has the old one.
      await company.put({ A: { ...toy, number: 'I-2' } });
      expect(await company.run()).toMatchObject([{ state: 'succeeded', operation: 'create' }]);
      const documents = await invoices(company);
      expect(documents).toHaveLength(left + 1);
      expect(await company.record('A')).toMatchObject({
        syncState: 'synced',
        qbo: { id: documents.find(({ DocNumber }) => DocNumber === 'I-2')?.Id },
      });
    },
  );

  it('is done whatever was changed in the document, not while it is paid', async () => {
    const company = await sent();
    const { Id } = await invoice(company);
    await company.books.change('Invoice', Id, { DocNumber: 'X-1' });
    const payment = await pay(company);
    await company.decide('A', 'un-batch-delete');
    expect(await company.run()).toMatchObject([{ state: 'failed', code: 'document-in-use' }]);
    await bookkeeper(company, 'delete', 'Payment', payment.Id);
    expect(await company.run()).toMatchObject([{ state: 'succeeded', operation: 'delete' }]);
    expect(await company.state('A')).toMatchObject({ sync_state: 'unbatched' });
  });

  it('a kept document is not taken for what a later send made', async () => {
    const company = await sent();
    const { Id } = await invoice(company);
    await company.decide('A', 'un-batch-keep');
    await company.run();
    await company.decide('A', 'send-as-new');
    // The same version, hence the same mark: the number is that of the document that was kept, and it stays apart.
    expect(await company.run()).toMatchObject([{ state: 'failed', code: 'number-in-use' }]);
    expect((await company.record('A')).qbo).toBeNull();
    expect((await invoice(company)).Id).toBe(Id);
  });

  it('of a record whose creation has no answer ends the document that it made', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy });
    await fault(company, 'create', { kind: 'reset-after' }, 3);
    await company.run();
    await company.decide('A', 'un-batch-delete');
    expect(await company.run()).toMatchObject([{ state: 'succeeded', operation: 'delete' }]);
    expect(await invoices(company)).toEqual([]);
  });

  it('a decision that comes while the record is in hand is not lost', async () => {
    const company = await sent();
    await company.put({ A: { ...toy, price: 110 } });
    const taken = company.run();
    await company.decide('A', 'un-batch-delete');
    await taken;
    await company.run();
    expect(await company.state('A')).toMatchObject({ sync_state: 'unbatched', pending: false });
    expect(await invoices(company)).toEqual([]);
  });
});

describe('what a person takes out', () => {
  type Item = Parameters<Ender['unBatch']>[0];
  const settle = { ended: (_item: Item, end: object) => end, failed: (_item: Item, refusal: object) => refusal };
  const nothing = () => Promise.reject(new Error('nothing is to be asked'));
  const ender = createEnder({} as OutgoingSlice, { settle, readDocument: nothing, findIntent: nothing } as never);

  it('and never had a document just ends', async () => {
    const message = 'It had no document in QuickBooks that could be ended.';
    expect(await ender.unBatch({ synced: null } as Item, 'delete')).toEqual({ message });
  });

  it('cannot be voided where QuickBooks only deletes, and is told so', async () => {
    expect(await ender.unBatch({ synced: { entity: 'Bill', qboId: '7' } } as Item, 'void')).toEqual({
      code: 'end-refused',
      values: { end: 'void', detail: 'a bill can only be deleted' },
    });
  });
});

describe('a worker that dies at any step of an end', () => {
  it.each(['void', 'delete'])(
    'leaves nothing that the next run does not put right: %s',
    async (setting) => {
      for (let step = 1; ; step += 1) {
        const company = await sent(setting);
        await company.cancel({ A: toy });
        const dying = dyingAt(step);
        await company
          .run(undefined, dying.inSlice)
          .catch((error: { code: string }) => expect(error.code).toBe('killed'));
        if (!dying.died()) {
          expect(step).toBeGreaterThan(8);
          return;
        }
        await company.run();
        expect({ step, ...(await company.state('A')) }).toMatchObject({
          step,
          sync_state: 'cancelled',
          pending: false,
          open: false,
        });
        expect((await invoices(company)).filter(({ TotalAmt }) => TotalAmt !== 0)).toEqual([]);
        expect(await invoices(company)).toHaveLength(setting === 'void' ? 1 : 0);
      }
    },
    60_000,
  );
});
