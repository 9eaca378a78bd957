import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntityDefinition } from '../../src/outgoing/entity-definition.ts';
import { openToys, toyDefinition, type Toy } from './support.ts';

let toys: Awaited<ReturnType<typeof openToys>>;
beforeAll(async () => {
  toys = await openToys();
}, 60_000);
afterAll(() => toys?.stop());

type Company = Awaited<ReturnType<typeof toys.newCompany>>;

const toy: Toy = { customer: 'Contoso', price: 100, number: 'I-1' };

/** A record whose creation has arrived in QuickBooks, but whose answers were all lost. */
async function unanswered() {
  const company = await toys.newCompany();
  await company.put({ A: toy });
  const rule = { realmId: company.realmId, entity: 'Invoice', operation: 'create', nth: 1, times: 3 };
  await company.simulator.control('POST', 'faults', { ...rule, fault: { kind: 'reset-after' } });
  expect(await company.run()).toMatchObject([{ state: 'failed', code: 'quickbooks-unavailable' }]);
  return company;
}

describe('a decision about a record whose last send has no answer', () => {
  it('names the documents where several were found, and does nothing', async () => {
    const company = await unanswered();
    const [first] = await company.books.all('Invoice');
    const { CustomerRef, Line, PrivateNote, DocNumber, TxnDate } = first ?? {};
    const second = await company.books.add('Invoice', { CustomerRef, Line, PrivateNote, DocNumber, TxnDate });
    await company.decide('A', 'send-ours');
    const ids = `${String(first?.['Id'])}, ${second}`;
    expect(await company.run()).toMatchObject([
      {
        state: 'failed',
        code: 'document-ambiguous',
        message: `Several documents in QuickBooks could be this record: ${ids}.`,
      },
    ]);
    expect(await company.state('A')).toMatchObject({ open: false });
    expect(await company.books.all('Invoice')).toHaveLength(2);
    // The sentence says: delete the duplicates. The decision is then done.
    await company.simulator.control('POST', `bookkeeper/${company.realmId}/delete`, { entity: 'Invoice', id: second });
    expect(await company.run()).toMatchObject([{ state: 'succeeded' }]);
    expect(await company.books.all('Invoice')).toHaveLength(1);
  });

  it('sends nothing as new beside what has arrived after all, and says so', async () => {
    const company = await unanswered();
    await company.decide('A', 'send-as-new');
    expect(await company.run()).toMatchObject([{ state: 'warning', code: 'arrived-meanwhile' }]);
    expect(await company.books.all('Invoice')).toHaveLength(1);
    expect(await company.state('A')).toMatchObject({ sync_state: 'synced', open: false });
  });

  it.each([
    ['let-go', 'letGo'],
    ['take-quickbooks', 'synced'],
    ['send-ours', 'synced'],
  ] as const)('%s goes on with the document that has arrived', async (request, state) => {
    const company = await unanswered();
    await company.decide('A', request);
    expect(await company.run()).toMatchObject([{ state: 'succeeded' }]);
    const [document, ...more] = await company.books.all('Invoice');
    expect(more).toEqual([]);
    expect(await company.record('A')).toMatchObject({ syncState: state, qbo: { id: document?.['Id'] } });
  });
});

