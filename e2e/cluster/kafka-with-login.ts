import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AutosyncError } from '@autosync/core';
import { projectRoot } from '@autosync/dev-stack/servers';
import { eventually } from '@autosync/testing';
import type { Kubectl } from './kubectl.ts';
import type { Release } from './release.ts';

export type Login = { username: string; password: string };

/** What is changed of a Deployment of the dev stack; it holds more. */
type Deployment = {
  spec: {
    selector: object;
    template: { metadata: object; spec: { containers: [{ ports: object[] }]; volumes: { name: string }[] } };
  };
};

const name = 'kafka-with-login';
const port = 9094;
const properties = 'server.properties';

/** The chart's own, but for whom it lets in. Of a name that comes twice the last one counts. */
function brokerSettings(logins: readonly Login[]): string {
  const chart = readFileSync(join(projectRoot, 'charts/autosync/dev-stack', properties), 'utf8');
  const known = logins.map(({ username, password }) => `user_${username}="${password}"`);
  const plain = 'org.apache.kafka.common.security.plain.PlainLoginModule';
  return [
    chart,
    `listeners=PLAINTEXT://127.0.0.1:9092,LOGIN://:${port},CONTROLLER://127.0.0.1:9093`,
    `advertised.listeners=PLAINTEXT://127.0.0.1:9092,LOGIN://${name}:${port}`,
    'listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,LOGIN:SASL_PLAINTEXT',
    'listener.name.login.sasl.enabled.mechanisms=PLAIN',
    `listener.name.login.plain.sasl.jaas.config=${plain} required ${known.join(' ')};`,
    '',
  ].join('\n');
}

/** A Kafka that lets in who logs in, beside that of the dev stack and made like it. It goes when the release does. */
export async function startKafkaWithLogin(
  kubectl: Kubectl,
  { release, logins }: { release: Release; logins: readonly Login[] },
) {
  const labels = { 'app.kubernetes.io/component': name };
  const { metadata } = await kubectl.get<{ metadata: { uid: string } }>(['secret', release.secretName]);
  const owner = { apiVersion: 'v1', kind: 'Secret', name: release.secretName, uid: metadata.uid };
  const named = (more: string) => ({ name: `${name}${more}`, ownerReferences: [owner] });
  const deployment = `deployment/${name}`;
  const configuration = (known: readonly Login[]) => {
    const start = readFileSync(join(projectRoot, 'charts/autosync/dev-stack/kafka-start.sh'), 'utf8');
    const stringData = { 'start.sh': start, [properties]: brokerSettings(known) };
    return { apiVersion: 'v1', kind: 'Secret', metadata: named('-config'), stringData };
  };
  const { spec } = await kubectl.get<Deployment>(['deployment', `${release.fullName}-kafka`]);
  const pod = spec.template.spec;
  pod.containers[0].ports = [{ name: 'kafka', containerPort: port }];
  pod.volumes = pod.volumes.map((volume) =>
    volume.name === 'config' ? { name: 'config', secret: { secretName: `${name}-config` } } : volume,
  );
  await kubectl.apply(
    configuration(logins),
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: named(''),
      spec: { selector: labels, ports: [{ name: 'kafka', port }] },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: named(''),
      spec: { ...spec, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: pod } },
    },
  );
  const ready = () => kubectl.run(['rollout', 'status', deployment, '--timeout=180s'], { timeoutMs: 190_000 });
  await ready();

  return {
    /** As `kafka.brokers` of the chart takes it. */
    brokers: [`${name}:${port}`],
    loginSecret: `${name}-user`,
    /** Writes the login into the secret that the release reads. */
    giveOut: (login: Login) =>
      kubectl.apply({ apiVersion: 'v1', kind: 'Secret', metadata: named('-user'), stringData: login }),
    /** Knows nobody but these from now on. It starts again on its data, so that everybody logs in anew. */
    async letIn(known: readonly Login[]): Promise<void> {
      await kubectl.apply(configuration(known));
      await eventually(
        async () => {
          const mounted = await kubectl.run(['exec', deployment, '--', 'cat', `/config/${properties}`]);
          if (mounted !== brokerSettings(known)) throw new AutosyncError('not-mounted', 'it knows those of before');
        },
        { timeoutMs: 180_000, intervalMs: 3000 },
      );
      await kubectl.attempt(['exec', deployment, '--', 'sh', '-c', 'kill -TERM 1']);
      const restarts = 'jsonpath={.items[0].status.containerStatuses[0].restartCount}';
      const args = ['get', 'pods', '--selector', `app.kubernetes.io/component=${name}`, '--output', restarts];
      await eventually(async () => Number(await kubectl.run(args)) > 0, { timeoutMs: 60_000, intervalMs: 500 });
      await ready();
    },
  };
}
