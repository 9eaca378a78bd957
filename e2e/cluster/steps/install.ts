import { AutosyncError } from '@autosync/core';
import { isReady, type Kubectl } from '../kubectl.ts';
import { components, type Release } from '../release.ts';

/** A namespace in which the API server refuses every pod that is not restricted (Pod Security Standards). */
export async function createNamespace(kubectl: Kubectl): Promise<void> {
  const metadata = {
    name: kubectl.namespace,
    labels: { 'pod-security.kubernetes.io/enforce': 'restricted', 'app.kubernetes.io/part-of': 'autosync-test' },
  };
  await kubectl.apply({ apiVersion: 'v1', kind: 'Namespace', metadata });
}

/** Installs with the dev stack: afterwards two pods of each component are ready, and none had to be started again. */
export async function install(kubectl: Kubectl, release: Release, say: (line: string) => void): Promise<void> {
  await release.install();
  for (const component of Object.values(components)) {
    const pods = await kubectl.pods(release.selector(component));
    const ready = pods.filter(isReady).length;
    const restarts = pods.flatMap(({ status }) => status.containerStatuses ?? []);
    const restarted = restarts.reduce((sum, { restartCount }) => sum + restartCount, 0);
    say(`${component}: ${ready} ready, ${restarted} restarts`);
    if (ready !== 2 || restarted > 0) {
      throw new AutosyncError('not-installed', `${component}: 2 ready pods without a restart were expected`);
    }
  }
}