describe('a document with the mark of a record that knows nothing of it', () => {
  /** As a call leaves it that takes effect after its intent was closed, or before the database was restored. */
  async function unknown() {
    const company = await toys.newCompany();
    await company.put({ B: { ...toy, number: 'I-2' } });
    await company.run();
    await company.put({ A: toy });
    const { recordId } = await company.record('A');
    const [other] = await company.books.all('Invoice');
    const { CustomerRef, Line, TxnDate } = other ?? {};
    const PrivateNote = `Call Ann first. AutoSync ${recordId}.1`;
    const id = await company.books.add('Invoice', { CustomerRef, Line, PrivateNote, DocNumber: 'I-1', TxnDate });
    await company.put({ A: { ...toy, price: 130 } });
    return { company, id };
  }
  const ofA = async (company: Company) =>
    (await company.books.all('Invoice')).filter(({ DocNumber }) => DocNumber === 'I-1');

  it('is the record’s from then on, and gets its content', async () => {
    const { company, id } = await unknown();
    expect(await company.run()).toMatchObject([{ state: 'succeeded', operation: 'update' }]);
    const note = expect.stringContaining('Call Ann first.');
    expect(await ofA(company)).toMatchObject([{ Id: id, TotalAmt: 130, PrivateNote: note }]);
    expect(await company.record('A')).toMatchObject({ syncState: 'synced', qbo: { id } });
  });

  it('holds the number like any other once somebody voided it', async () => {
    const { company, id } = await unknown();
    await company.simulator.control('POST', `bookkeeper/${company.realmId}/void`, { entity: 'Invoice', id });
    expect(await company.run()).toMatchObject([{ state: 'failed', code: 'number-in-use' }]);
    expect(await ofA(company)).toMatchObject([{ Id: id, TotalAmt: 0 }]);
  });
});

describe('send as new while the document that the record has', () => {
  const credits: EntityDefinition<Toy> = {
    ...toyDefinition,
    toDocument: (record, context) => ({ ...toyDefinition.toDocument(record, context), entity: 'CreditMemo' }) as never,
  };
  const living = async ({ books }: Company) =>
    [...(await books.all('Invoice')), ...(await books.all('CreditMemo'))].filter(({ TotalAmt }) => TotalAmt !== 0);
  const refused = {
    state: 'failed',
    code: 'document-still-there',
    message: 'It was to be sent as a new document, but the one that it has is still in QuickBooks: invoice I-1.',
  };

  /** A record that is an invoice and would now be a credit memo; sent as new although the invoice is alive. */
  async function refusedBeside() {
    const company = await toys.newCompany();
    await company.put({ A: toy });
    await company.run();
    await company.put({ A: { ...toy, number: 'I-2' } });
    expect(await company.run(credits)).toMatchObject([{ code: 'kind-changed' }]);
    await company.decide('A', 'send-as-new');
    expect(await company.run(credits)).toMatchObject([refused]);
    expect(await living(company)).toHaveLength(1);
    const { id = '' } = (await company.record('A')).qbo ?? {};
    const bookkeeper = (what: 'delete' | 'void') =>
      company.simulator.control('POST', `bookkeeper/${company.realmId}/${what}`, { entity: 'Invoice', id });
    const unBatch = async (how: 'un-batch-delete' | 'un-batch-void') => {
      await company.decide('A', how);
      expect(await company.run(credits)).toMatchObject([{ state: 'succeeded' }]);
    };
    return { company, bookkeeper, unBatch };
  }
  type Refused = Awaited<ReturnType<typeof refusedBeside>>;

  it.each<[string, (at: Refused) => Promise<unknown>]>([
    ['deleted in QuickBooks', ({ bookkeeper }) => bookkeeper('delete')],
    ['voided in QuickBooks', ({ bookkeeper }) => bookkeeper('void')],
    ['un-batched and deleted', ({ unBatch }) => unBatch('un-batch-delete')],
    ['un-batched and voided', ({ unBatch }) => unBatch('un-batch-void')],
  ])('is alive sends nothing; %s as the sentence says, it goes out and is the only one', async (_way, end) => {
    const at = await refusedBeside();
    await end(at);
    await at.company.decide('A', 'send-as-new');
    expect(await at.company.run(credits)).toMatchObject([{ state: 'succeeded', operation: 'create' }]);
    expect(await living(at.company)).toMatchObject([{ DocNumber: 'I-2' }]);
    expect(await at.company.record('A')).toMatchObject({ syncState: 'synced', qbo: { entity: 'CreditMemo' } });
  });

  it('is alive sends nothing; changed back, the record goes on with it', async () => {
    const { company } = await refusedBeside();
    await company.put({ A: { ...toy, price: 120 } });
    expect(await company.run()).toMatchObject([{ state: 'succeeded', operation: 'update' }]);
    expect(await living(company)).toMatchObject([{ DocNumber: 'I-1', TotalAmt: 120 }]);
  });

  it('was let go is alive sends nothing; sent again as ours, it is followed again', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy });
    await company.run();
    await company.decide('A', 'let-go');
    await company.run();
    await company.put({ A: { ...toy, number: 'I-2', price: 130 } });
    await company.decide('A', 'send-as-new');
    expect(await company.run()).toMatchObject([refused]);
    await company.decide('A', 'send-ours');
    expect(await company.run()).toMatchObject([{ state: 'succeeded', operation: 'update' }]);
    expect(await living(company)).toMatchObject([{ DocNumber: 'I-2', TotalAmt: 130 }]);
  });
});

