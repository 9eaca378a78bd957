import { beforeEach, describe, expect, it } from 'vitest';
import { createLimiter, createRealmPauses } from '../src/index.ts';
import type { Limiter, LimiterOptions, LimiterWindow, Permit } from '../src/index.ts';
import { createVirtualTime } from './support/virtual-time.ts';
import type { VirtualTime } from './support/virtual-time.ts';

let time: VirtualTime;

beforeEach(() => {
  time = createVirtualTime();
});

function create(options: Partial<LimiterOptions> = {}): Limiter {
  return createLimiter({ window: null, uncleanTakeover: false, clock: time.clock, sleep: time.sleep, ...options });
}

/** A permit within the given time; fails the test when there is none. */
async function take(limiter: Limiter, { read = false, withinMs = 5000 } = {}): Promise<Permit> {
  let permit: Permit | undefined;
  let failure: unknown;
  void limiter.acquire({ read }).then(
    (given) => (permit = given),
    (error: unknown) => (failure = error),
  );
  await time.pass(0);
  for (let waited = 0; permit === undefined && failure === undefined && waited < withinMs; waited += 25) {
    await time.pass(25);
  }
  if (permit === undefined) throw failure ?? new Error(`no permit within ${withinMs} ms`);
  return permit;
}

async function callOnce(limiter: Limiter, call: { read: boolean; accepted: boolean }): Promise<void> {
  const permit = await take(limiter, call);
  if (!call.accepted) limiter.throttled(undefined, call);
  permit.release({ accepted: call.accepted });
}

/** The details of the refusal; fails the test when a permit was given. */
async function refusalOf(limiter: Limiter, { read = false } = {}): Promise<{ waitMs: number; state: string }> {
  const error: unknown = await limiter.acquire({ read }).then(
    () => new Error('a permit was given'),
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ code: 'limiter-wait', retryable: true });
  return (error as { details: { waitMs: number; state: string } }).details;
}

describe('waiting', () => {
  it('is first come, first served', async () => {
    const limiter = create();
    const order: number[] = [];
    const permits = [0, 1, 2, 3].map(async (index) => limiter.acquire().then(() => order.push(index)));
    await time.pass(1000);
    await Promise.all(permits);
    expect(order).toEqual([0, 1, 2, 3]);
  });

  it('is refused at once when the minute is used up for longer than the limit on waiting', async () => {
    const limiter = create({ settings: { perMinute: 3 } });
    for (let call = 0; call < 3; call += 1) (await take(limiter)).release({ accepted: true });
    const { waitMs, state } = await refusalOf(limiter);
    expect(waitMs).toBeGreaterThan(59_000);
    expect(waitMs).toBeLessThanOrEqual(60_000);
    expect(state).toBe('open');

    await time.pass(waitMs);
    await take(limiter);
  });

  it('is not counted while calls in flight leave no room, however long they take', async () => {
    const limiter = create({ settings: { inFlight: 1 }, maxWaitMs: 2000 });
    const slow = await take(limiter);
    const [second, third] = [limiter.acquire(), limiter.acquire()];
    await time.pass(60_000);
    slow.release({ accepted: true });
    const permit = await second;
    await time.pass(60_000);
    permit.release({ accepted: true });
    await third;
  });

  it('is refused at once without room as well, when the pause is longer than the limit on waiting', async () => {
    const limiter = create({ settings: { inFlight: 1 }, maxWaitMs: 2000 });
    await take(limiter);
    const refused = refusalOf(limiter);
    limiter.throttled();
    expect((await refused).waitMs).toBeGreaterThan(50_000);
  });

  it('ends as soon as a call in flight has come back', async () => {
    const limiter = create({ settings: { inFlight: 1 } });
    const first = await take(limiter);
    const second = limiter.acquire();
    await time.pass(1000);
    first.release({ accepted: true });
    first.release({ accepted: true });
    await second;
    await expect(take(limiter, { withinMs: 1000 })).rejects.toThrow('no permit');
  });

  it('ends when the signal aborts, and the next in line is served', async () => {
    const limiter = create({ settings: { inFlight: 1 } });
    const first = await take(limiter);
    const abort = new AbortController();
    const second = limiter.acquire({ signal: abort.signal });
    const third = limiter.acquire();
    abort.abort();
    await expect(second).rejects.toMatchObject({ code: 'aborted' });
    await expect(limiter.acquire({ signal: abort.signal })).rejects.toMatchObject({ code: 'aborted' });
    await time.pass(200);
    first.release({ accepted: true });
    await third;
  });
});

