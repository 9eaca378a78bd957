import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPreviewItems } from '@autosync/records';
import type { OutgoingSlice } from '../../src/outgoing/outgoing-slice.ts';
import { companyCause } from '../../src/outgoing/documents/company-cause.ts';
import type { EntityDefinition } from '../../src/outgoing/entity-definition.ts';
import { openToys, toyDefinition, type Toy } from './support.ts';

let toys: Awaited<ReturnType<typeof openToys>>;
beforeAll(async () => {
  toys = await openToys();
}, 60_000);
afterAll(() => toys?.stop());

type Company = Awaited<ReturnType<typeof toys.newCompany>>;

const toy = (number: string, price = 10, customer = 'Contoso'): Toy => ({ customer, price, number });

/** A dry run: what people read of each record, and what is kept of it. */
async function preview(company: Company, definition = toyDefinition, settings: Record<string, unknown> = {}) {
  let previewId = '';
  const actions = await company.run(definition, (slice: OutgoingSlice) => {
    previewId = slice.event.batchId;
    const event = { ...slice.event, trigger: 'manual' as const, parameters: { dryRun: true } };
    return { ...slice, event, company: { ...slice.company, settings: { ...slice.company.settings, ...settings } } };
  });
  const { tenantId, companyId } = company;
  const page = { companyId, previewId, after: '', limit: 100, maxBytes: 1_000_000 };
  const items = await company.db.withTenant(tenantId, (tx) => listPreviewItems(tx, page));
  return { actions, shown: items.map(({ externalId, shown }) => ({ externalId, ...shown })) };
}

describe('a dry run', () => {
  it('shows what would be created, and writes nothing, here or in QuickBooks', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy('1'), B: toy('2') });
    const before = await company.record('A');
    const { actions, shown } = await preview(company);
    expect(actions).toMatchObject([
      {
        externalId: 'A',
        state: 'succeeded',
        operation: 'none',
        message: expect.stringContaining('customer "Contoso"'),
      },
      { externalId: 'B', state: 'succeeded' },
    ]);
    expect(shown[0]).toMatchObject({
      outcome: 'create',
      entity: 'Invoice',
      document: { DocNumber: '1', CustomerRef: { value: 'new:customer:Contoso' } },
      creates: [
        { kind: 'customer', name: 'Contoso' },
        { kind: 'product or service', name: 'Work' },
      ],
      failure: null,
    });
    expect(await company.books.all('Invoice')).toEqual([]);
    expect((await company.books.all('Customer')).map(({ DisplayName }) => DisplayName)).not.toContain('Contoso');
    expect(await company.record('A')).toEqual(before);
    // The batch then sends just that.
    expect(await company.run()).toMatchObject([{ state: 'succeeded' }, { state: 'succeeded' }]);
    const [sent] = await company.books.all('Invoice');
    expect(sent).toMatchObject({ TxnDate: '2026-11-02', TotalAmt: 10 });
  });

  it('shows what an update would change in QuickBooks, and what is in the way', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy('1'), B: toy('2'), C: toy('3'), D: toy('4'), E: toy('5') });
    await company.run();
    const idOf = async (externalId: string) => (await company.record(externalId)).qbo?.id ?? '';
    await company.books.change('Invoice', await idOf('B'), { DocNumber: 'X' });
    const gone = { entity: 'Invoice', id: await idOf('C') };
    await company.simulator.control('POST', `bookkeeper/${company.realmId}/delete`, gone);
    await company.put({ A: toy('1', 20), B: toy('2', 20), C: toy('3', 20) });
    await company.cancel({ D: toy('4') });
    const { actions, shown } = await preview(company);
    expect(shown.map(({ externalId, outcome }: Record<string, unknown>) => [externalId, outcome])).toEqual([
      ['A', 'update'],
      ['B', 'blocked'],
      ['C', 'blocked'],
      ['D', 'void'],
    ]);
    expect(shown[0]).toMatchObject({
      document: { Id: await idOf('A'), SyncToken: '0' },
      differences: expect.arrayContaining([expect.objectContaining({ field: 'Line', name: 'lines' })]),
    });
    expect(actions.map(({ state, code }) => [state, code])).toEqual([
      ['succeeded', ''],
      ['failed', 'changed-in-quickbooks'],
      ['failed', 'deleted-in-quickbooks'],
      ['succeeded', ''],
    ]);
    expect(await company.state('B')).toMatchObject({ sync_state: 'pending', pending: true, code: null });
    const totals = (await company.books.all('Invoice')).map(({ TotalAmt }) => TotalAmt);
    expect(totals).toEqual([10, 10, 10, 10]);
  });

  it.each([
    { cancelledRecords: 'delete', outcome: 'delete' },
    { cancelledRecords: 'void', outcome: 'none' },
    { cancelledRecords: 'ask', outcome: 'none' },
  ])(
    'of a cancelled record whose document somebody voided says what the batch does: $cancelledRecords',
    async (row) => {
      const company = await toys.newCompany();
      await company.put({ A: toy('1') });
      await company.run();
      const id = (await company.record('A')).qbo?.id ?? '';
      await company.simulator.control('POST', `bookkeeper/${company.realmId}/void`, { entity: 'Invoice', id });
      company.setSettings({ ...company.slice().company.settings, cancelledRecords: row.cancelledRecords } as never);
      await company.cancel({ A: toy('1') });
      const { shown } = await preview(company);
      expect(shown).toMatchObject([{ outcome: row.outcome }]);
      expect(await company.run()).toMatchObject([{ operation: row.outcome }]);
    },
  );

  it('shows of a record that waits for something the reason that it has', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy('1') });
    await company.run();
    await company.put({ B: toy('1') });
    expect(await company.run()).toMatchObject([{ code: 'number-in-use' }]);
    const { actions, shown } = await preview(company);
    expect(actions).toMatchObject([{ externalId: 'B', state: 'failed', code: 'number-in-use' }]);
    expect(shown).toMatchObject([{ outcome: 'blocked', failure: { code: 'number-in-use' } }]);
  });

  it('looks anew at what the company itself lacked', async () => {
    const definition: EntityDefinition<Toy> = {
      ...toyDefinition,
      obstacles: (_record, { company: facts }) =>
        facts.settings['taxItem'] === undefined
          ? [{ code: 'setting-missing', values: { setting: 'taxItem' }, causes: [companyCause(facts)] }]
          : [],
    };
    const company = await toys.newCompany();
    await company.put({ A: toy('1') });
    expect(await company.run(definition)).toMatchObject([{ code: 'setting-missing' }]);
    expect(await preview(company, definition)).toMatchObject({ actions: [{ code: 'setting-missing' }] });
    const { shown } = await preview(company, definition, { taxItem: 'Tax' });
    expect(shown).toMatchObject([{ outcome: 'create', failure: null }]);
  });

  it('says of closed books what the batch says', async () => {
    const company = await toys.newCompany();
    await company.books.change('Preferences', '1', { AccountingInfoPrefs: { BookCloseDate: '2026-11-30' } });
    await company.put({ A: toy('1') });
    const held = { externalId: 'A', state: 'skipped', code: 'period-closed' };
    expect((await preview(company)).actions).toMatchObject([held]);
    expect(await company.run()).toMatchObject([held]);
    expect((await preview(company)).actions).toMatchObject([held]);
  });

  it('tells in words what a person decided about a record', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy('1') });
    await company.decide('A', 'un-batch-keep');
    expect(await preview(company)).toMatchObject({
      actions: [
        {
          state: 'skipped',
          message: 'A person decided to un-batch it and keep its document; the next batch does that.',
        },
      ],
    });
  });
});
