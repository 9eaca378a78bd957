import { expect, it } from 'vitest';
import { kafkaRights } from '@autosync/installation';
import { scenarios } from './chart-files.ts';
import { containersOf, podsOf, type Container, type Pod } from './manifests.ts';
import { refusal, render } from './render.ts';
import { describeWithHelm } from './with-helm.ts';

const { file } = scenarios.find(({ name }) => name === 'sasl-ssl')!;
const users = {
  scheduler: { existingSecret: 'kafka-scheduler', username: 'autosync-scheduler' },
  topics: { existingSecret: 'kafka-topics', usernameKey: 'name', passwordKey: 'secret' },
  syncInvoices: { existingSecret: 'kafka-invoices', username: 'autosync-sync-invoices' },
};
const set = { 'kafka.sasl.users': users };

/** Who a container is to Kafka: the name, or the file with it, and the secret with the password. */
function loginOf({ spec }: Pod, { env = [] }: Container): string[] {
  const value = (name: string) => env.find((variable) => variable.name === name)?.value ?? '';
  const [, volume = '', key = ''] = /^\/etc\/autosync\/([a-z-]+)\/(.+)$/.exec(value('KAFKA_SASL_PASSWORD_FILE')) ?? [];
  const volumes = spec['volumes'] as { name: string; secret?: { secretName: string; items: object[] } }[];
  const { secret } = volumes.find(({ name }) => name === volume)!;
  expect(secret!.items).toContainEqual({ key, path: key });
  return [
    value('KAFKA_SASL_USERNAME') || value('KAFKA_SASL_USERNAME_FILE').replace(/.*\//, 'file '),
    secret!.secretName,
  ];
}

describeWithHelm('users of Kafka in the chart', (helm) => {
  const loginsOf = (name: string, options: Record<string, unknown>) =>
    podsOf(render(helm, { files: [file], set: options }).manifests).flatMap((pod) =>
      containersOf(pod)
        .filter(
          (container) => container.name === name && container.env?.some((one) => one.name === 'KAFKA_SASL_MECHANISM'),
        )
        .map((container) => loginOf(pod, container)),
    );

  it('are one for all, unless components have their own', () => {
    expect(loginsOf('scheduler', {})).toEqual([['file username', 'kafka-user']]);
    expect(loginsOf('scheduler', set)).toEqual([['autosync-scheduler', 'kafka-scheduler']]);
    expect(loginsOf('sync-invoices', set)).toEqual([['autosync-sync-invoices', 'kafka-invoices']]);
    expect(loginsOf('batch-status', set)).toEqual([['file username', 'kafka-user']]);
    expect(loginsOf('topics', set)).toEqual([['file name', 'kafka-topics']]);
  });

  it('stay apart where the topics are made in init containers of the services', () => {
    const within = { ...set, 'topics.mode': 'initContainer' };
    expect(loginsOf('scheduler', within)).toEqual([['autosync-scheduler', 'kafka-scheduler']]);
    const made = loginsOf('topics', within);
    expect(made.length).toBeGreaterThan(5);
    for (const login of made) expect(login).toEqual(['file name', 'kafka-topics']);
  });

  it('are KEDA’s, too', () => {
    const { text } = render(helm, { files: [file], set: { ...set, 'syncInvoices.keda.enabled': true } });
    expect(text).toMatch(/parameter: password, name: "kafka-invoices", key: "password"/);
  });

  it('are all there, or refused with what is missing', () => {
    const incomplete = {
      ...set,
      'kafka.sasl.users.topics.existingSecret': '',
      'kafka.sasl.users.scheduler.username': '',
    };
    const words = refusal(helm, { files: [file], set: incomplete });
    expect(words).toContain('kafka.sasl.users.topics.existingSecret is missing');
    expect(words).toContain('kafka.sasl.users.scheduler needs a username');
    expect(words).not.toContain('kafka.sasl needs');
    expect(refusal(helm, { files: [file], set: { 'kafka.sasl.users': { gateway: users.scheduler } } })).toContain(
      'gateway',
    );
  });

  it('are asked for by each component that has rights in Kafka', () => {
    const names = podsOf(render(helm, { files: [file] }).manifests).flatMap((pod) =>
      containersOf(pod).flatMap(({ name, env = [] }) => (env.some((one) => one.name === 'KAFKA_BROKERS') ? name : [])),
    );
    const { admin: _ofTheScheduler, ...components } = kafkaRights;
    expect([...new Set(names)].toSorted()).toEqual(Object.keys(components).toSorted());
  });
});
