import { AutosyncError } from '@autosync/core';
import type { Books } from '../../support/invariants/books.ts';
import { batchUnderWay } from '../../support/under-way.ts';
import type { Place } from '../place.ts';
import { components } from '../release.ts';
import type { Traffic } from '../traffic.ts';
import { finished } from './demo.ts';
import { podsThatWorked } from './rollout.ts';

const count = 200;

/** The broker misses it, another pod takes the batch on, and is careful for two minutes: fewer calls, one by one. */
const recoveryMs = 360_000;

/** The pod that holds a company's lock, by the address of its session in PostgreSQL. */
async function lockHolder({ db, kubectl, release }: Place): Promise<string> {
  const { rows } = await db.withAllTenants((tx) =>
    tx.query<{ address: string }>({
      text: `select host(a.client_addr) as address from pg_locks l join pg_stat_activity a using (pid)
        where l.locktype = 'advisory' and a.application_name like '% locks'`,
    }),
  );
  const pods = await kubectl.pods(release.selector(components.syncInvoices));
  const holder = pods.find(({ status }) => rows.some(({ address }) => address === status.podIP));
  if (holder) return holder.metadata.name;
  throw new AutosyncError('no-lock-holder', `no pod has one of the addresses ${JSON.stringify(rows)}`);
}

/** The worker that has a batch in hand dies without a word: another one finishes the batch, each record once. */
export async function killWorker(place: Place, traffic: Traffic, say: (line: string) => void): Promise<Books> {
  const batch = await batchUnderWay(place, { name: 'Killed Ltd', prefix: 'K', count });
  const { company, items, id } = batch;
  const victim = await lockHolder(place);
  await place.kubectl.run(['delete', 'pod', victim, '--grace-period=0', '--force']);
  const killedAt = performance.now();
  const { counts } = await company.batch(id);
  say(`${victim} killed at ${counts.done} of ${count}`);
  say(await finished(company, id, recoveryMs));
  say(`${((performance.now() - killedAt) / 1000).toFixed(0)} s later`);
  if ((await podsThatWorked(place, company.id)).length === 0) {
    throw new AutosyncError('not-in-the-middle', 'no other pod has worked on the batch');
  }
  const { sent } = await traffic.sinceLast();
  say(`${sent} API requests, 0 failed`);
  return { company, items };
}
