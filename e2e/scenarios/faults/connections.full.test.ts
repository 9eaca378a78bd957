import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import { duringTests } from '../../support/during-tests.ts';
import type { Answer } from '../../support/http.ts';
import { checkInvariants } from '../../support/invariants.ts';
import { invoiceItems } from '../../support/invoices.ts';
import { startProxiedSystem } from '../../support/proxied-system.ts';
import { batchUnderWay, progressed } from '../../support/under-way.ts';

const running = duringTests(startProxiedSystem);
afterEach(() => Object.values(running.links).forEach((link) => link.heal()));

describe('the connections between all processes', () => {
  it('cut, link after link, while a batch runs: after each it goes on, and in the end it is whole', async () => {
    const { db, simulator, links } = running;
    const batch = await batchUnderWay(running, { name: 'Cut Ltd', prefix: 'CUT', count: 40 });
    const { company, items, id } = batch;
    for (const [name, link] of Object.entries(links)) {
      const { done } = (await company.batch(id)).counts;
      expect({ name, connections: link.connections().length }).not.toEqual({ name, connections: 0 });
      link.cut();
      await progressed(batch, done + 1);
    }
    expect(await company.ended(id)).toMatchObject({ state: 'finished', counts: { succeeded: 40 } });
    await checkInvariants({ db, simulator, company, items });
  }, 90_000);

  it('slow, all at once: the batch takes longer, and that is all', async () => {
    const { db, simulator, links } = running;
    for (const link of Object.values(links)) link.delay(25);
    const name = { name: 'Slow Ltd', prefix: 'SLOW', count: 10 };
    const { company, items, id } = await batchUnderWay(running, name);
    expect(await company.ended(id)).toMatchObject({ state: 'finished', counts: { succeeded: 10 } });
    await checkInvariants({ db, simulator, company, items });
  }, 90_000);
});

describe('the API', () => {
  it('says within seconds that the scheduler does not answer; the repeated order is one batch', async () => {
    const { db, simulator, links, tenant } = running;
    const company = await running.company('No Scheduler Ltd');
    const items = invoiceItems('NS', 3);
    await company.bulk(items);
    const order = (): Promise<Answer<{ id: string }>> =>
      tenant.call(`/v1/companies/${company.id}/batches`, {
        method: 'POST',
        body: { type: 'invoices' },
        headers: { 'idempotency-key': 'once' },
      });
    links['gateway–scheduler'].freeze();
    const started = performance.now();
    expect(await order()).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(performance.now() - started).toBeLessThan(5000);
    links['gateway–scheduler'].heal();
    const { id } = await eventually(async () => {
      const answer = await order();
      expect(answer.status).toBe(202);
      return answer.body;
    });
    expect(await company.ended(id)).toMatchObject({ state: 'finished', counts: { succeeded: 3 } });
    expect(await company.batches()).toHaveLength(1);
    await checkInvariants({ db, simulator, company, items });
  }, 60_000);

  it('takes a batch while batch-status does not answer; it appears later', async () => {
    const { db, simulator, links } = running;
    const company = await running.company('No Status Ltd');
    const items = invoiceItems('NB', 3);
    await company.bulk(items);
    links['gateway–batch-status'].freeze();
    const { id } = await company.run();
    links['gateway–batch-status'].heal();
    expect(await company.ended(id)).toMatchObject({ state: 'finished', counts: { succeeded: 3 } });
    await checkInvariants({ db, simulator, company, items });
  }, 60_000);
});
