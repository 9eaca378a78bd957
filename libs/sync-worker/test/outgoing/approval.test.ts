import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import type { EntityDefinition } from '../../src/outgoing/entity-definition.ts';
import type { OutgoingSlice } from '../../src/outgoing/outgoing-slice.ts';
import { openToys, toyDefinition, type Toy } from './support.ts';

let toys: Awaited<ReturnType<typeof openToys>>;
beforeAll(async () => {
  toys = await openToys();
}, 60_000);
afterAll(() => toys?.stop());

type Company = Awaited<ReturnType<typeof toys.newCompany>>;
type Parameters = OutgoingSlice['event']['parameters'];

const toy = (number: string, price = 10, customer = 'Contoso'): Toy => ({ customer, price, number });

const byHand =
  (parameters: Parameters, also: (slice: OutgoingSlice) => Partial<OutgoingSlice> = () => ({})) =>
  (slice: OutgoingSlice): OutgoingSlice => ({
    ...slice,
    event: { ...slice.event, trigger: 'manual', parameters },
    ...also(slice),
  });

async function dryRun(company: Company): Promise<string> {
  let previewId = '';
  await company.run(toyDefinition, (slice) => {
    previewId = slice.event.batchId;
    return byHand({ dryRun: true })(slice);
  });
  return previewId;
}

const runFrom = (company: Company, previewId: string, definition: EntityDefinition<Toy> = toyDefinition) =>
  company.run(definition, byHand({ previewId }));

/** Each action in short; what changed where something did. */
const inShort = (actions: Awaited<ReturnType<Company['run']>>) =>
  actions.map(({ externalId, state, code, message }) =>
    code === '' ? [externalId, state] : [externalId, state, code, message.replace(/^.*done: /, '')],
  );

const invoices = async (company: Company) =>
  (await company.books.all('Invoice'))
    .map(({ DocNumber, TotalAmt }) => [String(DocNumber), TotalAmt] as const)
    .sort(([a], [b]) => a.localeCompare(b));

async function change(company: Company, externalId: string, fields: Record<string, unknown>): Promise<void> {
  await company.books.change('Invoice', (await company.record(externalId)).qbo?.id ?? '', fields);
}

