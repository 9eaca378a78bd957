import { describe, expect, it } from 'vitest';
import { failureCatalogue, type FailureCode } from '@autosync/contracts';
import { duringTests } from '../support/during-tests.ts';
import { baseRecord, closeLook, type CloseLook } from '../support/one-record.ts';
import { useSharedSystem } from '../support/running-system.ts';

const running = duringTests(useSharedSystem);

type Case = {
  code: FailureCode;
  /** Brings the record I-1 to this failure. */
  provoke(look: CloseLook): Promise<void>;
  /** Does what the failure's fix says, in QuickBooks. */
  fix(look: CloseLook): Promise<void>;
};

const closeBooks = (look: CloseLook, date: string) =>
  look.edit('Preferences', '1', { AccountingInfoPrefs: { BookCloseDate: date } });

async function idOf(look: CloseLook, entity: string, fields: object): Promise<string> {
  const wanted = Object.entries(fields);
  const found = (await look.documents(entity)).find((one) => wanted.every(([key, value]) => one[key] === value));
  if (found === undefined) throw new Error(`no ${entity} ${JSON.stringify(fields)}`);
  return found.Id;
}

const cases: Case[] = [
  {
    code: 'terms-missing',
    provoke: async (look) => void (await look.send({ terms: 'Net 77' })),
    fix: async (look) => void (await look.create('Term', { Name: 'Net 77', Type: 'STANDARD', DueDays: 77 })),
  },
  {
    code: 'period-closed',
    async provoke(look) {
      await closeBooks(look, '2026-10-31');
      await look.send({ date: '2026-10-15' });
    },
    fix: async (look) => void (await closeBooks(look, '2026-09-30')),
  },
  {
    // The record moves out of a period that was closed since: it is closed to that, too.
    code: 'document-in-closed-period',
    async provoke(look) {
      await look.send({ date: '2026-10-15' });
      await closeBooks(look, '2026-10-31');
      const { failure } = await look.send({ date: '2026-11-05' });
      expect(failure?.message).toBe(
        'The document stands in QuickBooks under 2026-10-15, and the books are closed for that day.',
      );
    },
    fix: async (look) => void (await closeBooks(look, '2026-09-30')),
  },
  {
    code: 'number-in-use',
    async provoke(look) {
      await look.send({ externalId: 'C-1', kind: 'credit-memo' });
      await look.send();
    },
    async fix(look) {
      await look.edit('CreditMemo', (await look.document('CreditMemo')).Id, { DocNumber: 'I-1-old' });
    },
  },
  {
    code: 'changed-in-quickbooks',
    async provoke(look) {
      await look.send({ dueDate: '2026-12-31' });
      await look.edit('Invoice', (await look.document()).Id, { DueDate: '2027-01-01' });
      await look.send({ dueDate: '2026-12-31', memo: 'x' });
    },
    async fix(look) {
      await look.edit('Invoice', (await look.document()).Id, { DueDate: '2026-12-31' });
    },
  },
];

describe('a failure whose cause is in QuickBooks', () => {
  it.each(cases)(
    '$code: done as told, the next scheduled batch takes the record',
    async ({ code, provoke, fix }) => {
      const look = await closeLook(running, `Cause ${code}`);
      await provoke(look);
      const state = failureCatalogue[code].category === 'closed-period' ? 'held' : 'failed';
      expect(await look.company.record('I-1')).toMatchObject({ syncState: state, failure: { code } });

      // Cycles in which nothing was mended look, find nothing, and leave no batch behind.
      await look.company.enable(15);
      const { batches, autoSync } = look.company;
      const before = (await batches()).length;
      await look.company.ranTimes(2);
      expect(await batches()).toHaveLength(before);
      expect((await autoSync()).types['invoices']).toMatchObject({ consecutiveFailures: 0 });

      await fix(look);
      expect(await look.comesTo('I-1', 'synced')).toMatchObject({ failure: null });
      const [latest] = await batches();
      expect(latest?.trigger).toBe('schedule');
      expect(await look.company.ended(latest?.id ?? '')).toMatchObject({ state: 'finished', counts: { succeeded: 1 } });
    },
    60_000,
  );

  it('number-in-use names the document that holds it', async () => {
    const look = await closeLook(running, 'Holder Ltd');
    await look.send({ externalId: 'C-1', kind: 'credit-memo', customer: { name: 'Fabrikam' } });
    const { Id } = await look.document('CreditMemo');
    const { failure } = await look.send();
    expect(failure?.message).toBe(`The number I-1 is already used in QuickBooks by credit memo ${Id} of Fabrikam.`);
  });

  it('a batch by hand and a rerun look at the books as they are, not as they were remembered', async () => {
    const look = await closeLook(running, 'Reopened Ltd');
    await closeBooks(look, '2026-10-31');
    expect(await look.send({ date: '2026-10-15' })).toMatchObject({ syncState: 'held' });
    await closeBooks(look, '2026-09-30');
    const { id } = await look.company.record('I-1');
    expect(await look.company.ended((await look.company.run([id])).id)).toMatchObject({ state: 'finished' });
  });

  it('books that were closed since are noticed by what QuickBooks answers', async () => {
    const look = await closeLook(running, 'Closed Ltd');
    await look.send();
    await closeBooks(look, '2026-11-30');
    await look.company.enable(15);
    await look.company.put({ ...baseRecord, externalId: 'I-2', number: 'I-2' });
    expect(await look.comesTo('I-2', 'held')).toMatchObject({ failure: { code: 'period-closed' } });
    await closeBooks(look, '2026-09-30');
    await look.comesTo('I-2', 'synced');
  }, 60_000);
});

