import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AutosyncError } from '@autosync/core';
import { markedRecord } from '../../src/outgoing/document-key.ts';
import type { EntityDefinition } from '../../src/outgoing/entity-definition.ts';
import type { OutgoingSlice } from '../../src/outgoing/outgoing-slice.ts';
import { dyingAt } from './crash-points.ts';
import { openToys, toyDefinition, type Toy } from './support.ts';

// A database that was restored from a backup does not know what was written to QuickBooks since.

let toys: Awaited<ReturnType<typeof openToys>>;
beforeAll(async () => {
  toys = await openToys();
}, 60_000);
afterAll(() => toys?.stop());

type Company = Awaited<ReturnType<typeof toys.newCompany>>;

/** Without numbers of our own nothing but the mark tells one document from another one that is like it. */
const unnumbered: EntityDefinition<Toy> = {
  ...toyDefinition,
  numberOf: () => undefined,
  toDocument(record, context) {
    const plan = toyDefinition.toDocument(record, context);
    if (plan.kind !== 'write') return plan;
    const { DocNumber: _none, ...body } = plan.body;
    return { ...plan, body };
  },
  lookUpBy: ({ CustomerRef, TxnDate, Line }) => [
    { field: 'CustomerRef', operator: '=', value: (CustomerRef as { value: string }).value },
    { field: 'TxnDate', operator: '=', value: String(TxnDate) },
    { field: 'TotalAmt', operator: '=', value: (Line as { Amount: number }[])[0]!.Amount.toFixed(2) },
  ],
};

const toy = (price = 100, number = 'N'): Toy => ({ customer: 'Contoso', price, number });
const restored = (slice: OutgoingSlice): OutgoingSlice => ({ ...slice, restored: true });

/** Takes the company's records as they are now; what it answers brings them back to that. */
async function backUp({ db, tenantId, companyId }: Company): Promise<() => Promise<void>> {
  const kept = await db.withTenant(tenantId, async (tx) => {
    await tx.query({ text: 'create table if not exists public.backup_of_records (like records.records)' });
    await tx.query({ text: 'create table if not exists public.backup_of_intents (like records.intents)' });
    for (const table of ['records', 'intents']) {
      await tx.query({ text: `delete from public.backup_of_${table} where company_id = $1`, values: [companyId] });
      await tx.query({
        text: `insert into public.backup_of_${table} select * from records.${table} where company_id = $1`,
        values: [companyId],
      });
    }
    const { rows } = await tx.query<{ table_name: string; columns: string }>({
      text: `select table_name, string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns
        from information_schema.columns
        where table_schema = 'records' and table_name in ('records', 'intents') and is_generated = 'NEVER'
        group by table_name order by table_name desc`,
    });
    return rows;
  });
  return () =>
    db.withTenant(tenantId, async (tx) => {
      // Whatever else refers to the records of the lost time is lost with them.
      await tx.query({ text: 'set local session_replication_role = replica' });
      for (const { table_name: table, columns } of kept) {
        await tx.query({ text: `delete from records.${table} where company_id = $1`, values: [companyId] });
        await tx.query({
          text: `insert into records.${table} (${columns}) select ${columns} from public.backup_of_${table} where company_id = $1`,
          values: [companyId],
        });
      }
    });
}

/** Each live document: whose mark it carries, and how often it was changed. */
async function documents(company: Company, ...externalIds: string[]): Promise<string[]> {
  const ids = await Promise.all(
    externalIds.map(async (externalId) => [(await company.record(externalId)).recordId, externalId] as const),
  );
  const names = new Map(ids);
  const all = await company.books.all('Invoice');
  return all
    .map(
      (one) => `${names.get(markedRecord(one) ?? '') ?? '-'}: ${String(one['TotalAmt'])}, ${String(one['SyncToken'])}`,
    )
    .toSorted();
}

