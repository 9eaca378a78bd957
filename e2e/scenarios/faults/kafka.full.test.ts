import { describe, expect, it } from 'vitest';
import { sleep } from '@autosync/core';
import { duringTests } from '../../support/during-tests.ts';
import { checkInvariants, checkSystem, type Books } from '../../support/invariants.ts';
import { invoiceItems } from '../../support/invoices.ts';
import { startOwnSystem } from '../../support/running-system.ts';
import { batchUnderWay, progressed } from '../../support/under-way.ts';

// No proxies here: Kafka's clients connect to the address that the broker advertises. A killed broker cuts every
// connection, a frozen one leaves them half-open.
const running = duringTests(startOwnSystem);
const books: Books[] = [];

describe('Kafka', () => {
  it('restarted while a batch runs: nothing is lost or done twice', async () => {
    const { db, simulator, stack } = running;
    const given = { name: 'Broker Restart Ltd', prefix: 'KR', count: 20 };
    const { company, items, id } = await batchUnderWay(running, given);
    await stack.kafka.restart({ signal: 'SIGKILL' });
    expect(await company.ended(id, 30_000)).toMatchObject({ state: 'finished', counts: { succeeded: 20 } });
    await checkInvariants({ db, simulator, company, items });
    books.push({ company, items });
  }, 60_000);

  it('away for 15 s: what runs goes on, manual batches are accepted and wait, and end when it is back', async () => {
    const { db, simulator, stack, tenant } = running;
    const waiting = await running.company('Waiting Ltd');
    const items = invoiceItems('KW', 5);
    const given = { name: 'Going On Ltd', prefix: 'KG', count: 40 };
    const busy = await batchUnderWay(running, given);
    const { done } = (await busy.company.batch(busy.id)).counts;
    const restarted = stack.kafka.restart({ downMs: 15_000, signal: 'SIGKILL' });
    await progressed(busy, done + 10, 10_000);

    await waiting.bulk(items);
    const { id } = await waiting.run();
    expect(await waiting.batch(id)).toMatchObject({ state: 'notStarted' });
    expect((await tenant.call('/v1/companies')).status).toBe(200);
    expect(await waiting.batches()).toHaveLength(1);
    expect(stack.kafka.isRunning()).toBe(false);

    await restarted;
    expect(await waiting.ended(id, 30_000)).toMatchObject({ state: 'finished', counts: { succeeded: 5 } });
    expect(await busy.company.ended(busy.id, 30_000)).toMatchObject({ state: 'finished', counts: { succeeded: 40 } });
    await checkInvariants({ db, simulator, company: waiting, items });
    await checkInvariants({ db, simulator, ...busy });
    books.push({ company: waiting, items }, busy);
  }, 90_000);

  it('frozen for longer than the session time-out: everybody comes back by themselves', async () => {
    const { stack } = running;
    const busy = await batchUnderWay(running, { name: 'Frozen Broker Ltd', prefix: 'KF', count: 20 });
    await stack.kafka.kill('SIGSTOP');
    const { id } = await busy.company.run();
    await sleep(5000);
    await stack.kafka.kill('SIGCONT');
    expect(await busy.company.ended(busy.id, 30_000)).toMatchObject({ state: 'finished' });
    expect(await busy.company.ended(id, 30_000)).toMatchObject({ state: 'finished' });
    await checkSystem(running, { books: [...books, busy], withinMs: 20_000 });
  }, 90_000);
});
