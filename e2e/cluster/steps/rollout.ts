import { AutosyncError } from '@autosync/core';
import { eventually } from '@autosync/testing';
import { isReady, type Pod } from '../kubectl.ts';
import type { Place } from '../place.ts';
import { components, invoiceWorker, revisionAnnotation } from '../release.ts';

const all = Object.values(components);

function revisionOf({ metadata }: Pod): string | undefined {
  return metadata.annotations?.[revisionAnnotation];
}

/** Waits until nothing but two ready pods of each component is there, all of this revision. */
export async function onlyRevision({ kubectl, release }: Place, revision: string | undefined): Promise<Pod[]> {
  return eventually(
    async () => {
      const pods = await kubectl.pods(release.selector(...all));
      const odd = pods.filter((pod) => !isReady(pod) || revisionOf(pod) !== revision);
      const names = odd.map(({ metadata }) => metadata.name).join(', ');
      if (odd.length > 0) throw new AutosyncError('pods-not-replaced', `not as they should be: ${names}`);
      if (pods.length !== 2 * all.length) throw new AutosyncError('pods-missing', `${pods.length} pods are there`);
      return pods;
    },
    { timeoutMs: 400_000, intervalMs: 1000 },
  );
}

/** Waits until the deployments of these components have nothing but ready pods of their last template. */
export async function rolledOut({ kubectl, release }: Place, names: readonly string[] = all): Promise<void> {
  for (const name of names) {
    const args = ['rollout', 'status', `deployment/${release.fullName}-${name}`, '--timeout=300s'];
    await kubectl.run(args, { timeoutMs: 310_000 });
  }
}

/** The pods that worked on a company's run, by the log lines of those that are there. */
export async function podsThatWorked({ kubectl, release }: Place, companyId: string): Promise<string[]> {
  const pods = await kubectl.pods(release.selector(invoiceWorker));
  const worked: string[] = [];
  for (const { metadata } of pods) {
    const log = await kubectl.run(['logs', metadata.name]);
    if (log.split('\n').some((line) => line.includes('"slice ended"') && line.includes(companyId))) {
      worked.push(metadata.name);
    }
  }
  return worked;
}
