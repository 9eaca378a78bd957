import { AutosyncError } from '@autosync/core';
import { eventually } from '@autosync/testing';
import type { Kubectl } from '../kubectl.ts';
import type { Release } from '../release.ts';
import { runTool } from '../tool.ts';

/** Traces of what happened, and what a metrics server has not yet forgotten. */
const traces = ['events', 'events.events.k8s.io', 'pods.metrics.k8s.io'];

/** Everything in the namespace, of every kind that the API server has. */
export async function listEverything(kubectl: Kubectl): Promise<string[]> {
  const args = ['api-resources', '--verbs', 'list,get', '--namespaced', '--output', 'name'];
  const kinds = (await runTool('kubectl', { args })).split('\n').filter((kind) => kind && !traces.includes(kind));
  const found = await kubectl.run(['get', kinds.join(','), '--output', 'name', '--ignore-not-found']);
  return found.split('\n').filter(Boolean);
}

/** Uninstalls; afterwards the namespace holds what it held before, leftovers of hooks and made-up secrets included. */
export async function uninstall(
  kubectl: Kubectl,
  { release, before }: { release: Release; before: readonly string[] },
): Promise<void> {
  await release.uninstall();
  await eventually(
    async () => {
      const left = (await listEverything(kubectl)).filter((name) => !before.includes(name));
      if (left.length > 0) throw new AutosyncError('left-behind', `left behind:\n${left.join('\n')}`);
    },
    // Pods may take their graceful time: Helm does not wait for them.
    { timeoutMs: 200_000, intervalMs: 2000 },
  );
}
