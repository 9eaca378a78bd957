import { AutosyncError } from '@autosync/core';
import { invoiceItems } from '../../support/invoices.ts';
import type { Books } from '../../support/invariants/books.ts';
import type { Company } from '../../support/tenant.ts';
import { batchUnderWay, progressed } from '../../support/under-way.ts';
import { admin } from '../admin.ts';
import type { Place } from '../place.ts';
import { components } from '../release.ts';
import type { Traffic } from '../traffic.ts';
import { finished } from './demo.ts';
import { rolledOut } from './rollout.ts';
import { served } from './served.ts';

/** Enough to be under way for half a minute: QuickBooks takes ten in a second. */
const count = 300;
const lostCount = 25;
const bulkSize = 500;
/** The lease of before has to end first, and whoever takes over goes slowly. */
const batchMs = 600_000;
const who = ['--by', 'anna', '--note', 'restored from a backup'];

/** In the pod of the dev stack's PostgreSQL; the backup lies beside its data. */
function inPostgres({ kubectl, release }: Place, script: string): Promise<string> {
  const args = ['exec', `deployment/${release.fullName}-postgres`, '--', 'sh', '-ec', script];
  return kubectl.run(args, { timeoutMs: 180_000 });
}

/** As start.sh of the dev stack looks for them. */
const binaries = 'PATH="$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -n 1):$PATH"';
const login = '-h /tmp -U postgres';
const password = 'export PGPASSWORD="$(cat /secret/password)"';

function backUp(place: Place): Promise<string> {
  return inPostgres(
    place,
    `${binaries}; ${password}; pg_dump ${login} -Fc -f /data/backup autosync; du -k /data/backup | cut -f1`,
  );
}

async function bringBack(place: Place): Promise<void> {
  const drop = `psql ${login} -d postgres -qc 'drop database autosync with (force)'`;
  const restore = `pg_restore ${login} -d postgres --create --exit-on-error /data/backup`;
  await inPostgres(place, `${binaries}; ${password}; ${drop}; ${restore}; rm /data/backup`);
}

async function stopEverything({ kubectl, release }: Place): Promise<void> {
  const selector = release.selector(...Object.values(components));
  await kubectl.run(['scale', 'deployment', '--selector', selector, '--replicas=0']);
  await kubectl.run(['wait', '--for=delete', 'pod', '--selector', selector, '--timeout=240s'], { timeoutMs: 250_000 });
}

async function mustDo(place: Place, inPodOf: 'scheduler' | 'gateway', args: readonly string[]): Promise<void> {
  const { code, said } = await admin(place, inPodOf, args);
  if (code !== 0)
    throw new AutosyncError('command-failed', `autosync-admin ${args.join(' ')} ended with ${code}: ${said}`);
}

async function inQuickBooks({ simulator }: Place, { realmId }: Company): Promise<number> {
  return (await simulator.documents(realmId, 'Invoice')).length;
}

/**
 * The database is lost, and comes back as it was some time before, as docs/operating.md says. In the lost time a batch went on to
 * its end, and another one was made. The clients send again what the API took: everything is in QuickBooks once.
 */
export async function restore(
  place: Place,
  { traffic, watched }: { traffic: Traffic; watched: Company },
  say: (line: string) => void,
): Promise<Books> {
  const batch = await batchUnderWay(place, { name: 'Restored Ltd', prefix: 'Z', count });
  const { company } = batch;
  await progressed(batch, count / 10, 60_000);
  const { counts } = await company.batch(batch.id);
  const size = await backUp(place);
  say(`a backup of ${size.trim()} KiB while a batch is at ${counts.done} of ${count}`);
  say(`in the time that will be lost: ${await finished(company, batch.id, batchMs)}`);
  const lost = invoiceItems('L', lostCount);
  await company.bulk(lost);
  const { id } = await company.run();
  say(`in the time that will be lost: ${await finished(company, id, batchMs)}`);
  const written = await inQuickBooks(place, company);

  const startedAt = performance.now();
  await traffic.bear(async () => {
    await stopEverything(place);
    await bringBack(place);
    await place.release.changeWorkers({ replicas: 0 });
    await mustDo(place, 'scheduler', ['pause', '--everything', ...who]);
    await mustDo(place, 'gateway', ['restored', 'tell', '--everything', '--days', '1', ...who]);
    await place.release.changeWorkers({});
    await rolledOut(place);
    await served(place);
  });
  say(`served again, and paused, after ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);

  await company.bulk(lost);
  const stored = await traffic.stored();
  for (let from = 0; from < stored.length; from += bulkSize) await watched.bulk(stored.slice(from, from + bulkSize));
  say(`sent again: ${lost.length} records that had reached QuickBooks, ${stored.length} that had not`);
  const { state } = await company.batch(batch.id);
  const before = await inQuickBooks(place, company);
  if (before !== written || state !== 'running') {
    throw new AutosyncError('not-held', `${written} documents, then ${before}; the batch is ${state}`);
  }
  await mustDo(place, 'scheduler', ['resume', '--everything', ...who]);
  say(`resumed: ${await finished(company, batch.id, batchMs)}`);
  const again = await company.run();
  say(`records of the lost time find their documents: ${await finished(company, again.id, batchMs)}`);
  const now = await inQuickBooks(place, company);
  if (now !== written) throw new AutosyncError('written-twice', `${written} documents before, ${now} now`);
  say(await traffic.sinceLast());
  return { company, items: [...batch.items, ...lost] };
}
