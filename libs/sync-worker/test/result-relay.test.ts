import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import { eventually } from '@autosync/testing';
import { openWorld, type World, type Written } from './support/result-world.ts';

/** A refusal is final at once, or after three tries a moment apart. */
const quick = {
  later: { limit: 20, baseMs: 10, maxMs: 20 },
  refused: { limit: 3, baseMs: 10, maxMs: 20 },
};

describe('results on their way to batch-status', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  async function whileRelaying<T>(work: () => Promise<T>, limits?: typeof quick): Promise<T> {
    const relay = world.relay(limits);
    relay.start();
    try {
      return await work();
    } finally {
      await relay.stop();
    }
  }

  const reaches = (written: Written, state: string, timeoutMs = 20_000) =>
    eventually(async () => expect(await world.batchOf(written)).toMatchObject({ state }), { timeoutMs });

  it('of one tenant, 60,000 of them, do not hold up the batch of five of another', async () => {
    const large = await world.write({ results: 60_000 });
    const small = await world.write({ results: 5 });
    await whileRelaying(async () => {
      const startedMs = performance.now();
      await reaches(small, 'finished');
      // It was 170 s when the oldest rows went first.
      expect(performance.now() - startedMs).toBeLessThan(5000);
      expect(await world.waiting(large)).toBeGreaterThan(10_000);
      // Nor do later batches of the large one's own tenant wait for it.
      const next = await world.write({ tenantId: large.tenantId, results: 5 });
      await reaches(next, 'finished', 10_000);
      expect(await world.waiting(large)).toBeGreaterThan(10_000);
    });
    // And the large one gets on meanwhile; how long it takes is a matter for the benchmarks.
    const { done } = await world.batchOf(large);
    expect(done).toBeGreaterThan(0);
    expect(done + (await world.waiting(large))).toBe(60_000 + 1);
    await world.rows('delete from records.result_outbox where batch_id = $1', [large.batchId]);
  }, 120_000);

  it('of a tenant with 2,000 batches do not hold up another tenant', async () => {
    const tenantId = newId();
    await world.rows(
      `insert into records.result_outbox (tenant_id, company_id, batch_id, kind, body)
       select $1, gen_random_uuid(), gen_random_uuid(), 'result', '{"recordId": "no-id"}' from generate_series(1, 2000)`,
      [tenantId],
    );
    const small = await world.write({ results: 5 });
    await whileRelaying(async () => {
      const startedMs = performance.now();
      await reaches(small, 'finished');
      expect(performance.now() - startedMs).toBeLessThan(5000);
    });
    await world.rows('delete from records.result_outbox where tenant_id = $1', [tenantId]);
    await world.rows('delete from records.result_holds where tenant_id = $1', [tenantId]);
  });

  it('that a run writes bit by bit go together, and at once when it has ended', async () => {
    const relay = world.relay(undefined, 60_000);
    relay.start();
    try {
      const running = await world.write({ results: 3, finish: false });
      relay.hurry(running.batchId);
      await eventually(async () => expect(await world.waiting(running)).toBe(0));
      await world.write({ ...running, results: 2 });
      const other = await world.write({ results: 5 });
      relay.hurry(other.batchId);
      await reaches(other, 'finished');
      expect(await world.waiting(running)).toBe(1 + 2);
      relay.hurry(running.batchId);
      await eventually(async () => expect(await world.waiting(running)).toBe(0));
    } finally {
      await relay.stop();
    }
  });

  it('of which there is more than one turn takes are told without a rest', async () => {
    const large = await world.write({ results: 1000 });
    const relay = world.relay(undefined, 60_000);
    relay.start();
    try {
      await reaches(large, 'finished');
    } finally {
      await relay.stop();
    }
  });

  it('of sixteen batches whose start is refused for good do not stop anybody else', async () => {
    const refused = await Promise.all(
      Array.from({ length: 16 }, () => world.write({ results: 1, start: { header: { startDate: '0000-01-01' } } })),
    );
    const good = await world.write({ results: 5 });
    await whileRelaying(async () => {
      const startedMs = performance.now();
      await reaches(good, 'finished');
      expect(performance.now() - startedMs).toBeLessThan(5000);
      await eventually(async () => expect(await world.rows('select 1 from records.result_holds')).toHaveLength(16));
    });
    // In the end they are shown without what was refused, and what was written is kept with the reason.
    await whileRelaying(async () => {
      await world.rows('update records.result_holds set retry_at = now()');
      for (const batch of refused) await reaches(batch, 'finished');
    }, quick);
    const [first] = refused;
    if (first === undefined) throw new Error('there is no batch');
    expect(await world.batchOf(first)).toMatchObject({ succeeded: 1, header: { startDate: '' } });
    expect(await world.aside(first.batchId)).toMatchObject([
      { kind: 'start', code: expect.any(String), body: { header: { startDate: '0000-01-01' } } },
    ]);
    expect(await world.waiting()).toBe(0);
    expect(world.logs().filter(({ msg }) => msg === 'result set aside').length).toBeGreaterThanOrEqual(16);
  }, 60_000);

  it('of which one is refused all arrive but that one, and the batch says that it is not whole', async () => {
    const batch = await world.write({ results: 250, badResult: 120 });
    await whileRelaying(() => reaches(batch, 'finishedWithError'), quick);
    expect(await world.batchOf(batch)).toMatchObject({
      succeeded: 248,
      total: 248,
      category: 'platform',
      reason: 'results-incomplete',
    });
    expect(await world.aside(batch.batchId)).toMatchObject([
      { kind: 'result', code: 'invalid-request', body: { externalId: 'INV-120' } },
      { kind: 'result', code: 'invalid-request', body: { externalId: 'INV-240' } },
    ]);
  });

  it('that were set aside can be replayed once batch-status takes them', async () => {
    const batch = await world.write({ results: 3, badResult: 2 });
    await whileRelaying(() => reaches(batch, 'finishedWithError'), quick);
    await world.rows(
      `update records.results_aside set body = jsonb_set(body, '{recordId}', to_jsonb($2::text)) where batch_id = $1`,
      [batch.batchId, newId()],
    );
    await world.rows('select records.replay_results($1)', [batch.batchId]);
    await whileRelaying(() =>
      eventually(async () => expect(await world.batchOf(batch)).toMatchObject({ succeeded: 3, total: 3 })),
    );
    expect(await world.aside(batch.batchId)).toEqual([]);
  });

  it('of a batch that is refused as a whole are set aside, also those that come later, and replayed in order', async () => {
    const theirs = await world.write({ results: 1 });
    await whileRelaying(() => reaches(theirs, 'finished'));
    // The id is another tenant's: nothing of it can be taken.
    const batch = await world.write({ batchId: theirs.batchId, results: 2, finish: false });
    await whileRelaying(() => eventually(async () => expect(await world.aside(batch.batchId)).toHaveLength(3)), quick);
    await world.write({ ...batch, results: 1, finish: false });
    await whileRelaying(() => eventually(async () => expect(await world.waiting()).toBe(0)), quick);
    expect((await world.aside(batch.batchId)).map(({ kind }) => kind)).toEqual([
      'start',
      'result',
      'result',
      'start',
      'result',
    ]);
    expect(await world.batchOf(theirs)).toMatchObject({ state: 'finished', succeeded: 1 });
    expect(await world.rows('select records.replay_results($1) as rows', [batch.batchId])).toEqual([{ rows: 5 }]);
    const order = await world.rows('select kind from records.result_outbox where batch_id = $1 order by id', [
      batch.batchId,
    ]);
    expect(order.map(({ kind }) => kind)).toEqual(['start', 'start', 'result', 'result', 'result']);
    await world.rows('delete from records.result_outbox where batch_id = $1', [batch.batchId]);
  });

  it('whose finish counts on an action that never comes end the batch, which says so', async () => {
    const batch = await world.write({ results: 2 });
    await world.rows(
      `delete from records.result_outbox where batch_id = $1 and kind = 'result' and body ->> 'externalId' = 'INV-1'`,
      [batch.batchId],
    );
    await whileRelaying(() => reaches(batch, 'finishedWithError'), quick);
    expect(await world.batchOf(batch)).toMatchObject({ succeeded: 1, reason: 'results-incomplete' });
    expect(await world.aside(batch.batchId)).toMatchObject([{ kind: 'finish', code: 'actions-missing' }]);
  });

  it('wait while batch-status hangs, and are not set aside for it', async () => {
    const batch = await world.write({ results: 2 });
    const relay = world.relay(quick);
    world.service.kill('SIGSTOP');
    try {
      relay.start();
      await eventually(() => world.logs().some(({ errorCode }) => errorCode === 'grpc-deadline'), {
        timeoutMs: 15_000,
      });
      world.service.kill('SIGCONT');
      await reaches(batch, 'finished');
    } finally {
      world.service.kill('SIGCONT');
      await relay.stop();
    }
    expect(await world.aside(batch.batchId)).toEqual([]);
    expect(await world.rows('select 1 from records.result_holds where batch_id = $1', [batch.batchId])).toEqual([]);
  }, 30_000);

  it('are delivered once by two relays side by side, each batch in order', async () => {
    const batches = await Promise.all(Array.from({ length: 20 }, () => world.write({ results: 150 })));
    const [one, two] = [world.relay(), world.relay()];
    one.start();
    two.start();
    try {
      for (const batch of batches) await reaches(batch, 'finished');
    } finally {
      await Promise.all([one.stop(), two.stop()]);
    }
    expect(await world.waiting()).toBe(0);
    const ended = await Promise.all(batches.map((batch) => world.batchOf(batch)));
    expect(ended.every(({ succeeded }) => succeeded === 150)).toBe(true);
  }, 60_000);
});
