import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SyncDue } from '@autosync/contracts';
import { AutosyncError, newId } from '@autosync/core';
import type { Db } from '@autosync/db';
import { raiseEpoch, readPaymentStarts, saveBooksReset, savePaymentSyncs } from '@autosync/records';
import { eventually } from '@autosync/testing';
import { readQbo } from '../src/reading.ts';
import { yieldSlice } from '../src/slice-yield.ts';
import type { Slice } from '../src/slice.ts';
import type { WorkerDefinition } from '../src/worker-definition.ts';
import { dueEvent, openWorld, type TestCompany, type TestWorker, type World } from './support/slice-world.ts';

// The life of slices that find nothing to do, which most slices are: by the worker's own loop on PostgreSQL and the simulator.

let world: World;
const workers: TestWorker[] = [];

beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});
afterAll(() => world?.close());

const until = new Date('2026-11-01T10:00:00.000Z');
type Start = Awaited<ReturnType<typeof readPaymentStarts>>[number];
type Meanwhile = (event: SyncDue, slice: Slice) => Promise<void>;

/** A record type that comes in, reduced to one call that brings nothing; `meanwhile` is what happens after the call. */
function quiet(meanwhile: Meanwhile = async () => undefined): WorkerDefinition<Start> {
  return {
    type: 'payments',
    findIdle: async () => new Set(),
    readStarts: (tx, runs, now) => readPaymentStarts(tx, { runs, now }),
    readReference: async () => undefined,
    async work(slice) {
      await readQbo(slice, () => slice.qbo.changeDataCapture(['Payment'], new Date(Date.now() - 60_000)));
      await meanwhile(slice.event, slice);
      if (slice.batchIsOpen()) return { kind: 'finished', reason: 'nothing-changed' };
      return { kind: 'idle', reason: 'nothing-changed', readUntil: until };
    },
    storeReads: (tx, reads) =>
      savePaymentSyncs(
        tx,
        reads.map(({ readUntil: watermark, ...company }) => ({ ...company, sync: { watermark } })),
      ),
    skipRest: async () => undefined,
  };
}

async function newWorker(
  meanwhile?: Meanwhile,
  around = (db: Db) => db,
  options: { startedAfterMs?: number } = {},
): Promise<TestWorker> {
  const worker = await world.newWorker(quiet(meanwhile), { around, ...options });
  workers.push(worker);
  return worker;
}

/** What is stored of a company. */
async function stored({ companyId }: Pick<TestCompany, 'companyId'>) {
  const [row] = await world.rows<Record<string, unknown>>(
    `select (select count(*)::int from records.runs where company_id = $1) as runs,
        (select count(*)::int from records.result_outbox where company_id = $1) as results,
        (select watermark from records.payment_syncs where company_id = $1) as watermark,
        (select tenant_id from records.payment_syncs where company_id = $1) as tenant,
        (select released from records.company_fences where company_id = $1) as released,
        (select state is not null from records.limiter_windows where company_id = $1) as window`,
    [companyId],
  );
  return row;
}

const done = ({ tenantId }: TestCompany) => ({
  runs: 0,
  results: 0,
  watermark: until,
  tenant: tenantId,
  released: true,
  window: true,
});

const outcomes = ({ sent }: TestWorker, event: SyncDue) =>
  sent.filter(({ runId }) => runId === event.runId).map(({ outcome }) => outcome);

const newCompanies = (count: number) => Promise.all(Array.from({ length: count }, () => world.newCompany()));

/** Calls `step` just before and just after each transaction. */
function aroundTransactions(step: () => void) {
  return (db: Db): Db => {
    const around =
      <Args extends unknown[], Result>(run: (...args: Args) => Promise<Result>) =>
      async (...args: Args): Promise<Result> => {
        step();
        const result = await run(...args);
        step();
        return result;
      };
    return {
      ...db,
      withTenant: around(db.withTenant.bind(db)) as Db['withTenant'],
      withAllTenants: around(db.withAllTenants.bind(db)) as Db['withAllTenants'],
    };
  };
}