describe('after a restore', () => {
  it('what was written in the lost time is found by its mark, and neither made nor written again', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy() });
    const bringBack = await backUp(company);
    await company.run(unnumbered);
    await bringBack();
    expect(await company.state('A')).toMatchObject({ sync_state: 'pending' });
    expect(await company.run(unnumbered, restored)).toMatchObject([{ state: 'succeeded', operation: 'create' }]);
    expect(await documents(company, 'A')).toEqual(['A: 100, 0']);
    expect(await company.state('A')).toMatchObject({ sync_state: 'synced', pending: false, open: false });
    expect(await company.run(unnumbered, restored)).toEqual([]);
  });

  it('it would be there twice without the look', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy() });
    const bringBack = await backUp(company);
    await company.run(unnumbered);
    await bringBack();
    await company.run(unnumbered);
    expect(await documents(company, 'A')).toEqual(['A: 100, 0', 'A: 100, 0']);
  });

  it('what QuickBooks holds of a later version is brought to what the record says', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy() });
    const bringBack = await backUp(company);
    await company.put({ A: { ...toy(), customer: 'Contoso' } });
    await company.run();
    await company.put({ A: toy(250) });
    await company.run();
    await bringBack();
    expect(await company.run(toyDefinition, restored)).toMatchObject([{ state: 'succeeded', operation: 'update' }]);
    expect(await documents(company, 'A')).toEqual(['A: 100, 2']);
  });

  it('a record that came in the lost time, and is sent again, gets the document that it had', async () => {
    const company = await toys.newCompany();
    const bringBack = await backUp(company);
    await company.put({ A: toy(100), B: toy(70) });
    await company.run(unnumbered);
    await bringBack();
    await company.put({ A: toy(100), B: toy(70) });
    const actions = await company.run(unnumbered, restored);
    expect(actions.map(({ state, operation }) => [state, operation])).toEqual([
      ['succeeded', 'update'],
      ['succeeded', 'update'],
    ]);
    expect(await documents(company, 'A', 'B')).toEqual(['A: 100, 1', 'B: 70, 1']);
    expect(await company.run(unnumbered, restored)).toEqual([]);
  });

  it('so does one whose number QuickBooks would refuse', async () => {
    const company = await toys.newCompany();
    const bringBack = await backUp(company);
    await company.put({ A: toy(100, '17') });
    await company.run();
    await bringBack();
    await company.put({ A: toy(120, '17') });
    expect(await company.run(toyDefinition, restored)).toMatchObject([{ state: 'succeeded', code: '' }]);
    expect(await documents(company, 'A')).toEqual(['A: 120, 1']);
  });

  it('of records that are alike each gets one of the documents, and the one too many its own', async () => {
    const company = await toys.newCompany();
    const bringBack = await backUp(company);
    await company.put({ A: toy(), B: toy() });
    await company.run(unnumbered);
    await bringBack();
    await company.put({ A: toy(), B: toy(), C: toy() });
    await company.run(unnumbered, restored);
    const found = await documents(company, 'A', 'B', 'C');
    expect(found.map((line) => line.slice(0, 6))).toEqual(['A: 100', 'B: 100', 'C: 100']);
    expect(found.map((line) => line.slice(-1)).toSorted()).toEqual(['0', '1', '1']);
  });

  it('documents of people, and of records that are known, stay what they are', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy() });
    await company.run(unnumbered);
    const [first] = await company.books.all('Invoice');
    const { CustomerRef, Line, TxnDate } = first!;
    await company.books.add('Invoice', { CustomerRef, Line, TxnDate, PrivateNote: 'by hand' });
    await company.put({ B: toy() });
    expect(await company.run(unnumbered, restored)).toMatchObject([{ state: 'succeeded', operation: 'create' }]);
    expect(await documents(company, 'A', 'B')).toEqual(['-: 100, 0', 'A: 100, 0', 'B: 100, 0']);
  });

  it('no other document is taken for what a create makes that may still be carried out', async () => {
    const company = await toys.newCompany();
    const bringBack = await backUp(company);
    await company.put({ A: toy() });
    await company.run(unnumbered);
    await bringBack();
    await company.put({ A: toy() });
    const unanswered = () => Promise.reject(new AutosyncError('qbo-ambiguous', 'no answer', { retryable: true }));
    await company.run(unnumbered, (slice) => ({ ...slice, qbo: { ...slice.qbo, create: unanswered } }));
    // What failed is not tried again at once, unless it is sent again.
    await company.put({ A: toy(100, 'again') });
    // A minute before the time at which a look is certain.
    const before = { now: () => new Date(Date.now() - 60_000), monotonicMs: () => performance.now() };
    const early = company.run(unnumbered, (slice) => ({ ...restored(slice), clock: before }));
    await expect(early).rejects.toThrow('look-up-wait');
    expect(await documents(company, 'A')).toEqual(['-: 100, 0']);
    expect(await company.state('A')).toMatchObject({ open: true });
    await company.run(unnumbered, restored);
    expect(await documents(company, 'A')).toEqual(['A: 100, 1']);
  });

  it('two documents with the mark of one record are for a person to decide about', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy() });
    const bringBack = await backUp(company);
    await company.run(unnumbered);
    await bringBack();
    await company.run(unnumbered);
    await bringBack();
    expect(await company.run(unnumbered, restored)).toMatchObject([{ state: 'failed', code: 'document-ambiguous' }]);
  });

  it('a worker that dies at any moment leaves nothing that the next run does not put right', async () => {
    for (let step = 1; ; step += 1) {
      const company = await toys.newCompany();
      const bringBack = await backUp(company);
      await company.put({ A: toy(), B: toy(70) });
      await company.run(unnumbered);
      await bringBack();
      await company.put({ A: toy(), B: toy(80) });
      const dying = dyingAt(step);
      await company
        .run(unnumbered, (slice) => dying.inSlice(restored(slice)))
        .catch((error: Error) => expect(error.message).toContain('died'));
      if (!dying.died()) break;
      await company.run(unnumbered, restored);
      await company.run(unnumbered, restored);
      const found = await documents(company, 'A', 'B');
      // The lost one of 70 is like none that was sent again.
      expect([step, found.map((line) => line.slice(0, 6).trim())]).toEqual([step, ['-: 70,', 'A: 100', 'B: 80,']]);
      for (const externalId of ['A', 'B'])
        expect(await company.state(externalId)).toMatchObject({ sync_state: 'synced', pending: false, open: false });
    }
  }, 240_000);
});