describe('a customer that a bookkeeper merged into another one', () => {
  it('is gone: new records wait to be told who took its place, documents say what changed, and nobody is created', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy });
    await company.run();
    const [contoso] = (await company.books.all('Customer')).filter(({ DisplayName }) => DisplayName === 'Contoso');
    const into = await company.books.add('Customer', { DisplayName: 'Fabrikam' });
    const merge = { entity: 'Customer', id: contoso?.['Id'], into };
    await company.simulator.control('POST', `bookkeeper/${company.realmId}/merge`, merge);
    const customers = (await company.books.all('Customer')).length;
    // One after the other: which of two is looked at first decides what the other is told.
    await company.put({ A: { ...toy, price: 20 } });
    expect(await company.run()).toMatchObject([{ externalId: 'A', code: 'changed-in-quickbooks' }]);
    await company.put({ B: { ...toy, number: 'B' } });
    expect(await company.run()).toMatchObject([{ externalId: 'B', code: 'reference-gone' }]);
    expect(await company.books.all('Customer')).toHaveLength(customers);
    // As the sentences say: mapped to the one that took its place, and ours sent again, both are billed there.
    await company.decide('A', 'send-ours');
    await company.map({ kind: 'customer', name: 'Contoso', qboId: into, qboName: 'Fabrikam' });
    expect((await company.run()).map(({ externalId, state }) => [externalId, state])).toEqual([
      ['A', 'succeeded'],
      ['B', 'succeeded'],
    ]);
    const billed = (await company.books.all('Invoice')).map(
      ({ CustomerRef }) => (CustomerRef as { value: string }).value,
    );
    expect(billed).toEqual([into, into]);
  });
});

describe('a record that somebody names in a batch although there is nothing to do', () => {
  it('says so', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy });
    await company.run();
    const { recordId } = await company.record('A');
    const named = () =>
      company.run(undefined, (slice) => ({
        ...slice,
        event: { ...slice.event, trigger: 'manual', parameters: { recordIds: [recordId] } },
      }));
    expect(await named()).toMatchObject([
      { state: 'succeeded', message: expect.stringContaining('nothing was written') },
    ]);
    await company.decide('A', 'let-go');
    await company.run();
    expect(await named()).toMatchObject([
      { state: 'skipped', message: expect.stringContaining('leave this record alone') },
    ]);
    expect(await company.state('A')).toMatchObject({ sync_state: 'letGo' });
  });
});

describe('done as the sentence says, the next scheduled cycle takes the record', () => {
  it('upgrade the plan', async () => {
    const company = await toys.newCompany();
    const rule = { realmId: company.realmId, entity: 'Invoice', operation: 'create', nth: 1, times: 1 };
    const missing = {
      kind: 'fault',
      code: '5020',
      message: 'Feature Not Supported',
      detail: 'No invoices in this plan',
    };
    await company.simulator.control('POST', 'faults', { ...rule, fault: missing });
    await company.put({ A: toy });
    expect(await company.run()).toMatchObject([{ state: 'failed', code: 'feature-missing' }]);
    expect(await company.run()).toEqual([]);
    const NameValue = [{ Name: 'OfferingSku', Value: 'QuickBooks Online Advanced' }];
    await company.books.change('CompanyInfo', '1', { NameValue });
    expect(await company.run()).toMatchObject([{ state: 'succeeded', operation: 'create' }]);
  });
});
