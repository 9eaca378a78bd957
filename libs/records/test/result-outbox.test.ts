import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@autosync/core';
import type { Db } from '@autosync/db';
import { appendOutbox, deleteOutbox, outboxBacklog, takeOutbox } from '../src/index.ts';
import { newCompany, openRecords, type Company } from './support.ts';

let db: Db;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await openRecords());
});
afterAll(() => close());

async function append(company: Company, batchId: string, count: number): Promise<void> {
  await db.withTenant(company.tenantId, async (tx) => {
    for (let n = 0; n < count; n += 1) {
      await appendOutbox(tx, { ...company, batchId, kind: n === 0 ? 'start' : 'finish', body: { n }, now: null });
    }
  });
}

describe('the result outbox', () => {
  it('hands each batch to one relay at a time, in order and in pages', async () => {
    const company = newCompany();
    const [one, two] = [newId(), newId()];
    await append(company, one, 3);
    await append(company, two, 1);

    await db.withAllTenants(async (first) => {
      const mine = await takeOutbox(first, { batches: 1, perBatch: 2 });
      expect(mine.map(({ batchId, body }) => [batchId, body['n']])).toEqual([
        [one, 0],
        [one, 1],
      ]);
      const others = await db.withAllTenants((second) => takeOutbox(second, { batches: 10, perBatch: 10 }));
      expect(others.map(({ batchId }) => batchId)).toEqual([two]);
      await deleteOutbox(
        first,
        mine.map(({ id }) => id),
      );
    });

    const rest = await db.withAllTenants((tx) => takeOutbox(tx, { batches: 10, perBatch: 10 }));
    const left = new Map(rest.map(({ batchId, kind, body }) => [batchId, [kind, body['n']]]));
    expect(left).toEqual(
      new Map([
        [one, ['finish', 2]],
        [two, ['start', 0]],
      ]),
    );
    expect(await db.withAllTenants(outboxBacklog)).toMatchObject({ rows: 2, oldest: expect.any(Date) });
  });
});
