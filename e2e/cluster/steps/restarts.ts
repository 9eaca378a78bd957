import { AutosyncError } from '@autosync/core';
import type { Place } from '../place.ts';
import { components } from '../release.ts';

/** How often each pod of ours was started again. */
export async function restartsOf({ kubectl, release }: Place): Promise<Map<string, number>> {
  const pods = await kubectl.pods(release.selector(...Object.values(components)));
  return new Map(
    pods.map(({ metadata, status }) => [
      metadata.name,
      (status.containerStatuses ?? []).reduce((sum, { restartCount }) => sum + restartCount, 0),
    ]),
  );
}

/** @throws AutosyncError 'pods-restarted' when a pod of ours is gone, or was started again, since then. */
export async function noneRestarted(place: Place, before: ReadonlyMap<string, number>): Promise<void> {
  const now = await restartsOf(place);
  const odd = [...before].filter(([name, restarts]) => now.get(name) !== restarts).map(([name]) => name);
  if (odd.length > 0) throw new AutosyncError('pods-restarted', `gone, or started again: ${odd.join(', ')}`);
}
