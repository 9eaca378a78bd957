import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type TestProcess } from '@autosync/testing';
import { factProducer, notifierEnvironment, ready, startNotifier } from './support/processes.ts';
import { receiver, status } from './support/receiver.ts';
import { webhooksOf } from './support/webhooks.ts';
import { aBatch, notifierWorld, type NotifierWorld } from './support/world.ts';

const BATCHES = 24;

describe('webhooks of the process', () => {
  let world: NotifierWorld;
  let webhooks: ReturnType<typeof webhooksOf>;
  let facts: Awaited<ReturnType<typeof factProducer>>;

  beforeAll(async () => {
    world = await notifierWorld();
    world.clock.now = null;
    webhooks = webhooksOf(world);
    facts = await factProducer();
  }, 90_000);
  afterAll(async () => {
    await facts.stop();
    await world.close();
  });

  const environment = (given: Record<string, string> = {}) =>
    notifierEnvironment({ DATABASE_URL: world.url, ...given });
  const batchesOf = (key: { tenantId: string; companyId: string }) =>
    Array.from({ length: BATCHES }, () => aBatch(key, { state: 'finished' }));

  it('killed at each step: every message comes, none more than twice', async () => {
    const key = await world.company();
    const server = await receiver();
    const webhook = await webhooks.make(key, server.url);
    const batches = batchesOf(key);
    await facts.batches([...batches, ...batches]);
    const env = await environment();
    const hang = () => undefined;
    const countIs = (count: number) => eventually(() => server.received.length >= count, { timeoutMs: 60_000 });

    /** Where it is killed. What hangs there is with the receiver, and nobody knows. */
    const kills: readonly ((notifier: TestProcess) => Promise<unknown>)[] = [
      (notifier) => eventually(() => notifier.output().length > 0 || !notifier.isRunning(), { timeoutMs: 40_000 }),
      async () => {
        // Deliveries in the first attempts: nothing is answered.
        server.answer(hang);
        await countIs(1);
      },
      async (notifier) => {
        // Some answered, and stored or not; the others not.
        const before = server.received.length;
        server.answer((response, received, count) => {
          if (count <= before + 3) status(200)(response, received, count);
        });
        await countIs(before + 4);
        await eventually(() => notifier.logs().some(({ msg }) => msg === 'webhook sent'), { timeoutMs: 40_000 });
      },
    ];
    for (const wait of kills) {
      const notifier = await startNotifier(env);
      await wait(notifier);
      notifier.kill('SIGKILL');
      await notifier.exited;
    }
    server.answer(status(200));
    const last = await startNotifier(env);
    await ready(last);
    await eventually(async () => (await webhook.states()).filter((state) => state === 'delivered').length === BATCHES, {
      timeoutMs: 60_000,
    });
    expect(await last.stop()).toMatchObject({ code: 0 });

    const byId = Map.groupBy(server.received, ({ id }) => id);
    const told = new Set(server.received.map(({ body }) => JSON.parse(body).data.batchId as string));
    expect(told).toEqual(new Set(batches.map(({ batchId }) => batchId)));
    expect(byId.size).toBe(BATCHES);
    expect(Math.max(...[...byId.values()].map((times) => times.length))).toBeLessThanOrEqual(2);
    await server.close();
  }, 180_000);

  it('that are never answered hold up nobody', async () => {
    const [silent, quick] = [await receiver(), await receiver()];
    silent.answer(() => undefined);
    const [held, served] = [await world.company(), await world.company()];
    for (let count = 0; count < 3; count += 1) await webhooks.make(held, silent.url);
    const webhook = await webhooks.make(served, quick.url);
    const notifier = await startNotifier(
      await environment({ WEBHOOK_CONCURRENCY: '8', WEBHOOK_CONCURRENCY_EACH: '2' }),
    );
    await ready(notifier);
    await facts.batches(batchesOf(held));
    await eventually(() => silent.received.length >= 6, { timeoutMs: 30_000 });
    await facts.batches(batchesOf(served));
    await eventually(async () => (await webhook.states()).filter((state) => state === 'delivered').length === BATCHES, {
      timeoutMs: 30_000,
    });
    // What is under way is waited for no longer than a receiver may take.
    expect(await notifier.stop()).toMatchObject({ code: 0 });
    await Promise.all([silent.close(), quick.close()]);
  }, 90_000);
});
