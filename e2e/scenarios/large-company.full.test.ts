import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Child } from '@autosync/dev-stack';
import { eventually } from '@autosync/testing';
import { startUnlimitedWorker } from '../bench/sync/worker.ts';
import { startOwnSystem, type OwnSystem } from '../support/running-system.ts';
import type { Item } from '../support/tenant.ts';

const CUSTOMERS = 10_000;
const PRODUCTS = 5000;
const INVOICES = 5000;
/** Each twelfth invoice is for somebody whom QuickBooks does not know. */
const NEW_EVERY = 12;
const NEW_CUSTOMERS = Math.ceil(INVOICES / NEW_EVERY);
/** Invoices of the last days, which people look for first; they come in last. */
const NEWEST = 100;
const NEWEST_DATE = '2026-11-20';

let running: OwnSystem;
let worker: Child;
beforeAll(async () => {
  running = await startOwnSystem({ types: [], overrides: { scheduler: { INTERVAL_UNIT_MS: '100' } } });
  // What QuickBooks allows is 450 calls a minute: twelve minutes for all of this, whatever we do.
  await running.simulator.limits({ enabled: false });
  const { stack, system } = running;
  worker = await startUnlimitedWorker(
    { dataDir: stack.dataDir, defer: () => undefined },
    { stack, system, database: 'autosync' },
  );
}, 300_000);
afterAll(async () => {
  await worker?.stop();
  await running?.stop();
}, 60_000);

function invoice(n: number): Item {
  const isNewest = n >= INVOICES - NEWEST;
  const name = n % NEW_EVERY === 0 ? `Walk-in ${n}` : `Client ${n}`;
  const line = { item: `Product ${n % PRODUCTS}`, quantity: '2', unitPrice: '49.90' };
  const date = isNewest ? NEWEST_DATE : `2026-0${1 + (n % 9)}-1${n % 10}`;
  const number = `L-${n}`;
  return { externalId: number, number, date, customer: { name }, lines: [line], total: '99.80' };
}

async function inParallel(count: number, work: (n: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const one = async () => {
    for (let n = next++; n < count; n = next++) await work(n);
  };
  await Promise.all(Array.from({ length: 16 }, one));
}

/** The most memory that a process ever had, in MiB. */
function peakMemory(pid: number): number {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

it('5,000 invoices of a company with 10,000 customers: the newest first, few metered reads, little memory, then no call at all', async () => {
  const { simulator, db } = running;
  const company = await running.company('Large Ltd');
  const realm = company.realmId;
  const services = (await simulator.documents(realm, 'Account')).find(({ Name }) => Name === 'Services');
  await inParallel(CUSTOMERS, (n) => simulator.add(realm, 'Customer', { DisplayName: `Client ${n}` }));
  const product = { Type: 'Service', IncomeAccountRef: { value: services?.Id } };
  await inParallel(PRODUCTS, (n) => simulator.add(realm, 'Item', { Name: `Product ${n}`, ...product }));

  const meteredOf = async () => (await simulator.ledger(realm)).calls.corePlus;
  const lists = `/v1/companies/${company.id}/quickbooks`;
  const known = async (list: string) =>
    (await company.must<{ entries: number | null }>(`${lists}/${list}?limit=1`)).entries ?? 0;
  const atFirst = await meteredOf();
  await company.must(`${lists}/refresh`, { method: 'POST', body: {} });
  await eventually(async () => (await known('payment-methods')) > 0 && (await known('items')) >= PRODUCTS, {
    timeoutMs: 120_000,
    intervalMs: 250,
  });
  await company.settled();
  const refreshing = (await meteredOf()) - atFirst;

  const items = Array.from({ length: INVOICES }, (_, n) => invoice(n));
  for (let at = 0; at < INVOICES; at += 500) await company.bulk(items.slice(at, at + 500));
  const written = async () => {
    const { rows } = await db.withAllTenants((tx) =>
      tx.query<{ all: number; newest: number }>({
        text: `select count(*)::int as all, count(*) filter (where content ->> 'date' = $2)::int as newest
          from records.records where company_id = $1 and qbo_id is not null`,
        values: [company.id, NEWEST_DATE],
      }),
    );
    return rows[0] ?? { all: 0, newest: 0 };
  };
  const from = performance.now();
  const { id } = await company.run();
  const atNewest = await eventually(
    async () => {
      const now = await written();
      return now.newest === NEWEST && now;
    },
    { timeoutMs: 300_000, intervalMs: 50 },
  );
  const newestSeconds = (performance.now() - from) / 1000;
  const batch = await company.ended(id, 900_000);
  const seconds = (performance.now() - from) / 1000;
  const metered = (await meteredOf()) - atFirst - refreshing;
  const workerMb = peakMemory(worker.pid);
  const measured = { refreshing, metered, newestSeconds, atNewest: atNewest.all, seconds, workerMb };
  if (process.env['AUTOSYNC_SHOW_MEASURED'] !== undefined) process.stdout.write(`${JSON.stringify(measured)}\n`);

  expect(batch).toMatchObject({ state: 'finished', counts: { succeeded: INVOICES } });
  expect(await simulator.documents(realm, 'Customer')).toHaveLength(CUSTOMERS + NEW_CUSTOMERS);
  // A page that was taken before the last ones came in, and what was under way beside them.
  expect(atNewest.all).toBeLessThanOrEqual(NEWEST + 200);
  // A page more tells that a list ends; beside them the question what changed, the other lists, and two for the company.
  expect(refreshing).toBeLessThanOrEqual(CUSTOMERS / 1000 + PRODUCTS / 1000 + 2 + 1 + 7 + 2);
  // Names cost none. What is left is the comparison after a large first sync, and what a batch by hand reads of the company.
  expect(metered).toBeLessThanOrEqual(INVOICES / 1000 + 10);
  expect(workerMb).toBeLessThan(400);

  const { total } = (await simulator.ledger(realm)).calls;
  await company.enable(15);
  await company.ranTimes(2);
  expect((await simulator.ledger(realm)).calls.total).toBe(total);
}, 1_500_000);
