import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReferenceNeed } from '../../../src/outgoing/references/need.ts';
import { createReferenceResolver } from '../../../src/outgoing/references/resolver.ts';
import { resolveNeeds } from '../../../src/outgoing/references/resolve-needs.ts';
import { openReferences } from './support.ts';

let world: Awaited<ReturnType<typeof openReferences>>;
beforeAll(async () => {
  world = await openReferences();
}, 60_000);
afterAll(async () => world.stop());

const CUSTOMERS = 10_000;
const ITEMS = 5000;
const PAGE = 100;

/** What is in use once garbage is gone: otherwise what filled the books before would be counted. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

async function inParallel(count: number, work: (n: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < count; n = next++) await work(n);
  };
  await Promise.all(Array.from({ length: 16 }, worker));
}

// Measured on two busy cores: lists in 1.5 s and 24 reads, 15,000 names in 9 s and none; 87 MB of heap at most, 2 MB kept.
it('10,000 customers and 5,000 items cost a read per thousand, once; their names then cost none', async () => {
  const company = await world.newCompany();
  const income = (await company.books.all('Account')).find(({ Name }) => Name === 'Services');
  await inParallel(CUSTOMERS, (n) => company.books.add('Customer', { DisplayName: `Client ${n}` }));
  const item = { Type: 'Service', IncomeAccountRef: { value: income?.['Id'] } };
  await inParallel(ITEMS, (n) => company.books.add('Item', { Name: `Product ${n}`, ...item }));

  const heapBefore = heapInUse();
  let heapPeak = heapBefore;
  const listsFrom = performance.now();
  await company.readLists();
  const listsMs = performance.now() - listsFrom;
  const readsOfLists = await company.books.metered();
  expect(readsOfLists).toBeLessThanOrEqual(CUSTOMERS / 1000 + ITEMS / 1000 + 2 + 8);

  const namesFrom = performance.now();
  for (let at = 0; at < CUSTOMERS; at += PAGE) {
    const resolver = createReferenceResolver(company.slice());
    const needs = Array.from({ length: PAGE }, (_, n): ReferenceNeed[] => [
      { kind: 'customer', name: `CLIENT ${at + n}`, accountNumber: `A-${at + n}` },
      { kind: 'item', name: `product ${(at + n) % ITEMS}` },
    ]);
    await resolver.prefetch(needs.flat());
    for (const resolved of await Promise.all(needs.map((pair) => resolveNeeds(resolver, pair)))) {
      expect(resolved.kind).toBe('met');
    }
    heapPeak = Math.max(heapPeak, process.memoryUsage().heapUsed);
  }
  const namesMs = performance.now() - namesFrom;
  const [peakMb, keptMb] = [heapPeak, heapInUse()].map((heap) => (heap - heapBefore) / 2 ** 20);
  const measured = { readsOfLists, listsMs, namesMs, peakMb, keptMb };
  if (process.env['AUTOSYNC_SHOW_MEASURED'] !== undefined) process.stdout.write(`${JSON.stringify(measured)}\n`);
  expect(await company.books.metered()).toBe(readsOfLists);
  expect(await company.books.all('Customer')).toHaveLength(CUSTOMERS);
  expect(peakMb).toBeLessThan(200);
  expect(keptMb).toBeLessThan(20);
}, 180_000);
