import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SyncDue } from '@autosync/contracts';
import { newId } from '@autosync/core';
import { createDb, type Db } from '@autosync/db';
import { endSlice, raiseEpoch } from '@autosync/records';
import { testDatabase, type TestDatabase } from '@autosync/testing';
import { beginSlices, mayBeIdle, openBatchAtStart, type Begun, type BegunSlice } from '../src/begin-slice.ts';
import type { WorkerDefinition } from '../src/worker-definition.ts';

const due = (trigger: SyncDue['trigger'], parameters: SyncDue['parameters'] = {}): SyncDue => ({
  tenantId: 't',
  companyId: 'c',
  type: 'invoices',
  runId: 'r',
  batchId: 'b',
  companyName: 'Contoso',
  trigger,
  scheduledFor: '2026-11-02T10:00:00.000Z',
  createdAt: '2026-11-02T10:00:00.000Z',
  parameters,
  dispatch: 1,
});

describe('a run may end without a batch', () => {
  it.each<[string, SyncDue, boolean]>([
    ['on schedule', due('schedule'), true],
    ['for a webhook', due('webhook'), true],
    ['with what is off said to be off', due('schedule', { dryRun: false, referenceOnly: false }), true],
    ['by hand', due('manual'), false],
    ['of a batch that is run again', due('rerun'), false],
    ['of chosen records', due('schedule', { recordIds: ['1'] }), false],
    ['of no record', due('schedule', { recordIds: [] }), false],
    ['from a starting date', due('schedule', { startDate: '2026-11-01' }), false],
    ['that is a dry run', due('schedule', { dryRun: true }), false],
    ['from a preview', due('schedule', { previewId: 'p' }), false],
    ['that reads names alone', due('schedule', { referenceOnly: true }), false],
    ['that ends another one', due('schedule', { close: 'cancelled' } as never), false],
  ])('%s', (_what, event, expected) => {
    expect(mayBeIdle(event)).toBe(expected);
  });
});

describe('the batch of a run is not opened at its start', () => {
  const start = { kind: 'work', batchOpen: false, firstStartedAt: new Date() } as never;
  const countWork = () => Promise.reject(new Error('nothing is to be counted'));

  it.each<[string, SyncDue, object, { countWork?: typeof countWork }]>([
    ['when it is open', due('manual'), { batchOpen: true }, { countWork }],
    ['when it has none', due('manual', { referenceOnly: true }), {}, { countWork }],
    ['when only its work can tell whether there is one', due('schedule'), {}, {}],
  ])('%s', async (_when, event, more, definition) => {
    const begun = { fence: {} as never, start: Object.assign({}, start, more) as never };
    await expect(openBatchAtStart({} as Db, definition, { event, begun })).resolves.toBeUndefined();
  });
});

type Definition = WorkerDefinition<string>;

