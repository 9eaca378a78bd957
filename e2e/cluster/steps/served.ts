import { eventually } from '@autosync/testing';
import { isReady } from '../kubectl.ts';
import type { Place } from '../place.ts';

/** Waits until every gateway takes requests again: Kubernetes leads callers to those that say so. */
export async function served({ kubectl, release, tenant }: Place): Promise<void> {
  await eventually(
    async () => {
      const pods = await kubectl.pods(release.selector('gateway'));
      if (!pods.every(isReady)) throw new Error('a gateway is not ready');
      const { status } = await tenant.call('/v1/companies');
      if (status !== 200) throw new Error(`the gateway answers ${status}`);
    },
    { timeoutMs: 120_000, intervalMs: 500 },
  );
}