describe('an idle slice', () => {
  it('takes two transactions, and leaves what it knows now and neither run nor batch', async () => {
    let steps = 0;
    const worker = await newWorker(
      undefined,
      aroundTransactions(() => void (steps += 1)),
    );
    const company = await world.newCompany();
    const event = dueEvent(company);
    await worker.handle(event);
    expect(await stored(company)).toEqual(done(company));
    expect(outcomes(worker, event).at(-1)).toBe('finished');
    expect(worker.sent.at(-1)).toMatchObject({ worked: false, reason: 'nothing-changed', connectionVersion: 1 });
    expect(steps / 2).toBe(2);
  });

  it('shares them with the slices of other companies and tenants', async () => {
    let steps = 0;
    const worker = await newWorker(
      undefined,
      aroundTransactions(() => void (steps += 1)),
    );
    const companies = await newCompanies(20);
    await Promise.all(companies.map((company) => worker.handle(dueEvent(company))));
    expect(await Promise.all(companies.map(stored))).toEqual(companies.map(done));
    expect(steps / 2).toBeLessThan(40);
  });

  it('that is cut short at any moment is done by the next worker, and told', async () => {
    for (let at = 1; ; at += 1) {
      let steps = 0;
      const dying = await newWorker(
        undefined,
        aroundTransactions(() => {
          steps += 1;
          if (steps >= at) throw new AutosyncError('killed', 'the worker died here', { retryable: true });
        }),
      );
      const company = await world.newCompany();
      const event = dueEvent(company);
      const died = await dying.handle(event).then(
        () => false,
        () => true,
      );
      if (!died) {
        expect(at).toBe(5);
        break;
      }
      expect(outcomes(dying, event)).not.toContain('finished');
      await dying.stop();
      workers.splice(workers.indexOf(dying), 1);
      const next = await newWorker();
      await next.handle(event);
      expect(await stored(company)).toEqual(done(company));
      expect(outcomes(next, event).at(-1)).toBe('finished');
    }
  });
});

describe('results', () => {
  it.each([
    ['are hurried when a run with a batch has ended', { trigger: 'manual' as const }, undefined, true],
    ['wait for their turn when it goes on', {}, async () => Promise.reject(yieldSlice('qbo-unavailable', 1000)), false],
    ['of an idle run are none', {}, undefined, false],
  ])('%s', async (_what, special, meanwhile, areHurried) => {
    const event = { ...dueEvent(await world.newCompany()), ...special };
    const worker = await newWorker(meanwhile);
    await worker.handle(event);
    expect(worker.hurried).toEqual(areHurried ? [event.batchId] : []);
  });
});

describe('started', () => {
  const found: Meanwhile = async () => {
    throw yieldSlice('qbo-unavailable', 1000);
  };
  const nothing: Meanwhile = async () => undefined;

  it.each([
    ['not of an idle slice that is soon over', nothing, {}, 60_000, ['finished']],
    ['of one that lasts', nothing, {}, 0, ['started', 'finished']],
    ['of every other end', found, {}, 60_000, ['started', 'yielded']],
    ['at once of a run that somebody waits for', nothing, { trigger: 'manual' as const }, 60_000, ['started']],
    [
      'at once of a later dispatch, so that an older one is not believed',
      nothing,
      { dispatch: 2 },
      60_000,
      ['started'],
    ],
  ])('is told %s', async (_what, meanwhile, special, startedAfterMs, told) => {
    const event = { ...dueEvent(await world.newCompany()), ...special };
    const worker: TestWorker = await newWorker(
      async (...given) => {
        if (startedAfterMs === 0) await eventually(() => worker.sent.length > 0);
        await meanwhile(...given);
      },
      undefined,
      { startedAfterMs },
    );
    await worker.handle(event);
    expect(outcomes(worker, event).slice(0, told.length)).toEqual(told);
  });

  it('that could not be told by itself is told before the end, once', async () => {
    const event = dueEvent(await world.newCompany());
    const worker: TestWorker = await newWorker(
      async (...given) => {
        await eventually(() => worker.refused() > 0);
        await found(...given);
      },
      undefined,
      { startedAfterMs: 0 },
    );
    worker.refuse(1);
    await worker.handle(event);
    expect(outcomes(worker, event)).toEqual(['started', 'yielded']);
  });

  it('is never told behind the end', async () => {
    const event = dueEvent(await world.newCompany());
    const sending = Promise.withResolvers<void>();
    const worker: TestWorker = await newWorker(async () => void (await eventually(() => worker.held())), undefined, {
      startedAfterMs: 0,
    });
    worker.hold(sending.promise);
    const handled = worker.handle(event);
    await eventually(async () => expect(await stored(event)).toMatchObject({ released: true }));
    expect(worker.sent).toEqual([]);
    sending.resolve();
    await handled;
    expect(outcomes(worker, event)).toEqual(['started', 'finished']);
  });
});

