import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { insertFact } from '../../src/data-access/inbox.ts';
import { findRerunLink } from '../../src/data-access/rerun-links.ts';
import { lookAtExpiring } from '../../src/data-access/outside.ts';
import { openLink } from '../../src/domain/rerun-token.ts';
import { takeDeadLetter, tellOperators } from '../../src/operations/take-dead-letter.ts';
import {
  at,
  batchFact,
  day,
  keyRing,
  noticeFact,
  notifierWorld,
  quiet,
  type Key,
  type NotifierWorld,
} from '../support/world.ts';

describe('telling people', () => {
  let world: NotifierWorld;
  let key: Key;

  beforeAll(async () => {
    world = await notifierWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.clock.now = at(0);
    key = await world.company();
  });

  const subjects = async () =>
    (await world.mails(key)).map(({ subject }) => subject.replace('[AutoSync] Northwind IT: ', ''));

  it('tells a cause once: not per batch, not per record, and not again while nothing is new', async () => {
    await world.failRecord(key, 'INV-1');
    await world.take(batchFact(key));
    expect(await world.look(at(1))).toBe(0);
    expect(await world.look(at(2))).toBe(1);
    for (let times = 1; times < 12; times += 1) {
      await world.failRecord(key, `INV-${times}`);
      world.clock.now = at(120 * times);
      await world.take(batchFact(key));
      await world.look(at(120 * times + 2));
    }
    expect(await subjects()).toEqual(['An invoice could not be synced']);
  });

  it('tells nothing of what has mended itself before anybody was told', async () => {
    await world.failRecord(key, 'INV-1');
    await world.take(batchFact(key));
    await world.mendRecord(key, 'INV-1');
    expect(await world.look(at(2))).toBe(0);
    await world.take(
      noticeFact(key, { kind: 'connectionChanged', connectionState: 'needsReconnect', connectionVersion: 2 }),
    );
    expect(await world.look(at(4))).toBe(0);
  });

  it('takes a fact once, whether it comes twice or twice at the same time', async () => {
    const fact = batchFact(key);
    const taken = await Promise.all([world.take(fact), world.take(fact), world.take(fact)]);
    expect(taken.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await world.db.withoutTenant((tx) => insertFact(tx, { id: fact.id, now: null }))).toBe(false);
  });

  it('refuses a fact that names another tenant than the company has', async () => {
    await world.take(batchFact(key));
    const other = await world.company();
    await expect(world.take(batchFact({ ...key, tenantId: other.tenantId }))).rejects.toThrow('another tenant');
  });

  it('links to exactly the records that failed for this cause, for whoever has the link and nobody else', async () => {
    await world.failRecord(key, 'INV-1');
    await world.failRecord(key, 'INV-2');
    await world.failRecord(key, 'INV-3', { code: 'item-missing', message: 'There is no product "X".' });
    await world.take(batchFact(key));
    expect(await world.look(at(2))).toBe(2);
    const [one] = (await world.mails(key)).filter(({ body_text: text }) => text.includes('Contoso'));
    const token = /rerun-links\/(\S+)/.exec(one?.body_text ?? '')?.[1] ?? '';
    const opened = openLink(keyRing, token);
    expect(opened?.tenantId).toBe(key.tenantId);
    const link = await world.db.withTenant(key.tenantId, (tx) => findRerunLink(tx, { id: opened!.linkId, now: at(3) }));
    expect(link).toMatchObject({ companyId: key.companyId, type: 'invoices', isExpired: false, usedAt: null });
    expect(link?.recordIds).toHaveLength(2);
    for (const place of [10, token.length - 2]) {
      const letter = token[place] === 'A' ? 'B' : 'A';
      expect(openLink(keyRing, token.slice(0, place) + letter + token.slice(place + 1))).toBeNull();
    }
  });

  it('makes one mail of many causes at once', async () => {
    for (const code of ['a', 'b', 'c', 'd', 'e']) await world.failRecord(key, `INV-${code}`, { code, message: code });
    await world.take(batchFact(key));
    expect(await world.look(at(2))).toBe(1);
    expect(await subjects()).toEqual(['5 things need attention']);
  });

  it('tells each recipient what they chose, once a day if they chose that, and not what has gone by then', async () => {
    key = await world.company([
      { address: 'money@example.com', types: ['payments'] },
      { address: 'all@example.com' },
      { address: 'daily@example.com', when: 'daily' },
    ]);
    await world.failRecord(key, 'INV-1');
    await world.failRecord(key, 'INV-2', { code: 'item-missing', message: 'There is no product "X".' });
    await world.take(batchFact(key));
    await world.look(at(2));
    expect((await world.mails(key)).map(({ address }) => address)).toEqual(['all@example.com', 'all@example.com']);
    await world.mendRecord(key, 'INV-2');
    world.clock.now = at(10);
    await world.take(batchFact(key));
    await world.look(at(12));
    // Seven in the morning in Berlin, in winter.
    expect(await world.look(at(18 * 60 - 1))).toBe(0);
    expect(await world.look(at(18 * 60))).toBe(1);
    const daily = (await world.mails(key)).filter(({ address }) => address === 'daily@example.com');
    expect(daily).toHaveLength(1);
    expect(daily[0]?.body_text).toContain('Contoso');
    expect(daily[0]?.body_text).not.toContain('product');
  });

  it('counts down before a connection ends, once per step, and stops when it is renewed', async () => {
    const expiresAt = new Date(at(0).getTime() + 31 * day);
    await world.connection(key, 'connected', expiresAt);
    const heard = [];
    for (let days = 0; days < 31; days += 1) {
      const now = at(days * 24 * 60);
      await world.db.withAllTenants((tx) => lookAtExpiring(tx, { withinMs: 30 * day, now }));
      if ((await world.look(now)) > 0) heard.push(31 - days);
    }
    expect(heard).toEqual([30, 14, 7, 2]);
    expect((await subjects()).map((subject) => subject.replace('The connection to QuickBooks ends in ', ''))).toEqual([
      '30 days',
      '14 days',
      '7 days',
      '2 days',
    ]);
  });

  it('tells that a connection is broken, once, and that the next failing batch switches a type off', async () => {
    await world.connection(key, 'needsReconnect');
    await world.take(
      noticeFact(key, { kind: 'connectionChanged', connectionState: 'needsReconnect', connectionVersion: 2 }),
    );
    await world.failRecord(key, 'INV-1', { category: 'auth', code: 'needs-reconnect', message: 'x' });
    const failures = { type: 'invoices', failuresInARow: 2, disconnectAfter: 3, disconnected: false } as const;
    await world.take(noticeFact(key, { kind: 'failuresChanged', ...failures }));
    expect(await world.look(at(2))).toBe(2);
    expect(await subjects()).toEqual([
      'AutoSync is about to be switched off for Invoices (2 of 3)',
      'The company must be connected to QuickBooks again',
    ]);
  });

  it('tells that a type was switched off and that another is late, once each, and again only when it was well between', async () => {
    const off = { type: 'invoices', failuresInARow: 3, disconnectAfter: 3, disconnected: true } as const;
    const late = { kind: 'overdue', type: 'payments', lastSuccessAt: at(0).toISOString() } as const;
    await world.take(noticeFact(key, { kind: 'failuresChanged', ...off }));
    await world.take(noticeFact(key, late));
    expect(await world.look(at(2))).toBe(2);
    expect(await subjects()).toEqual(['AutoSync is switched off for Invoices', 'Payments are not up to date']);
    world.clock.now = at(60);
    await world.take(noticeFact(key, late));
    expect(await world.look(at(62))).toBe(0);
    await world.take(noticeFact(key, { kind: 'settingsChanged', syncedTypes: ['invoices'] }));
    await world.take(noticeFact(key, { kind: 'onTime', type: 'payments' }));
    expect(await world.look(at(64))).toBe(0);
    world.clock.now = at(3 * 24 * 60);
    await world.take(noticeFact(key, late));
    expect(await world.look(at(3 * 24 * 60 + 2))).toBe(1);
    expect((await subjects()).filter((subject) => subject === 'Payments are not up to date')).toHaveLength(2);
  });

  it('is silent about a company that is switched off, and where nobody is to hear anything is told later', async () => {
    key = await world.company([]);
    await world.failRecord(key, 'INV-1');
    await world.take(batchFact(key));
    expect(await world.look(at(2))).toBe(0);
    await world.owner.withTenant(key.tenantId, (tx) =>
      tx.query({
        text: 'update notify.companies set recipients = $2 where company_id = $1',
        values: [key.companyId, JSON.stringify([{ address: 'new@example.com', about: [], types: [], when: 'atOnce' }])],
      }),
    );
    world.clock.now = at(10);
    await world.take(batchFact(key));
    expect(await world.look(at(12))).toBe(1);
  });

  it('tells the operators of dead letters: one mail per cause and day, with their number', async () => {
    const letter = { topic: 'autosync.x', consumer: 'someone', code: 'event-invalid', message: 'no' };
    const tell = (now: Date) => {
      world.clock.now = now;
      return tellOperators(world.context, { operators: ['ops@example.com'], quiet, clock: () => now });
    };
    for (const id of ['1', '2', '2']) await takeDeadLetter(world.context, { id, ...letter });
    expect(await Promise.all([tell(at(1)), tell(at(1))])).toEqual(expect.arrayContaining([0, 1]));
    for (const id of ['3', '4', '5']) await takeDeadLetter(world.context, { id, ...letter });
    expect(await tell(at(2))).toBe(0);
    expect(await tell(at(24 * 60 + 2))).toBe(1);
    expect((await world.mails(null)).map(({ subject }) => subject)).toEqual([
      '[AutoSync] 2 dead letters of autosync.x',
      '[AutoSync] 3 dead letters of autosync.x',
    ]);
  });
});