describe('a batch from a preview', () => {
  it('sends what was shown and nothing else, with the names that it said it would create', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy('1'), B: toy('2'), C: toy('3', 10, 'Fabrikam') });
    const previewId = await dryRun(company);
    await company.put({ D: toy('4') });
    const actions = await runFrom(company, previewId);
    expect(inShort(actions)).toEqual([
      ['A', 'succeeded'],
      ['B', 'succeeded'],
      ['C', 'succeeded'],
    ]);
    expect((await invoices(company)).map(([number]) => number)).toEqual(['1', '2', '3']);
    // Once more finds all of it done, and changes nothing.
    const again = await runFrom(company, previewId);
    expect(again.map(({ operation }) => operation)).toEqual(['none', 'none', 'none']);
    expect(await invoices(company)).toHaveLength(3);
    expect(inShort(await company.run())).toEqual([['D', 'succeeded']]);
  });

  it('carries out updates and ends as they were shown', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy('1'), B: toy('2') });
    await company.run();
    // Not ours, and seen by the dry run: it stays.
    await change(company, 'A', { CustomerMemo: { value: 'Thanks' } });
    await company.put({ A: toy('1', 20) });
    await company.cancel({ B: toy('2') });
    const previewId = await dryRun(company);
    expect((await runFrom(company, previewId)).map(({ operation }) => operation)).toEqual(['update', 'void']);
    expect(await invoices(company)).toEqual([
      ['1', 20],
      ['2', 0],
    ]);
    expect((await company.books.all('Invoice')).find(({ DocNumber }) => DocNumber === '1')).toMatchObject({
      CustomerMemo: { value: 'Thanks' },
    });
  });

  const changes: {
    what: string;
    before?: (company: Company) => Promise<void>;
    meanwhile: (company: Company) => Promise<unknown>;
    says: string;
  }[] = [
    {
      what: 'the content of the record',
      meanwhile: (company) => company.put({ A: toy('1', 12) }),
      says: 'the record itself was changed.',
    },
    {
      what: 'the customer that is to be created, which somebody else created',
      meanwhile: (company) => company.books.add('Customer', { DisplayName: 'Contoso' }),
      says: 'other customer.',
    },
    {
      what: 'the mapping of the customer',
      meanwhile: async (company) => {
        const qboId = await company.books.add('Customer', { DisplayName: 'Other' });
        await company.map({ kind: 'customer', name: 'Contoso', qboId, qboName: 'Other' });
      },
      says: 'other customer.',
    },
    {
      what: 'the closing date of the books',
      meanwhile: (company) =>
        company.simulator.control('POST', `bookkeeper/${company.realmId}/close-books`, { date: '2026-12-31' }),
      says: 'The books are closed for 2026-11-02.',
    },
    {
      what: 'a field of ours in the document',
      before: updated,
      meanwhile: (company) => change(company, 'A', { DocNumber: 'X' }),
      says: 'The document was changed in QuickBooks since it was synced: number.',
    },
    {
      what: 'another field of the document',
      before: updated,
      meanwhile: (company) => change(company, 'A', { CustomerMemo: { value: 'Thanks' } }),
      says: 'other memo.',
    },
    {
      what: 'the document, by somebody who deleted it',
      before: updated,
      meanwhile: async (company) =>
        company.simulator.control('POST', `bookkeeper/${company.realmId}/delete`, {
          entity: 'Invoice',
          id: (await company.record('A')).qbo?.id,
        }),
      says: 'The document was deleted in QuickBooks.',
    },
    {
      what: 'a decision about the record',
      before: updated,
      meanwhile: (company) => company.decide('A', 'let-go'),
      says: 'A person decided',
    },
  ];

  async function updated(company: Company): Promise<void> {
    await company.put({ A: toy('1') });
    await company.run();
    await company.put({ A: toy('1', 20) });
  }

  it.each(changes)('leaves alone a record of which this was changed: $what', async ({ before, meanwhile, says }) => {
    const company = await toys.newCompany();
    await (before ?? (() => company.put({ A: toy('1') })))(company);
    await company.put({ B: toy('2', 10, 'Fabrikam') });
    const previewId = await dryRun(company);
    await meanwhile(company);
    const customers = await company.books.all('Customer');
    const documents = await invoices(company);
    const [a, b] = inShort(await runFrom(company, previewId));
    expect(a).toEqual(['A', 'failed', 'changed-since-preview', expect.stringContaining(says)]);
    expect(await company.state('A')).toMatchObject({ pending: true, code: 'changed-since-preview', open: false });
    // Its neighbour goes out all the same, unless the change concerns it, too.
    const isClosed = says.includes('closed');
    expect(b?.slice(0, 2)).toEqual(['B', isClosed ? 'failed' : 'succeeded']);
    expect(await invoices(company)).toHaveLength(documents.length + (isClosed ? 0 : 1));
    const created = (await company.books.all('Customer')).length - customers.length;
    expect(created).toBe(isClosed ? 0 : 1);
  });

  it('and a dry run once more, and the batch from it, take the record as it is then', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy('1'), B: toy('2') });
    const previewId = await dryRun(company);
    await company.put({ A: toy('1', 12), B: toy('2', 13) });
    expect((await runFrom(company, previewId)).map(({ code }) => code)).toEqual(Array(2).fill('changed-since-preview'));
    expect(inShort(await runFrom(company, await dryRun(company)))).toEqual([
      ['A', 'succeeded'],
      ['B', 'succeeded'],
    ]);
  });

  it('and a batch without a preview takes the record as it is then', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy('1') });
    const previewId = await dryRun(company);
    await company.put({ A: toy('1', 12) });
    await runFrom(company, previewId);
    expect(inShort(await company.run())).toEqual([['A', 'succeeded']]);
    expect(await invoices(company)).toEqual([['1', 12]]);
  });

  it('does not send another shape of the record where QuickBooks refuses what was shown', async () => {
    const company = await toys.newCompany();
    const definition: EntityDefinition<Toy> = {
      ...toyDefinition,
      answerFault: async ({ record, fault }) =>
        fault.code === '6140' ? { kind: 'instead', record: { ...record, number: `${record.number}-1` } } : undefined,
    };
    await company.put({ A: toy('1') });
    await company.run();
    await company.put({ B: toy('1') });
    const previewId = await dryRun(company);
    const [b] = inShort(await runFrom(company, previewId, definition));
    expect(b).toEqual(['B', 'failed', 'changed-since-preview', 'other number.']);
    expect(await invoices(company)).toHaveLength(1);
    expect(await company.state('B')).toMatchObject({ open: false });
    expect(inShort(await company.run(definition))).toEqual([['B', 'succeeded']]);
  });

  it('leaves records that swap their numbers to a batch without a preview: that takes a write more than was shown', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy('1'), B: toy('2', 20) });
    await company.run();
    await company.put({ A: toy('2'), B: toy('1', 20) });
    const [a, b] = inShort(await runFrom(company, await dryRun(company)));
    expect([a, b]).toEqual(
      ['A', 'B'].map((id) => [id, 'failed', 'changed-since-preview', expect.stringContaining('swap their numbers')]),
    );
    expect(await invoices(company)).toEqual([
      ['1', 10],
      ['2', 20],
    ]);
    await company.run();
    expect(await invoices(company)).toEqual([
      ['1', 20],
      ['2', 10],
    ]);
  });

  it('goes on after its worker died between two records and in the middle of one, and sends nothing twice', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy('1'), B: toy('2'), C: toy('3') });
    const previewId = await dryRun(company);
    const runId = newId();
    let calls = 0;
    const dying = (slice: OutgoingSlice): OutgoingSlice => ({
      ...byHand({ previewId })(slice),
      documentsAtOnce: 1,
      qbo: {
        ...slice.qbo,
        create: async (entity, body, options) => {
          const answer = await slice.qbo.create(entity, body, options);
          if (entity === 'Invoice' && (calls += 1) === 2) {
            throw Object.assign(new Error('the worker died'), { code: 'lock-stale', retryable: true });
          }
          return answer;
        },
      },
    });
    const inRun = (slice: OutgoingSlice) => ({ ...slice, event: { ...slice.event, runId } });
    await expect(company.run(toyDefinition, (slice) => dying(inRun(slice)))).rejects.toThrow('the worker died');
    const rest = await company.run(toyDefinition, (slice) => byHand({ previewId })(inRun(slice)));
    expect(rest.map(({ state }) => state)).toEqual(['succeeded', 'succeeded']);
    expect((await invoices(company)).map(([number]) => number)).toEqual(['1', '2', '3']);
  });

  it('of which nothing is kept any more says so, and touches nothing', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy('1') });
    expect(await company.end(byHand({ previewId: newId() }))).toEqual({
      kind: 'failed',
      category: 'conflict',
      reason: 'preview-expired',
    });
    expect(await invoices(company)).toEqual([]);
  });
});
