import { expect, it } from 'vitest';
import type { PaymentSync } from '@autosync/records';
import type { Slice } from '@autosync/sync-worker';
import { planWindows } from '../../src/domain/read-plan.ts';
import { readMore } from '../../src/operations/read-more.ts';

it.each<[string, { aborted: boolean; hasShare: boolean }, string]>([
  ['has used its share of calls', { aborted: false, hasShare: false }, 'slice-limit'],
  ['belongs to a worker that stops', { aborted: true, hasShare: true }, 'stopping'],
])('a slice that %s calls nobody any more, and yields', async (_what, { aborted, hasShare }, reason) => {
  const asked: string[] = [];
  const slice = {
    signal: { aborted },
    budget: { takeDocument: () => hasShare },
    qbo: { query: async (entity: string) => ({ body: asked.push(entity) }) },
  } as unknown as Slice;
  const plan = planWindows({ from: null, until: new Date('2026-11-02T10:00:00.000Z') });
  const yielded = { code: 'slice-yield', details: { reason } };
  await expect(readMore(slice, plan, {} as PaymentSync)).rejects.toMatchObject(yielded);
  expect(asked).toEqual([]);
});
