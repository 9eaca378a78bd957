import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openToys, type Toy } from './support.ts';

let toys: Awaited<ReturnType<typeof openToys>>;
beforeAll(async () => {
  toys = await openToys();
}, 60_000);
afterAll(() => toys?.stop());

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
