import { AutosyncError } from '@autosync/core';
import { eventually } from '@autosync/testing';
import { invoiceItem } from '../support/invoices.ts';
import type { Item } from '../support/tenant.ts';
import type { Kubectl } from './kubectl.ts';
import type { Release } from './release.ts';
import { linesOf, removeScriptPod, startScriptPod } from './script-pod.ts';

type Counts = { sent: number; failed: number; stored: number };
type Failure = { failure: string; startedAt: string; endedAt: string };
type Line = Counts | Failure;

const podName = 'api-client';
const shownFailures = 20;

/** The clock of the pod's node may be another one. */
const clockMs = 1000;

export type Traffic = {
  /** Bears it when requests fail while this goes on: the service that they need is away, and everybody knows. */
  bear<T>(work: () => Promise<T>): Promise<T>;
  /** Says how many requests there were since the last call. @throws AutosyncError 'requests-failed' with the failures. */
  sinceLast(): Promise<string>;
  /** The records that the API has taken so far. */
  stored(): Promise<Item[]>;
  /** Ends it, and answers the records that the API took. */
  stop(): Promise<Item[]>;
};

/** The invoice with that number that the client sends. */
function sentItem(number: string): Item {
  return invoiceItem('T', 1, { externalId: number, number });
}

/** Starts requests to the API that do not end, from inside the cluster, and waits until the first were answered. */
export async function startTraffic(
  kubectl: Kubectl,
  { release, image, key, companyId }: { release: Release; image: string; key: string; companyId: string },
): Promise<Traffic> {
  const { externalId: _, ...invoice } = sentItem('T-1');
  const gatewayUrl = `http://${release.fullName}-gateway`;
  let before: Counts & { borne: number } = { sent: 0, failed: 0, stored: 0, borne: 0 };
  const borneTimes: { from: number; to: number }[] = [];

  function isBorne({ startedAt, endedAt }: Failure): boolean {
    return borneTimes.some(({ from, to }) => Date.parse(endedAt) >= from && Date.parse(startedAt) <= to);
  }

  async function counts(): Promise<Counts & { borne: number }> {
    const all = await linesOf<Line>(kubectl, podName);
    const failures = all.filter((line) => 'failure' in line);
    const failed = failures.filter((failure) => !isBorne(failure));
    const borne = failures.length - failed.length;
    const now = all.findLast((line) => 'sent' in line) ?? before;
    if (failed.length === 0) return { ...now, failed: 0, borne };
    const shown = failed.slice(0, shownFailures).map(({ endedAt, failure }) => `${endedAt} ${failure}`);
    throw new AutosyncError(
      'requests-failed',
      `${failed.length} of ${now.sent} API requests failed:\n${shown.join('\n')}`,
    );
  }

  const itemsOf = ({ stored }: Counts): Item[] =>
    Array.from({ length: stored }, (_none, index) => sentItem(`T-${index + 1}`));

  const told = { gatewayUrl, key, companyId, invoice };
  await startScriptPod(kubectl, { name: podName, image, script: 'api-client.ts', told });
  await kubectl.run(['wait', '--for=condition=Ready', `pod/${podName}`, '--timeout=120s'], {
    timeoutMs: 130_000,
  });
  await eventually(async () => (await counts()).stored > 0, { timeoutMs: 60_000, intervalMs: 500 });

  return {
    async bear(work) {
      const time = { from: Date.now() - clockMs, to: Number.POSITIVE_INFINITY };
      borneTimes.push(time);
      try {
        return await work();
      } finally {
        time.to = Date.now() + clockMs;
      }
    },
    async sinceLast() {
      const now = await counts();
      const [sent, borne] = [now.sent - before.sent, now.borne - before.borne];
      before = now;
      return `${sent} API requests, 0 failed${borne > 0 ? `, but for ${borne} meanwhile` : ''}`;
    },
    stored: async () => itemsOf(await counts()),
    async stop() {
      // Its last counts are in its log only as long as it is there: it is told to stop, read, and then removed.
      await kubectl.run(['exec', podName, '--', 'node', '-e', 'process.kill(1, "SIGTERM")']);
      await kubectl.run(['wait', '--for=jsonpath={.status.phase}=Succeeded', `pod/${podName}`, '--timeout=60s']);
      const all = itemsOf(await counts());
      await removeScriptPod(kubectl, podName);
      return all;
    },
  };
}
