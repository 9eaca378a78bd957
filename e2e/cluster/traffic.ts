import { readFileSync } from 'node:fs';
import { AutosyncError } from '@autosync/core';
import { eventually } from '@autosync/testing';
import { invoiceItem } from '../support/invoices.ts';
import type { Item } from '../support/tenant.ts';
import type { Kubectl } from './kubectl.ts';
import type { Release } from './release.ts';

type Counts = { sent: number; failed: number; stored: number };
type Line = Counts | { failure: string; startedAt: string; endedAt: string };

const podName = 'api-client';
const shownFailures = 20;

export type Traffic = {
  /** Says how many requests there were since the last call. @throws AutosyncError 'requests-failed' with the failures. */
  sinceLast(): Promise<string>;
  /** Ends it, and answers the records that the API took. */
  stop(): Promise<Item[]>;
};

/** The invoice with that number that the client sends. */
function sentItem(number: string): Item {
  return invoiceItem('T', 1, { externalId: number, number });
}

/** The project's image with a script of ours, as restricted as its own pods are. */
function clientPod(told: object, image: string): object[] {
  const script = readFileSync(new URL('in-pod/api-client.ts', import.meta.url), 'utf8');
  const labels = { 'app.kubernetes.io/component': podName };
  return [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: podName }, data: { 'api-client.ts': script } },
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: podName }, stringData: { client: JSON.stringify(told) } },
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: podName, labels },
      spec: {
        restartPolicy: 'Never',
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [
          {
            name: podName,
            image,
            imagePullPolicy: 'IfNotPresent',
            command: ['node', '--disable-warning=ExperimentalWarning', '/client/api-client.ts'],
            env: [{ name: 'CLIENT', valueFrom: { secretKeyRef: { name: podName, key: 'client' } } }],
            securityContext: {
              allowPrivilegeEscalation: false,
              readOnlyRootFilesystem: true,
              capabilities: { drop: ['ALL'] },
            },
            volumeMounts: [{ name: 'script', mountPath: '/client', readOnly: true }],
          },
        ],
        volumes: [{ name: 'script', configMap: { name: podName } }],
      },
    },
  ];
}

/** Starts requests to the API that do not end, from inside the cluster, and waits until the first were answered. */
export async function startTraffic(
  kubectl: Kubectl,
  { release, image, key, companyId }: { release: Release; image: string; key: string; companyId: string },
): Promise<Traffic> {
  const { externalId: _, ...invoice } = sentItem('T-1');
  const gatewayUrl = `http://${release.fullName}-gateway`;
  let before: Counts = { sent: 0, failed: 0, stored: 0 };

  async function lines(): Promise<Line[]> {
    const text = await kubectl.run(['logs', podName]);
    return text
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Line);
  }

  async function counts(): Promise<Counts> {
    const all = await lines();
    const failures = all.flatMap((line) => ('failure' in line ? [`${line.endedAt} ${line.failure}`] : []));
    const now = all.findLast((line) => 'sent' in line) ?? before;
    if (failures.length === 0 && now.failed === 0) return now;
    const shown = failures.slice(0, shownFailures).join('\n');
    throw new AutosyncError(
      'requests-failed',
      `${Math.max(now.failed, failures.length)} of ${now.sent} API requests failed:\n${shown}`,
    );
  }

  await kubectl.apply(...clientPod({ gatewayUrl, key, companyId, invoice }, image));
  await kubectl.run(['wait', '--for=condition=Ready', `pod/${podName}`, '--timeout=60s']);
  await eventually(async () => (await counts()).stored > 0, { timeoutMs: 20_000, intervalMs: 500 });

  return {
    async sinceLast() {
      const now = await counts();
      const { sent, failed } = before;
      before = now;
      return `${now.sent - sent} API requests, ${now.failed - failed} failed`;
    },
    async stop() {
      // Its last counts are in its log only as long as it is there: it is told to stop, read, and then removed.
      await kubectl.run(['exec', podName, '--', 'node', '-e', 'process.kill(1, "SIGTERM")']);
      await kubectl.run(['wait', '--for=jsonpath={.status.phase}=Succeeded', `pod/${podName}`, '--timeout=60s']);
      const { stored } = await counts();
      await kubectl.run(['delete', `pod/${podName}`, `configmap/${podName}`, `secret/${podName}`]);
      return Array.from({ length: stored }, (_none, index) => sentItem(`T-${index + 1}`));
    },
  };
}
