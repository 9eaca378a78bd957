import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noKafka } from '@autosync/testing/kafka';
import { newId } from '@autosync/core';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { aHeaderMessage, aResultMessage } from '../support/messages.ts';
import { startService, type Client, type RunningService } from '../support/service.ts';

/** All pages of a list, by its own cursors. */
async function allPages<Item>(
  read: (after: string) => Promise<{ items: Item[]; nextCursor: string }>,
): Promise<Item[][]> {
  const pages: Item[][] = [];
  for (let after = ''; pages.length < 100;) {
    const { items, nextCursor } = await read(after);
    pages.push(items);
    if (nextCursor === '') return pages;
    after = nextCursor;
  }
  throw new Error('the list does not end');
}

describe('lists', () => {
  const tenantId = newId();
  const [first, second] = [newId(), newId()];
  let database: ServiceDatabase;
  let running: RunningService;
  let client: Client;
  const ids: string[] = [];

  beforeAll(async () => {
    database = await serviceDatabase();
    running = await startService({ DATABASE_URL: database.url, ...noKafka });
    client = running.client;
    for (let n = 0; n < 11; n += 1) {
      const header = aHeaderMessage({
        tenantId,
        companyId: n % 2 === 0 ? first : second,
        type: n === 4 ? 'expenses' : 'invoices',
        // Pairs share their instant, so that the id decides.
        createdAt: new Date(Date.UTC(2026, 2, 1, 10, Math.floor(n / 2))).toISOString(),
      });
      await client.startBatch({ header, state: n < 3 ? 'notStarted' : 'running' });
      ids.push(header.batchId);
    }
  });
  afterAll(async () => {
    await running.stop();
    await database.close();
  });

  const idsOf = (pages: { header: { batchId: string } | null }[][]) =>
    pages.flat().map(({ header }) => header?.batchId);

  it('of batches give each one once, newest first, in pages', async () => {
    const pages = await allPages((after) => client.listBatches({ tenantId, after, limit: 3 }));
    expect(pages.map(({ length }) => length)).toEqual([3, 3, 3, 2]);
    expect(new Set(idsOf(pages))).toEqual(new Set(ids));
    const order = pages.flat().map(({ header }) => `${header?.createdAt} ${header?.batchId}`);
    expect(order).toEqual([...order].sort().reverse());
  });

  it('end without an empty page when the last one is full', async () => {
    const pages = await allPages((after) => client.listBatches({ tenantId, after, limit: 11 }));
    expect(pages.map(({ length }) => length)).toEqual([11]);
  });

  it('of batches stay in place while new ones come', async () => {
    const page = await client.listBatches({ tenantId, companyId: first, limit: 2 });
    const header = aHeaderMessage({
      tenantId,
      companyId: first,
      createdAt: '2026-04-01T00:00:00.000Z',
      type: 'payments',
    });
    await client.startBatch({ header, state: 'notStarted' });
    const rest = await client.listBatches({ tenantId, companyId: first, after: page.nextCursor, limit: 200 });
    const seen = idsOf([page.items, rest.items]);
    expect(new Set(seen)).toEqual(new Set(ids.filter((_, n) => n % 2 === 0)));
    expect(seen).toHaveLength(6);
  });

  it('of batches filter by company, type and states', async () => {
    const list = async (filter: object) => new Set(idsOf([(await client.listBatches({ tenantId, ...filter })).items]));
    expect(await list({ companyId: second })).toEqual(new Set(ids.filter((_, n) => n % 2 === 1)));
    expect(await list({ type: 'expenses' })).toEqual(new Set([ids[4]]));
    expect(await list({ states: ['notStarted'], type: 'invoices' })).toEqual(new Set(ids.slice(0, 3)));
    expect(await list({ companyId: first, states: ['running'], type: 'invoices' })).toEqual(
      new Set([ids[6], ids[8], ids[10]]),
    );
    expect(await list({ states: ['notStarted', 'running'], type: 'invoices' })).toHaveProperty('size', 10);
  });

  it('of actions give each one once, in pages, and filter by states', async () => {
    const header = aHeaderMessage({ tenantId, companyId: newId() });
    const results = Array.from({ length: 7 }, (_, n) =>
      aResultMessage(n < 2 ? { state: 'failed', category: 'data', code: 'invalid-record' } : {}),
    );
    await client.startBatch({ header, state: 'running' });
    await client.recordResults({ ...header, results });
    const pages = await allPages((after) => client.listActions({ ...header, after, limit: 3 }));
    expect(pages.map(({ length }) => length)).toEqual([3, 3, 1]);
    expect(pages.flat().map(({ recordId }) => recordId)).toEqual(results.map(({ recordId }) => recordId).sort());
    const failed = await allPages((after) => client.listActions({ ...header, states: ['failed'], after, limit: 1 }));
    expect(new Set(failed.flat())).toEqual(new Set(results.slice(0, 2)));
  });

  it.each(['x', 'e30', 'WyJhIiwiYiJd', Buffer.from(JSON.stringify([newId()])).toString('base64url')])(
    'refuse the cursor %s',
    async (after) => {
      await expect(client.listBatches({ tenantId, after })).rejects.toMatchObject({
        code: 'invalid-cursor',
        retryable: false,
      });
    },
  );

  it('of actions refuse a cursor of batches', async () => {
    const { nextCursor } = await client.listBatches({ tenantId, limit: 1 });
    const call = client.listActions({ tenantId, batchId: ids[0]!, after: nextCursor });
    await expect(call).rejects.toMatchObject({ code: 'invalid-cursor' });
  });
});
