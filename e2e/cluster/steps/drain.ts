import { AutosyncError } from '@autosync/core';
import type { Books } from '../../support/invariants/books.ts';
import { isReady } from '../kubectl.ts';
import type { Place } from '../place.ts';
import { components } from '../release.ts';
import type { Traffic } from '../traffic.ts';
import { syncSome } from './demo.ts';
import { onlyRevision } from './rollout.ts';

const all = Object.values(components);

/** How long the budgets must hold the drain back. */
const drainMs = 90_000;

/** Where most pods of ours run, and whether they could go elsewhere. */
async function pickNode({ kubectl, release }: Place): Promise<{ name: string; isOnly: boolean }> {
  const pods = await kubectl.pods(release.selector(...all));
  const byNode = Map.groupBy(pods, ({ spec }) => spec.nodeName ?? '');
  const [fullest] = [...byNode].toSorted(([, a], [, b]) => b.length - a.length);
  const { items } = await kubectl.get<{ items: { spec: { unschedulable?: boolean } }[] }>(['nodes']);
  const open = items.filter(({ spec }) => spec.unschedulable !== true);
  return { name: fullest?.[0] ?? '', isOnly: open.length === 1 };
}

/** Each component still has a pod that serves. */
async function checkServing({ kubectl, release }: Place): Promise<void> {
  for (const component of all) {
    const pods = await kubectl.pods(release.selector(component));
    if (!pods.some(isReady)) throw new AutosyncError('nobody-serves', `no pod of ${component} is ready`);
  }
}

/**
 * A node is drained of the release's own pods. Where it is the only node, those that went cannot come back, so the
 * budgets hold back the second of each pair until time is up; the system goes on meanwhile. The dev stack's pods are
 * left out: they keep their data in the pod.
 */
export async function drain(
  place: Place,
  { traffic, revision, defer }: { traffic: Traffic; revision: string; defer: (undo: () => Promise<unknown>) => void },
  say: (line: string) => void,
): Promise<Books> {
  const { kubectl, release } = place;
  const company = await place.company('Drained Ltd');
  const node = await pickNode(place);
  const limits = ['--timeout', `${drainMs / 1000}s`, '--ignore-daemonsets', '--delete-emptydir-data', '--force'];
  const uncordon = () => kubectl.attempt(['uncordon', node.name]);
  defer(uncordon);
  try {
    const args = ['drain', node.name, '--pod-selector', release.selector(...all), ...limits];
    const { code, stdout, stderr } = await kubectl.attempt(args, { timeoutMs: drainMs + 60_000 });
    const evicted = stdout.match(/evicted$/gm)?.length ?? 0;
    const refused = stderr.match(/violate the pod's disruption budget/g)?.length ?? 0;
    say(`${node.name}: ${evicted} pods evicted, ${refused} times held back by a budget, exit code ${code}`);
    if (evicted === 0 || (node.isOnly && (code === 0 || refused === 0))) {
      throw new AutosyncError('not-held-back', `the drain went otherwise:\n${stdout}${stderr}`);
    }
    await checkServing(place);
    const { books, line } = await syncSome(company, { prefix: 'N', count: 25 });
    say(`on what is left: ${line}`);
    return books;
  } finally {
    await uncordon();
    await onlyRevision(place, revision);
    say(`everything is back; ${await traffic.sinceLast()}`);
  }
}
