import type { Books } from '../../support/invariants/books.ts';
import { batchUnderWay, progressed } from '../../support/under-way.ts';
import type { Place } from '../place.ts';
import type { Traffic } from '../traffic.ts';
import { finished } from './demo.ts';
import { noneRestarted, restartsOf } from './restarts.ts';
import { served } from './served.ts';

const count = 200;

/**
 * PostgreSQL goes in the middle of a batch and comes again on its data: with a volume as another pod, without one as
 * another container of its pod. Requests fail while it is away, and no longer; the batch goes on where it was.
 */
export async function replacePostgres(
  place: Place,
  { traffic, hasVolume }: { traffic: Traffic; hasVolume: boolean },
  say: (line: string) => void,
): Promise<Books> {
  const { kubectl, release } = place;
  const batch = await batchUnderWay(place, { name: 'Replaced Ltd', prefix: 'R', count });
  await progressed(batch, count / 4, 60_000);
  const { counts } = await batch.company.batch(batch.id);
  const before = await restartsOf(place);
  const deployment = `deployment/${release.fullName}-postgres`;
  const startedAt = performance.now();
  await traffic.bear(async () => {
    if (hasVolume) {
      await kubectl.run(['delete', 'pod', '--selector', release.selector('postgres')], { timeoutMs: 120_000 });
    } else {
      // As the kubelet would end it, but at once.
      await kubectl.attempt(['exec', deployment, '--', 'sh', '-c', 'kill -INT 1']);
    }
    await kubectl.run(['rollout', 'status', deployment, '--timeout=120s'], { timeoutMs: 130_000 });
    await served(place);
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  say(
    `${hasVolume ? 'another pod' : 'another container'} at ${counts.done} of ${count}, served again after ${seconds} s`,
  );
  say(await finished(batch.company, batch.id, 240_000));
  await noneRestarted(place, before);
  say(await traffic.sinceLast());
  return batch;
}