describe('a new holder', () => {
  async function windowAfterCalls(calls: number): Promise<LimiterWindow> {
    const limiter = create();
    for (let call = 0; call < calls; call += 1) (await take(limiter)).release({ accepted: true });
    return JSON.parse(JSON.stringify(limiter.window())) as LimiterWindow;
  }

  it('gets the calls of the last minute as buckets of 5 s and the time of the last call', async () => {
    const limiter = create();
    (await take(limiter)).release({ accepted: true });
    await time.pass(7000);
    const start = time.ms() - 7000;
    (await take(limiter)).release({ accepted: true });
    (await take(limiter)).release({ accepted: true });
    const window = limiter.window();
    expect(window.buckets).toEqual([
      { startedAt: start, calls: 1 },
      { startedAt: start + 5000, calls: 2 },
    ]);
    expect(window.lastCallAt).toBe(time.ms());

    await time.pass(54_000);
    expect(limiter.window().buckets).toEqual([{ startedAt: start + 5000, calls: 2 }]);
  });

  it('sends nothing in the first second after the last call', async () => {
    const window = await windowAfterCalls(1);
    const last = window.lastCallAt ?? 0;
    const limiter = create({ window });
    const permit = limiter.acquire().then(() => time.ms());
    await time.pass(3000);
    expect(await permit).toBe(last + 1000);
  });

  it('waits for no more than a second, even if the clock of the last one was ahead', async () => {
    const window = { ...(await windowAfterCalls(1)), lastCallAt: time.ms() + 3_600_000 };
    const limiter = create({ window });
    const started = time.ms();
    const permit = limiter.acquire().then(() => time.ms());
    await time.pass(3000);
    expect((await permit) - started).toBe(1000);
  });

  it('counts the calls of the last one as its own', async () => {
    const limiter = create({ window: await windowAfterCalls(10), settings: { perMinute: 10 } });
    expect((await refusalOf(limiter)).waitMs).toBeGreaterThan(55_000);
  });

  it('goes on with a pause of the last one', async () => {
    const first = create();
    (await take(first)).release({ accepted: true });
    await callOnce(first, { read: false, accepted: false });
    await time.pass(20_000);
    const limiter = create({ window: first.window() });
    expect(limiter.state()).toBe('paused');
    const { waitMs } = await refusalOf(limiter);
    expect(waitMs).toBeGreaterThan(39_000);
    expect(waitMs).toBeLessThanOrEqual(40_000);
  });

  it.each([3_600_000, 30 * 86_400_000])(
    'rests no longer than a pause may last, even if the clock of the last one was ahead by %d ms',
    async (ahead) => {
      const at = time.ms() + ahead;
      const window: LimiterWindow = {
        buckets: [{ startedAt: at, calls: 450 }],
        lastCallAt: at,
        pausedUntil: at,
        pausesInARow: 1,
        pausedBy: 'read',
        exhaustedUntil: at,
      };
      const limiter = create({ window });
      expect((await refusalOf(limiter, { read: true })).waitMs).toBeLessThanOrEqual(900_000);
      await time.pass(900_001);
      expect(limiter.state()).toBe('open');
      (await take(limiter, { read: true })).release({ accepted: true });
    },
  );

  it('after an unclean end counts 7 calls as spent', async () => {
    const limiter = create({ uncleanTakeover: true, settings: { perMinute: 8 } });
    await take(limiter);
    expect((await refusalOf(limiter)).waitMs).toBeGreaterThan(55_000);
  });

  it('goes on as carefully as the last one did after an unclean end, for what is left of 130 s', async () => {
    const first = create({ uncleanTakeover: true });
    (await take(first)).release({ accepted: true });
    await time.pass(60_000);
    const limiter = create({ window: first.window() });
    await take(limiter);
    await take(limiter);
    await expect(take(limiter, { withinMs: 4000 })).rejects.toThrow('no permit');
    await time.pass(66_000);
    await take(limiter);
    expect(limiter.window().carefulUntil).toBeNull();
  });

  it('is careful for no more than 130 s, even if the clock of the last one was ahead', async () => {
    const limiter = create({ window: { ...(await windowAfterCalls(1)), carefulUntil: time.ms() + 3_600_000 } });
    expect(limiter.window().carefulUntil).toBe(time.ms() + 130_000);
  });

  it('after an unclean end has 2 in flight and sends 3 a second for 130 s, then goes on as usual', async () => {
    const limiter = create({ uncleanTakeover: true });
    const first = await take(limiter);
    const startedAt = time.ms();
    const second = await take(limiter);
    expect(time.ms() - startedAt).toBeGreaterThanOrEqual(333);
    await expect(take(limiter, { withinMs: 4000 })).rejects.toThrow('no permit');
    first.release({ accepted: true });
    second.release({ accepted: true });

    await time.pass(130_000);
    const later = time.ms();
    for (let call = 0; call < 6; call += 1) await take(limiter);
    expect(time.ms() - later).toBeLessThan(1000);
  });
});

