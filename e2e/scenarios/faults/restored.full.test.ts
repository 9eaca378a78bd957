import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase, dropDatabase, urlOfRole } from '@autosync/dev-stack';
import { eventually, startProcess } from '@autosync/testing';
import { invoiceItems } from '../../support/invoices.ts';
import { startOwnSystem, type OwnSystem } from '../../support/running-system.ts';
import { scrape, valueOf } from '../../support/scrape.ts';
import type { Company } from '../../support/tenant.ts';

// The database is lost, and comes back as it was some time before: QuickBooks has been written to since.

let running: OwnSystem;
beforeAll(async () => {
  running = await startOwnSystem({ types: ['invoices'] });
}, 400_000);
afterAll(() => running?.stop(), 60_000);

const services = ['batch-status', 'scheduler', 'gateway', 'sync-invoices'] as const;
const database = 'autosync';

const stopAll = () => Promise.all(services.map((name) => running.system.service(name).stop()));
const startAll = () => Promise.all(services.map((name) => running.system.service(name).start()));

/** autosync-admin in the gateway's pod. */
async function admin(...args: string[]): Promise<void> {
  const program = await startProcess({
    name: 'admin',
    entry: new URL('../../../services/admin/src/main.ts', import.meta.url),
    args,
    env: { DATABASE_URL: urlOfRole(running.stack.databaseUrl, database, 'gateway') },
  });
  expect(await program.exited).toMatchObject({ code: 0 });
}

const holds = async () => valueOf(await scrape(running.system.service('sync-invoices')), 'autosync_worker_restores');

async function sync(company: Company): Promise<{ succeeded: number; failed: number }> {
  const { id } = await company.run();
  const { counts } = await company.ended(id);
  return { succeeded: counts.succeeded, failed: counts.failed };
}

it.each([
  ['has numbers of ours', true],
  ['gives the numbers itself', false],
])(
  'where QuickBooks %s, everything is there once when it was told of the restore',
  async (_, ownNumbers) => {
    const company = await running.company('Restored Ltd', running.tenant, { ownNumbers });
    const documents = async () =>
      (await running.simulator.documents(company.realmId, 'Invoice')).map(({ Id }) => Id).toSorted();
    const waiting = invoiceItems('W', 4);
    await company.bulk(waiting);

    const { databaseUrl } = running.stack;
    await stopAll();
    await createDatabase(databaseUrl, 'backup', database);
    await startAll();
    expect(await sync(company)).toEqual({ succeeded: 4, failed: 0 });
    const lost = invoiceItems('L', 3);
    await company.bulk(lost);
    expect(await sync(company)).toEqual({ succeeded: 3, failed: 0 });
    const written = await documents();

    await stopAll();
    await dropDatabase(databaseUrl, database);
    await createDatabase(databaseUrl, database, 'backup');
    await dropDatabase(databaseUrl, 'backup');
    await admin('restored', 'tell', '--everything', '--by', 'anna', '--note', 'a test');
    await startAll();
    expect(await holds()).toBe(1);
    await company.bulk(lost);
    expect(await sync(company)).toEqual({ succeeded: 7, failed: 0 });
    expect(await documents()).toEqual(written);
    for (const { externalId } of [...waiting, ...lost])
      expect(await company.record(externalId)).toMatchObject({ syncState: 'synced', syncedVersion: 1 });

    await admin('restored', 'end', '--everything', '--by', 'anna', '--note', 'all sent again');
    await eventually(async () => expect(await holds()).toBe(0), { timeoutMs: 10_000, intervalMs: 200 });
  },
  240_000,
);