describe('closed books', () => {
  it('leave a document of theirs to a decision', async () => {
    const look = await closeLook(running, 'Decided Ltd');
    await look.send();
    await closeBooks(look, '2026-11-30');
    expect(await look.send({ memo: 'x' })).toMatchObject({
      syncState: 'held',
      failure: { code: 'document-in-closed-period' },
    });
    expect(await look.company.operate('I-1', 'take-quickbooks')).toMatchObject({ state: 'finished' });
    expect(await look.company.record('I-1')).toMatchObject({ syncState: 'synced', failure: null });
    expect(await look.document()).not.toHaveProperty('CustomerMemo');
  });

  it('have documents dated on the first open day, where the company wants that, and a warning says so', async () => {
    const look = await closeLook(running, 'Moved Ltd');
    await closeBooks(look, '2026-10-31');
    expect(await look.send({ date: '2026-10-15' })).toMatchObject({ failure: { code: 'period-closed' } });

    // Done as told: the setting frees what is held, in the next cycle.
    await look.company.enable(15);
    const settings = { closedPeriods: 'firstOpenDay' };
    await look.company.must(`/v1/companies/${look.company.id}`, { method: 'PATCH', body: { settings } });
    await look.comesTo('I-1', 'synced');
    const [first] = await look.company.batches();
    expect(await look.company.ended(first?.id ?? '')).toMatchObject({ state: 'finishedWithWarning' });
    expect(await look.company.actions(first?.id ?? '')).toMatchObject([
      {
        code: 'date-moved',
        message: 'The books were closed for 2026-10-15, so the document is dated 2026-11-01, the first open day.',
      },
    ]);
    expect(await look.document()).toMatchObject({ TxnDate: '2026-11-01' });

    // It stays there when the record changes, and is dated as the record is once the books are open and somebody wants that.
    expect(await look.send({ date: '2026-10-15', memo: 'x' })).toMatchObject({ syncState: 'synced' });
    expect(await look.document()).toMatchObject({ TxnDate: '2026-11-01', CustomerMemo: { value: 'x' } });
    await closeBooks(look, '2026-09-30');
    expect(await look.company.operate('I-1', 'send-ours')).toMatchObject({ state: 'finished' });
    expect(await look.document()).toMatchObject({ TxnDate: '2026-10-15' });
  }, 60_000);
});

describe('where QuickBooks numbers the forms itself', () => {
  it('our number is found there, and two records of one number are a warning', async () => {
    const look = await closeLook(running, 'Own numbers Ltd');
    await look.edit('Preferences', await idOf(look, 'Preferences', {}), {
      SalesFormsPrefs: { CustomTxnNumbers: false },
    });
    expect(await look.send({ number: 'INV-77' })).toMatchObject({ syncState: 'synced' });
    const document = await look.document();
    expect(document.DocNumber).not.toBe('INV-77');
    expect(document.PrivateNote).toContain('INV-77');

    await look.company.put({ ...baseRecord, externalId: 'I-2', number: 'INV-77' });
    const batch = await look.company.ended((await look.company.run()).id);
    expect(batch).toMatchObject({ state: 'finishedWithWarning', counts: { warning: 1 } });
    expect(await look.company.actions(batch.id)).toMatchObject([{ externalId: 'I-2', code: 'number-shared' }]);
  });
});
