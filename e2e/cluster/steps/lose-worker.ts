import { readFileSync } from 'node:fs';
import { AutosyncError } from '@autosync/core';
import type { Books } from '../../support/invariants/books.ts';
import { batchUnderWay, progressed } from '../../support/under-way.ts';
import type { Kubectl } from '../kubectl.ts';
import type { Place } from '../place.ts';
import { invoiceWorker } from '../release.ts';
import type { Traffic } from '../traffic.ts';
import { finished } from './demo.ts';
import { podsThatWorked } from './rollout.ts';

const count = 200;

/** Whoever takes over after a crash goes slowly for two minutes: fewer calls at once, and fewer in a second. */
const recoveryMs = 360_000;

/** A way to lose a pod, and the name of the company to which it happens. */
export type Loss = { companyName: string; prefix: string; strike(kubectl: Kubectl, pod: string): Promise<unknown> };

/** The process dies and tells nobody; the kubelet starts it again in the same pod. */
export const crash: Loss = {
  companyName: 'Crashed Ltd',
  prefix: 'C',
  async strike(kubectl, pod) {
    const script = readFileSync(new URL('../in-pod/die.ts', import.meta.url), 'utf8');
    const node = ['node', '--disable-warning=ExperimentalWarning', '--input-type=module-typescript', '-'];
    // The way to the pod ends with the container.
    await kubectl.attempt(['exec', '--stdin', pod, '--', ...node], { input: script });
    const path = '{.status.containerStatuses[0].restartCount}';
    await kubectl.run(['wait', `pod/${pod}`, `--for=jsonpath=${path}=1`, '--timeout=60s']);
  },
};

/** The API server forgets the pod at once; the kubelet gives its process two seconds. */
export const forcedDelete: Loss = {
  companyName: 'Deleted Ltd',
  prefix: 'K',
  strike: (kubectl, pod) => kubectl.run(['delete', 'pod', pod, '--grace-period=0', '--force']),
};

/** The pod that holds a company's lock, by the address of its session in PostgreSQL. */
async function lockHolder({ db, kubectl, release }: Place): Promise<string> {
  const { rows } = await db.withAllTenants((tx) =>
    tx.query<{ address: string }>({
      text: `select host(a.client_addr) as address from pg_locks l join pg_stat_activity a using (pid)
        where l.locktype = 'advisory' and a.application_name like '% locks'`,
    }),
  );
  const pods = await kubectl.pods(release.selector(invoiceWorker));
  const holder = pods.find(({ status }) => rows.some(({ address }) => address === status.podIP));
  if (holder) return holder.metadata.name;
  throw new AutosyncError('no-lock-holder', `no pod has one of the addresses ${JSON.stringify(rows)}`);
}

/** The worker that has a batch in hand is lost: another one finishes the batch, each record once. */
export async function loseWorker(
  place: Place,
  { loss, traffic }: { loss: Loss; traffic: Traffic },
  say: (line: string) => void,
): Promise<Books> {
  const { companyName, prefix } = loss;
  const batch = await batchUnderWay(place, { name: companyName, prefix, count });
  const { company, items, id } = batch;
  await progressed(batch, count / 4, 60_000);
  const victim = await lockHolder(place);
  const { counts } = await company.batch(id);
  await loss.strike(place.kubectl, victim);
  const lostAt = performance.now();
  say(`${victim} lost at ${counts.done} of ${count}`);
  say(await finished(company, id, recoveryMs));
  say(`${((performance.now() - lostAt) / 1000).toFixed(0)} s later`);
  // Of the lost process there are no logs any more.
  if ((await podsThatWorked(place, company.id)).length === 0) {
    throw new AutosyncError('not-in-the-middle', 'nobody else has worked on the batch');
  }
  say(await traffic.sinceLast());
  return { company, items };
}
