import { afterEach, describe, expect, it } from 'vitest';
import { sleep } from '@autosync/core';
import { duringTests } from '../../support/during-tests.ts';
import { checkInvariants, checkSystem, type Books } from '../../support/invariants.ts';
import { startProxiedSystem, type LinkName } from '../../support/proxied-system.ts';
import { batchUnderWay } from '../../support/under-way.ts';

const running = duringTests(startProxiedSystem);
const books: Books[] = [];
afterEach(() => Object.values(running.links).forEach((link) => link.heal()));

describe('links that carry nothing and tell nobody, while a batch runs, for longer than the patience of either end', () => {
  it.each<[string, LinkName[], number]>([
    ['the worker’s connections to PostgreSQL', ['worker–PostgreSQL'], 4000],
    ['the session of its locks', ['worker’s lock session–PostgreSQL'], 4000],
    ['QuickBooks', ['worker–QuickBooks'], 3000],
    [
      'everything behind it',
      ['worker–batch-status', 'scheduler–PostgreSQL', 'batch-status–PostgreSQL', 'gateway–scheduler'],
      4000,
    ],
  ])(
    '%s',
    async (_what, names, ms) => {
      const { db, simulator, links } = running;
      const given = { name: `Half-open ${books.length} Ltd`, prefix: `H${books.length}`, count: 12 };
      const { company, items, id } = await batchUnderWay(running, given);
      for (const name of names) links[name].freeze();
      await sleep(ms);
      for (const name of names) links[name].heal();
      expect(await company.ended(id, 30_000)).toMatchObject({ state: 'finished', counts: { succeeded: 12 } });
      await checkInvariants({ db, simulator, company, items });
      books.push({ company, items });
    },
    60_000,
  );
});

describe('connections that a router forgot: the old ones never answer again, new ones pass', () => {
  it('of the lock session, to QuickBooks, to batch-status and to the scheduler: half a minute later all is well', async () => {
    const { links } = running;
    const given = { name: 'Forgotten Ltd', prefix: 'FG', count: 20 };
    const { company, items, id } = await batchUnderWay(running, given);
    const forgotten: LinkName[] = [
      'worker’s lock session–PostgreSQL',
      'worker–QuickBooks',
      'worker–batch-status',
      'gateway–batch-status',
      'gateway–scheduler',
    ];
    for (const name of forgotten) for (const connection of links[name].connections()) connection.freeze();
    expect(await company.ended(id, 30_000)).toMatchObject({ state: 'finished', counts: { succeeded: 20 } });
    books.push({ company, items });
    await checkSystem(running, { books, withinMs: 20_000 });
  }, 90_000);
});