describe('a company that is taken over while its slice is under way', () => {
  const raise = ({ tenantId, companyId }: SyncDue) =>
    world.owner.withAllTenants((tx) => raiseEpoch(tx, { tenantId, companyId, holder: 'another', now: null }));

  it('is left alone: nothing is stored or told of it, and the others end', async () => {
    const [taken, ...others] = (await newCompanies(5)) as [TestCompany, ...TestCompany[]];
    const worker = await newWorker(async (event) => {
      if (event.companyId === taken.companyId) await raise(event);
    });
    const events = [taken, ...others].map(dueEvent);
    const ends = await Promise.allSettled(events.map((event) => worker.handle(event)));
    expect(ends.map(({ status }) => status)).toEqual(['rejected', ...others.map(() => 'fulfilled')]);
    expect(ends[0]).toMatchObject({ reason: { code: 'fenced', retryable: true } });
    expect(await stored(taken)).toMatchObject({ runs: 1, watermark: null, released: false, window: null });
    expect(outcomes(worker, events[0]!)).not.toContain('finished');
    expect(await Promise.all(others.map(stored))).toEqual(others.map(done));
  });

  it('because the session with its lock was ended is finished by the other worker, once', async () => {
    const company = await world.newCompany();
    const event = dueEvent(company);
    const second = await newWorker();
    const first = await newWorker(async () => {
      await world.rows('select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1', [
        `${first.name} locks`,
      ]);
      await second.handle(event);
    });
    await expect(first.handle(event)).rejects.toMatchObject({ code: 'fenced' });
    expect(await stored(company)).toEqual(done(company));
    expect([outcomes(first, event), outcomes(second, event)].map((told) => told.includes('finished'))).toEqual([
      false,
      true,
    ]);
  });
});

describe('two workers with events of one company', () => {
  it('of the same dispatch: the second waits for the first, and nothing is done twice', async () => {
    const company = await world.newCompany();
    const event = dueEvent(company);
    const looked = Promise.withResolvers<void>();
    const other = await newWorker(undefined, aroundTransactions(looked.resolve));
    let second: Promise<void> | undefined;
    const worker = await newWorker(async () => {
      second = other.handle(event);
      await looked.promise;
      expect(outcomes(other, event)).toEqual([]);
    });
    await worker.handle(event);
    await second;
    expect(await stored(company)).toEqual(done(company));
    expect(outcomes(worker, event)).toContain('finished');
    // Whether it finds the company free at once: a run that left no row is looked at again, or has been put off by then.
    expect(['finished', 'deferred']).toContain(outcomes(other, event).at(-1));
  });

  it('of different runs: the second is put off', async () => {
    const company = await world.newCompany();
    const [event, later] = [dueEvent(company), dueEvent(company)];
    const other = await newWorker();
    const worker = await newWorker(() => other.handle(later));
    await worker.handle(event);
    expect(outcomes(other, later)).toEqual(['deferred']);
    expect(await stored(company)).toEqual(done(company));
  });
});

describe('many companies at the same moment', () => {
  it('of which another worker has some: those are put off, and keep no other waiting', async () => {
    const companies = await newCompanies(12);
    const theirs = companies.slice(0, 4);
    const [ended, begun] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let count = 0;
    const other = await newWorker(async () => {
      if ((count += 1) === theirs.length) begun.resolve();
      await ended.promise;
    });
    const others = theirs.map((company) => other.handle(dueEvent(company)));
    await begun.promise;
    const worker = await newWorker();
    const events = companies.map(dueEvent);
    await Promise.all(events.map((event) => worker.handle(event)));
    expect(events.map((event) => outcomes(worker, event))).toEqual(
      companies.map((company) => (theirs.includes(company) ? ['deferred'] : ['finished'])),
    );
    ended.resolve();
    await Promise.all(others);
    expect(await Promise.all(companies.map(stored))).toEqual(companies.map(done));
  });

  it('whose worker dies with all of them in hand are done by the next one, each once', async () => {
    const companies = await newCompanies(12);
    const events = companies.map(dueEvent);
    const isDead = Promise.withResolvers<void>();
    let begun = 0;
    const dying = await newWorker(async () => {
      begun += 1;
      await isDead.promise;
    });
    const died = Promise.allSettled(events.map((event) => dying.handle(event)));
    await eventually(() => begun === events.length);
    const next = await newWorker();
    const waiting = events.map((event) => next.handle(event));
    await world.rows('select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1', [
      `${dying.name} locks`,
    ]);
    await Promise.all(waiting);
    isDead.resolve();
    for (const end of await died) expect(end).toMatchObject({ status: 'rejected', reason: { code: 'fenced' } });
    expect(await Promise.all(companies.map(stored))).toEqual(companies.map(done));
    expect(events.map((event) => outcomes(next, event).filter((outcome) => outcome === 'finished'))).toEqual(
      events.map(() => ['finished']),
    );
    expect(events.flatMap((event) => outcomes(dying, event))).not.toContain('finished');
  });
});