describe('slices that begin', () => {
  let database: TestDatabase;
  let db: Db;

  beforeAll(async () => {
    database = await testDatabase({ schemas: ['accounts', 'records'] });
    db = createDb({
      connectionString: database.url,
      applicationName: 'begin-slice test',
      onPoolError: () => undefined,
    });
  }, 60_000);
  afterAll(async () => {
    await db?.close();
    await database?.drop();
  });

  const dueOf = (trigger: SyncDue['trigger'], more: Partial<SyncDue> = {}): SyncDue => ({
    ...due(trigger),
    tenantId: newId(),
    companyId: newId(),
    runId: newId(),
    batchId: newId(),
    ...more,
  });
  const begin = (events: SyncDue[], definition: Partial<Definition> = {}, holder = 'worker') =>
    db.withAllTenants((tx) => beginSlices(tx, { definition: definition as Definition, holder }, events));
  const kinds = (begun: readonly Begun<string>[]) => begun.map(({ kind }) => kind);
  const working = (begun: readonly Begun<string>[]) =>
    begun.filter((one): one is BegunSlice<string> => one.kind === 'work');

  /** Whose epoch was given back. */
  async function released({ companyId }: SyncDue): Promise<boolean | undefined> {
    const { rows } = await db.withAllTenants((tx) =>
      tx.query<{ released: boolean }>({
        text: 'select released from records.company_fences where company_id = $1',
        values: [companyId],
      }),
    );
    return rows[0]?.released;
  }

  it('are answered in order: those with nothing to do and those that are over give the company back at once', async () => {
    const over = dueOf('schedule');
    const [before] = working(await begin([over]));
    await db.withTenant(over.tenantId, (tx) =>
      endSlice(tx, { runId: over.runId, dispatch: 1, runEnded: true, progress: { told: 'before' }, now: null }),
    );
    expect(before?.fence).toEqual({ tenantId: over.tenantId, companyId: over.companyId, epoch: 1 });
    const [one, idle, two] = [dueOf('manual'), dueOf('schedule'), dueOf('webhook')];
    const looked: string[][] = [];
    const begun = await begin([one, over, idle, two], {
      async findIdle(_tx, runs) {
        looked.push(runs.map(({ runId }) => runId));
        return new Set([idle.runId]);
      },
      readStarts: async (_tx, runs) => runs.map(({ runId }) => `start of ${runId}`),
    });
    expect(kinds(begun)).toEqual(['work', 'replay', 'idle', 'work']);
    expect(begun[1]).toMatchObject({ progress: { told: 'before' } });
    expect(looked).toEqual([[over.runId, idle.runId, two.runId]]);
    expect(working(begun).map(({ workStart, fence }) => [workStart, fence.companyId])).toEqual(
      [one, two].map(({ runId, companyId }) => [`start of ${runId}`, companyId]),
    );
    expect(await Promise.all([one, over, idle, two].map(released))).toEqual([false, true, true, false]);
  });

  it('are not looked at where none may end without a batch', async () => {
    const findIdle = () => Promise.reject(new Error('nothing is to be looked at'));
    expect(kinds(await begin([dueOf('manual'), dueOf('rerun')], { findIdle }))).toEqual(['work', 'work']);
  });

  it('have work where the type cannot tell before, and begin with nothing', async () => {
    expect(await begin([dueOf('schedule')])).toMatchObject([{ kind: 'work', workStart: undefined }]);
  });

  it('know whether the holder before gave the company back', async () => {
    const [clean, unclean] = [dueOf('schedule'), dueOf('schedule')];
    const { tenantId, companyId } = unclean;
    await db.withTenant(tenantId, (tx) => raiseEpoch(tx, { tenantId, companyId, holder: 'another', now: null }));
    const begun = working(await begin([clean, unclean]));
    expect(begun.map(({ uncleanTakeover, fence }) => [uncleanTakeover, fence.epoch])).toEqual([
      [false, 1],
      [true, 2],
    ]);
  });

  describe('open the batch of their run', () => {
    async function opened(event: SyncDue, countWork?: Definition['countWork']) {
      const [begun] = working(await begin([event]));
      if (begun === undefined) throw new Error('the slice did not begin');
      await openBatchAtStart(db, countWork === undefined ? {} : { countWork }, { event, begun });
      const { rows } = await db.withTenant(event.tenantId, (tx) =>
        tx.query<{ open: boolean; total: number | null; told: { total: number } | null }>({
          text: `select batch_open as open, total,
              (select body from records.result_outbox o where o.batch_id = r.batch_id and kind = 'start') as told
            from records.runs r where run_id = $1`,
          values: [event.runId],
        }),
      );
      const { batchOpen, total, firstStartedAt } = begun.start;
      return { stored: rows[0], known: { batchOpen, total }, firstStartedAt };
    }

    it.each<[string, SyncDue['trigger'], number | undefined, number | null]>([
      ['with what there is to do', 'schedule', 7, 7],
      ['by hand, also where there is nothing', 'manual', 0, 0],
      ['by hand, also where only the work can tell', 'manual', undefined, 0],
      ['but on schedule not where only the work can tell', 'schedule', undefined, null],
    ])('%s', async (_what, trigger, count, total) => {
      const { stored, known } = await opened(dueOf(trigger), async () => count as number);
      expect(known).toEqual({ batchOpen: total !== null, total: total ?? known.total });
      expect(stored).toMatchObject({ open: total !== null });
      expect(stored?.told?.total).toBe(total ?? undefined);
      if (total !== null) expect(stored?.total).toBe(total);
    });

    it('by hand where the type counts nothing', async () => {
      expect(await opened(dueOf('manual'))).toMatchObject({ known: { batchOpen: true, total: 0 } });
    });

    it.each<[string, SyncDue['parameters'], object]>([
      ['all', {}, {}],
      ['those that were chosen', { recordIds: ['1'] }, { recordIds: ['1'] }],
      ['those of a preview', { previewId: 'p' }, { previewId: 'p' }],
    ])('and count of its records: %s', async (_which, parameters, chosen) => {
      const event = dueOf('manual', { parameters });
      const scopes: object[] = [];
      const { firstStartedAt } = await opened(event, async (_tx, scope) => scopes.push(scope));
      expect(scopes).toStrictEqual([{ companyId: event.companyId, runId: event.runId, firstStartedAt, ...chosen }]);
    });
  });
});
