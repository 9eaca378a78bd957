import { AutosyncError } from '@autosync/core';
import { eventually } from '@autosync/testing';
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

/** Helm is content with one of two, and on a machine with much to do a pod that was ready may not be so for a moment. */
const readyMs = 120_000;

/** Installs with the dev stack: afterwards two pods of each component are ready, and none had to be started again. */
export async function install(kubectl: Kubectl, release: Release, say: (line: string) => void): Promise<void> {
  await release.install();
  for (const component of Object.values(components)) {
    const pods = await eventually(
      async () => {
        const found = await kubectl.pods(release.selector(component));
        const ready = found.filter(isReady).length;
        if (ready !== 2) throw new AutosyncError('not-installed', `${component}: ${ready} pods are ready instead of 2`);
        return found;
      },
      { timeoutMs: readyMs, intervalMs: 1000 },
    );
    const statuses = pods.flatMap(({ status }) => status.containerStatuses ?? []);
    const restarts = statuses.reduce((sum, { restartCount }) => sum + restartCount, 0);
    if (restarts > 0) throw new AutosyncError('started-again', `${component}: ${restarts} restarts`);
    say(`${component}: 2 ready, 0 restarts`);
  }
}