describe('a 429', () => {
  it('pauses the realm for 60 s and refuses who is waiting', async () => {
    const limiter = create();
    (await take(limiter)).release({ accepted: true });
    const permit = await take(limiter);
    const waiting = refusalOf(limiter);
    limiter.throttled();
    expect((await waiting).waitMs).toBe(60_000);
    permit.release();

    expect(limiter.state()).toBe('paused');
    await time.pass(59_000);
    const next = limiter.acquire().then(() => time.ms());
    const pausedFor = time.ms();
    await time.pass(2000);
    expect((await next) - pausedFor).toBe(1000);
    expect(limiter.state()).toBe('open');
  });

  it('pauses longer when Retry-After says so, not shorter', async () => {
    for (const [retryAfterMs, expected] of [
      [90_000, 90_000],
      [1000, 60_000],
    ] as const) {
      const limiter = create();
      (await take(limiter)).release({ accepted: true });
      await take(limiter);
      limiter.throttled(retryAfterMs);
      expect((await refusalOf(limiter)).waitMs).toBe(expected);
    }
  });

  it('belongs to the pause under way when its call was in flight already', async () => {
    const limiter = create();
    (await take(limiter)).release({ accepted: true });
    const permits = [await take(limiter), await take(limiter), await take(limiter)];
    for (const permit of permits) {
      limiter.throttled();
      permit.release();
    }
    expect(limiter.window()).toMatchObject({ pausesInARow: 1 });
    expect(limiter.state()).toBe('paused');
  });

  it('is forgotten once a call has been accepted', async () => {
    const limiter = create();
    (await take(limiter)).release({ accepted: true });
    for (let round = 0; round < 5; round += 1) {
      await callOnce(limiter, { read: false, accepted: false });
      await time.pass(60_000);
      await callOnce(limiter, { read: false, accepted: true });
      expect(limiter.window().pausesInARow).toBe(0);
      expect(limiter.state()).toBe('open');
    }
  });
});

describe('an exhausted allowance', () => {
  const exhaustedMs = 900_000;

  async function expectOnlyWrites(limiter: Limiter): Promise<void> {
    expect(limiter.state()).toBe('allowance-exhausted');
    await time.pass(60_000);
    await callOnce(limiter, { read: false, accepted: true });
    expect(await refusalOf(limiter, { read: true })).toMatchObject({ state: 'allowance-exhausted' });
  }

  it('is a 429 while our own window is empty: reads stop, writes go on', async () => {
    const limiter = create();
    await callOnce(limiter, { read: true, accepted: false });
    await expectOnlyWrites(limiter);
  });

  it('is not a 429 after a call of ours that was accepted', async () => {
    const limiter = create();
    (await take(limiter)).release({ accepted: true });
    await callOnce(limiter, { read: true, accepted: false });
    expect(limiter.state()).toBe('paused');
  });

  it('is three pauses in a row, accepted writes between refused reads not counted', async () => {
    const limiter = create();
    for (let round = 1; round <= 3; round += 1) {
      await callOnce(limiter, { read: false, accepted: true });
      expect(limiter.state()).toBe('open');
      await callOnce(limiter, { read: true, accepted: false });
      if (round < 3) await time.pass(60_000);
    }
    await expectOnlyWrites(limiter);
  });

  it('is five realms paused at once, for all limiters of the process', async () => {
    const realmPauses = createRealmPauses();
    const limiters = ['1', '2', '3', '4', '5', '6'].map((realmId) => create({ realmId, realmPauses }));
    for (const limiter of limiters) (await take(limiter)).release({ accepted: true });
    for (const limiter of limiters.slice(0, 4)) await callOnce(limiter, { read: true, accepted: false });
    expect(limiters.map((limiter) => limiter.state())).not.toContain('allowance-exhausted');

    await callOnce(limiters[4]!, { read: true, accepted: false });
    expect(limiters.map((limiter) => limiter.state())).toEqual(Array(6).fill('allowance-exhausted'));
    await callOnce(limiters[5]!, { read: false, accepted: true });
    await refusalOf(limiters[5]!, { read: true });
  });

  it('is not five realms paused one after the other', async () => {
    const realmPauses = createRealmPauses();
    for (const realmId of ['1', '2', '3', '4', '5', '6']) {
      const limiter = create({ realmId, realmPauses });
      (await take(limiter)).release({ accepted: true });
      await callOnce(limiter, { read: true, accepted: false });
      expect(limiter.state()).toBe('paused');
      await time.pass(61_000);
    }
  });

  it('is handed on, and after a quarter of an hour a read is tried again', async () => {
    const first = create();
    await callOnce(first, { read: true, accepted: false });
    const limiter = create({ window: first.window() });
    await expectOnlyWrites(limiter);

    await time.pass(exhaustedMs - 60_000);
    await callOnce(limiter, { read: true, accepted: true });
    expect(limiter.state()).toBe('open');
    expect(limiter.window()).toMatchObject({ pausesInARow: 0, exhaustedUntil: null });
  });
});
