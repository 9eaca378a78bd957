import { afterEach, describe, expect, it } from 'vitest';
import type { AutosyncError } from '@autosync/core';
import { eventually, startProcess } from '@autosync/testing';
import { createLockSession } from '../src/index.ts';
import type { CompanyLock, LockSession, LockSessionSettings } from '../src/index.ts';
import { startRelay } from './support/silent-relay.ts';
import { failureOf, terminate, useDatabase } from './support/test-db.ts';

const idOf = (n: number) => `7d4e0c2a-5a0f-4bb5-9c65-${String(n).padStart(12, '0')}`;
const companyId = idOf(1);
const many = Array.from({ length: 40 }, (_, n) => idOf(n + 1));

describe('a lock session', () => {
  const database = useDatabase();
  const open: LockSession[] = [];

  afterEach(async () => {
    await Promise.all(open.splice(0).map((session) => session.stop()));
  });

  async function start(settings: Partial<LockSessionSettings> = {}) {
    const losses: AutosyncError[] = [];
    const session = createLockSession({
      connectionString: database.url(),
      applicationName: 'locks',
      heartbeatMs: 50,
      onLost: (error) => losses.push(error),
      ...settings,
    });
    open.push(session);
    await session.start();
    return { session, losses };
  }

  async function acquire(session: LockSession): Promise<CompanyLock> {
    const lock = await session.tryAcquire(companyId);
    expect(lock).not.toBeNull();
    return lock!;
  }

  it('excludes another session until the lock is released', async () => {
    const { session: one } = await start();
    const { session: other } = await start();
    const lock = await acquire(one);
    expect(await other.tryAcquire(companyId)).toBeNull();
    await lock.release();
    expect(await other.tryAcquire(companyId)).not.toBeNull();
  });

  it('lets two sessions hold two companies', async () => {
    const { session: one } = await start();
    const { session: other } = await start();
    await acquire(one);
    expect(await other.tryAcquire(idOf(2))).not.toBeNull();
  });

  it('refuses a second holder in the same process, although PostgreSQL would grant it', async () => {
    const { session } = await start();
    const [first, second] = await Promise.all([session.tryAcquire(companyId), session.tryAcquire(companyId)]);
    expect(first).not.toBeNull();
    expect(second).toBeNull();
    expect(session.held()).toBe(1);
    await first!.release();
    await first!.release();
    expect(session.held()).toBe(0);
    await acquire(session);
  });

  it('forgets a company that another process holds, so that it can be asked for again', async () => {
    const { session: one } = await start();
    const { session: other } = await start();
    const lock = await acquire(one);
    expect(await other.tryAcquire(companyId)).toBeNull();
    expect(other.held()).toBe(0);
    await lock.release();
    await acquire(other);
  });

  /** All of them asked for at the same moment: those that were got. */
  async function acquireMany(session: LockSession, companyIds: readonly string[]): Promise<CompanyLock[]> {
    const locks = await Promise.all(companyIds.map((id) => session.tryAcquire(id)));
    return locks.filter((lock) => lock !== null);
  }

  const releaseAll = (locks: readonly CompanyLock[]) => Promise.all(locks.map((lock) => lock.release()));
  const idsOf = (locks: readonly CompanyLock[]) => locks.map((lock) => lock.companyId);

  describe('with many companies at the same moment', () => {
    it('takes and gives back all of them', async () => {
      const { session: one } = await start();
      const { session: other } = await start();
      const locks = await acquireMany(one, many);
      expect(idsOf(locks)).toEqual(many);
      expect(one.held()).toBe(many.length);
      expect(await acquireMany(other, many)).toEqual([]);
      await releaseAll(locks);
      expect(one.held()).toBe(0);
      expect(idsOf(await acquireMany(other, many))).toEqual(many);
    });

    it('goes without those that another process holds, at once, and gives back only what it has', async () => {
      const { session: one } = await start();
      const { session: other } = await start();
      const theirs = many.filter((_, n) => n % 3 === 1);
      const ours = many.filter((_, n) => n % 3 !== 1);
      await acquireMany(other, theirs);
      const locks = await acquireMany(one, many);
      expect(idsOf(locks)).toEqual(ours);
      await releaseAll(locks);
      const { session: third } = await start();
      expect(idsOf(await acquireMany(third, many))).toEqual(ours);
    });

    it('gives each company to one of two processes that ask for all of them', async () => {
      const { session: one } = await start();
      const { session: other } = await start();
      for (let round = 0; round < 20; round += 1) {
        const [these, those] = await Promise.all([acquireMany(one, many), acquireMany(other, many.toReversed())]);
        expect([...idsOf(these), ...idsOf(those)].toSorted()).toEqual(many);
        await releaseAll([...these, ...those]);
      }
    });

    it('keeps those that are not released', async () => {
      const { session: one } = await start();
      const { session: other } = await start();
      const locks = await acquireMany(one, many);
      await releaseAll(locks.slice(0, 10));
      expect(idsOf(await acquireMany(other, many))).toEqual(many.slice(0, 10));
      expect(locks.some(({ lost }) => lost.aborted)).toBe(false);
    });

    it('has none of them when the answer stays out, and they are free for others', async () => {
      const relay = await startRelay(database.url());
      try {
        const { session } = await start({ connectionString: relay.url, heartbeatMs: 100 });
        const { session: other } = await start();
        relay.silence();
        const asked = await Promise.allSettled(many.map((id) => session.tryAcquire(id)));
        for (const one of asked) expect(one).toMatchObject({ reason: { code: 'db-unavailable', retryable: true } });
        expect(session.held()).toBe(0);
        const locks = new Map<string, CompanyLock>();
        await eventually(async () => {
          const free = many.filter((id) => !locks.has(id));
          for (const lock of await acquireMany(other, free)) locks.set(lock.companyId, lock);
          return locks.size === many.length;
        });
      } finally {
        relay.stop();
      }
    });

    it('is lost with all of them while they are being released, and touches none that was taken anew', async () => {
      const { session } = await start();
      const { session: other } = await start({ applicationName: 'other' });
      const locks = await acquireMany(session, many);
      const releasing = releaseAll(locks.slice(0, 20));
      await terminate(database.db(), 'locks');
      await releasing;
      await eventually(() => locks.slice(20).every(({ lost }) => lost.aborted));
      const again = await acquireMany(session, many);
      expect(idsOf(again)).toEqual(many);
      await releaseAll(locks);
      expect(await acquireMany(other, many)).toEqual([]);
      expect(session.held()).toBe(many.length);
    });

    it('tells all who ask after it was stopped', async () => {
      const { session } = await start();
      const asking = Promise.allSettled(many.map((id) => session.tryAcquire(id)));
      await session.stop();
      for (const one of await asking) expect(one).toMatchObject({ status: 'rejected', reason: { code: 'db-closed' } });
      expect(session.held()).toBe(0);
    });
  });

  it('loses all locks at once when the server ends the session, and takes them again on a new one', async () => {
    const { session, losses } = await start({ heartbeatMs: 60_000 });
    const lock = await acquire(session);
    await terminate(database.db(), 'locks');
    await eventually(() => lock.lost.aborted);
    expect(session.msSinceAnswer()).toBe(Number.POSITIVE_INFINITY);
    expect(losses).toMatchObject([{ code: 'db-unavailable', retryable: true }]);
    expect(session.held()).toBe(0);
    const again = await acquire(session);
    expect(again.lost.aborted).toBe(false);
    expect(session.msSinceAnswer()).toBeLessThan(5000);
  });

  it('does not touch the lock of a newer holder when a lost lock is released', async () => {
    const { session } = await start();
    const { session: other } = await start({ applicationName: 'other' });
    const lost = await acquire(session);
    await terminate(database.db(), 'locks');
    await eventually(() => lost.lost.aborted);
    await acquire(session);
    await lost.release();
    expect(session.held()).toBe(1);
    expect(await other.tryAcquire(companyId)).toBeNull();
  });

  it('reconnects by its heartbeat alone', async () => {
    const { session } = await start();
    await terminate(database.db(), 'locks');
    await eventually(() => session.msSinceAnswer() < 1000);
  });

  it('throws db-unavailable while no session can be opened', async () => {
    const session = createLockSession({
      connectionString: 'postgres://nobody@127.0.0.1:1/none',
      applicationName: 'locks',
      onLost: () => undefined,
    });
    open.push(session);
    expect(await failureOf(session.start())).toMatchObject({ code: 'db-unavailable', retryable: true });
    expect(await failureOf(session.tryAcquire(companyId))).toMatchObject({ code: 'db-unavailable' });
    expect(session.held()).toBe(0);
  });

  it('stays alive while it is idle, by its heartbeat', async () => {
    const { session, losses } = await start({ heartbeatMs: 50, idleSessionTimeoutMs: 300 });
    const lock = await acquire(session);
    const since = performance.now();
    await eventually(() => performance.now() - since > 900);
    expect(lock.lost.aborted).toBe(false);
    expect(losses).toEqual([]);
    expect(session.msSinceAnswer()).toBeLessThan(300);
  });

  it('is ended by the server when the heartbeat is slower than the idle time-out', async () => {
    const { session } = await start({ heartbeatMs: 60_000, idleSessionTimeoutMs: 200 });
    const lock = await acquire(session);
    await eventually(() => lock.lost.aborted, { timeoutMs: 3000 });
  });

  it('destroys a session whose answers stay out for two heartbeats, and connects again', async () => {
    const relay = await startRelay(database.url());
    try {
      const { session, losses } = await start({
        connectionString: relay.url,
        heartbeatMs: 100,
        idleSessionTimeoutMs: 60_000,
      });
      const lock = await acquire(session);
      relay.silence();
      await eventually(() => lock.lost.aborted, { timeoutMs: 3000 });
      expect(losses).toMatchObject([{ code: 'db-unavailable' }]);
      await eventually(() => session.msSinceAnswer() < 1000);
    } finally {
      relay.stop();
    }
  });

  it('frees its locks and tells their holders when it stops', async () => {
    const { session, losses } = await start();
    const lock = await acquire(session);
    await session.stop();
    expect(lock.lost.aborted).toBe(true);
    expect(losses).toEqual([]);
    expect(await failureOf(session.tryAcquire(companyId))).toMatchObject({ code: 'db-closed' });
    const { session: other } = await start();
    await acquire(other);
  });

  it('takes the locks from a frozen process within the idle time-out, and the thawed one notices', async () => {
    const holder = await startProcess({
      name: 'holder',
      entry: new URL('./support/lock-holder.ts', import.meta.url),
      env: { DATABASE: database.url(), COMPANY: companyId, HEARTBEAT_MS: '100', IDLE_MS: '800' },
    });
    try {
      await eventually(() => holder.output().includes('acquired'));
      const { session } = await start();
      expect(await session.tryAcquire(companyId)).toBeNull();
      const frozenAt = performance.now();
      holder.kill('SIGSTOP');
      await eventually(async () => (await session.tryAcquire(companyId)) !== null, { timeoutMs: 5000 });
      expect(performance.now() - frozenAt).toBeLessThan(3000);
      holder.kill('SIGCONT');
      await eventually(() => holder.output().includes('lost'));
      expect(holder.output()).toMatch(/first look after the freeze: (\d{3,}|Infinity)/);
    } finally {
      holder.kill('SIGCONT');
      await holder.stop();
    }
  });
});