describe('one company', () => {
  it('whose rows a frozen process holds keeps no other waiting', async () => {
    const [frozen, ...others] = (await newCompanies(4)) as [TestCompany, ...TestCompany[]];
    const worker = await newWorker();
    await worker.handle(dueEvent(frozen));
    const thaw = Promise.withResolvers<void>();
    const isFrozen = Promise.withResolvers<void>();
    const freezing = world.owner.withAllTenants(async (tx) => {
      await tx.query({
        text: 'select 1 from records.company_fences where company_id = $1 for update',
        values: [frozen.companyId],
      });
      isFrozen.resolve();
      await thaw.promise;
    });
    await isFrozen.promise;
    const event = dueEvent(frozen);
    const waiting = worker.handle(event);
    await Promise.all(others.map((company) => worker.handle(dueEvent(company))));
    expect(await Promise.all(others.map(stored))).toEqual(others.map(done));
    expect(outcomes(worker, event)).toEqual([]);
    thaw.resolve();
    await Promise.all([freezing, waiting]);
    expect(outcomes(worker, event).at(-1)).toBe('finished');
  });

  it('whose event names another tenant fails alone, and touches nothing', async () => {
    const [company, ...others] = (await newCompanies(4)) as [TestCompany, ...TestCompany[]];
    const worker = await newWorker();
    await worker.handle(dueEvent(company));
    const wrong = { ...dueEvent(company), tenantId: newId() };
    const ends = await Promise.allSettled([wrong, ...others.map(dueEvent)].map((event) => worker.handle(event)));
    expect(ends.map(({ status }) => status)).toEqual(['rejected', ...others.map(() => 'fulfilled')]);
    expect(await stored(company)).toEqual(done(company));
  });

  it.each([
    [
      'was disconnected by a person',
      ({ companyId }: TestCompany) =>
        world.rows(`update accounts.connections set state = 'disconnected' where company_id = $1`, [companyId]),
    ],
    [
      'has books that began anew',
      ({ tenantId, companyId }: TestCompany) =>
        world.owner.withAllTenants((tx) =>
          saveBooksReset(tx, { tenantId, companyId, detail: 'others', writtenSince: null, now: null }),
        ),
    ],
  ])('that %s before its slice began yields without a call', async (_what, change) => {
    const company = await world.newCompany();
    await change(company);
    let calls = 0;
    const worker = await newWorker(async () => void (calls += 1));
    await worker.handle(dueEvent(company));
    expect(worker.sent.at(-1)).toMatchObject({ outcome: 'yielded', reason: 'needs-reconnect' });
    expect([calls, (await stored(company))?.['watermark']]).toEqual([0, null]);
  });

  it('that is disconnected after its slice began is not read any more', async () => {
    const company = await world.newCompany();
    const worker = await newWorker(async (_event, slice) => {
      await world.rows(
        `update accounts.connections set state = 'disconnected', version = version + 1, access_token = null,
           refresh_token = null, key_id = null where company_id = $1`,
        [company.companyId],
      );
      await world.simulator.control('POST', 'disconnect', { realmId: company.realmId });
      await readQbo(slice, () => slice.qbo.changeDataCapture(['Payment'], new Date()));
    });
    await worker.handle(dueEvent(company));
    expect(worker.sent.at(-1)).toMatchObject({ outcome: 'yielded', reason: 'needs-reconnect' });
    expect((await stored(company))?.['watermark']).toBeNull();
  });
});

describe('when PostgreSQL cuts the connections off', () => {
  const cutOff = ({ name }: TestWorker) =>
    world.rows<{ cut: boolean }>(
      'select pg_terminate_backend(pid) as cut from pg_stat_activity where application_name in ($1, $2)',
      [name, `${name} locks`],
    );

  it('after the calls, slices are tried again, and each is done once', async () => {
    const companies = await newCompanies(6);
    let cut = false;
    const worker: TestWorker = await newWorker(async () => {
      if (cut) return;
      cut = true;
      await cutOff(worker);
    });
    const events = companies.map(dueEvent);
    for (const event of events) {
      await eventually(async () => {
        await worker.handle(event);
      });
    }
    expect(await Promise.all(companies.map(stored))).toEqual(companies.map(done));
    for (const event of events) {
      expect(outcomes(worker, event).filter((outcome) => outcome === 'finished')).toHaveLength(1);
    }
  });
});
