import { eventually } from '@autosync/testing';
import type { Books } from '../../support/invariants/books.ts';
import type { Place } from '../place.ts';
import { invoiceWorker } from '../release.ts';
import type { Traffic } from '../traffic.ts';
import { rolledOut } from './rollout.ts';
import { whileBatchesRun } from './steady-batches.ts';

/** As an autoscaler does it; the last is what the other steps expect. */
const steps = [1, 5, 1, 2] as const;

async function scaleTo(place: Place, replicas: number): Promise<void> {
  const { kubectl, release } = place;
  await kubectl.run(['scale', `deployment/${release.fullName}-${invoiceWorker}`, `--replicas=${replicas}`]);
  await rolledOut(place, [invoiceWorker]);
  // Those that go finish what they have in hand first.
  await eventually(async () => (await kubectl.pods(release.selector(invoiceWorker))).length === replicas, {
    timeoutMs: 240_000,
    intervalMs: 1000,
  });
}

/** Workers come and go while batches run: all end as Finished, and no API request fails. */
export async function scaleWorkers(place: Place, traffic: Traffic, say: (line: string) => void): Promise<Books> {
  const { books, line } = await whileBatchesRun(place, { name: 'Scaled Ltd', prefix: 'W' }, async () => {
    for (const replicas of steps) {
      const startedAt = performance.now();
      await scaleTo(place, replicas);
      say(`${replicas} workers after ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
    }
  });
  say(line);
  say(await traffic.sinceLast());
  return books;
}
