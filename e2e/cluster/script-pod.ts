import { readFileSync } from 'node:fs';
import type { Kubectl } from './kubectl.ts';

export type ScriptPod = {
  name: string;
  /** The project's image, which has the Node that runs the script. */
  image: string;
  /** A file of in-pod/. */
  script: string;
  /** What the script finds as JSON in its variable TOLD. */
  told: object;
};

/** A pod with a script of ours, as restricted as the chart's own pods are. Its labels are `app.kubernetes.io/component`: its name. */
export async function startScriptPod(kubectl: Kubectl, { name, image, script, told }: ScriptPod): Promise<void> {
  const source = readFileSync(new URL(`in-pod/${script}`, import.meta.url), 'utf8');
  const labels = { 'app.kubernetes.io/component': name };
  await kubectl.apply(
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { [script]: source } },
    { apiVersion: 'v1', kind: 'Secret', metadata: { name }, stringData: { told: JSON.stringify(told) } },
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, labels },
      spec: {
        restartPolicy: 'Never',
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [
          {
            name,
            image,
            imagePullPolicy: 'IfNotPresent',
            // Without, it gets what others leave: on a node with much to do that is nothing, and what it waits for seems late.
            resources: { requests: { cpu: '50m' } },
            command: ['node', '--disable-warning=ExperimentalWarning', `/script/${script}`],
            env: [{ name: 'TOLD', valueFrom: { secretKeyRef: { name, key: 'told' } } }],
            securityContext: {
              allowPrivilegeEscalation: false,
              readOnlyRootFilesystem: true,
              capabilities: { drop: ['ALL'] },
            },
            volumeMounts: [{ name: 'script', mountPath: '/script', readOnly: true }],
          },
        ],
        volumes: [{ name: 'script', configMap: { name } }],
      },
    },
  );
}

/** What the script has said so far: a JSON document a line. */
export async function linesOf<Line>(kubectl: Kubectl, name: string): Promise<Line[]> {
  const text = await kubectl.run(['logs', name]);
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line);
}

export async function removeScriptPod(kubectl: Kubectl, name: string): Promise<void> {
  await kubectl.run(['delete', `pod/${name}`, `configmap/${name}`, `secret/${name}`]);
}
