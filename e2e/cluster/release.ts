import { join } from 'node:path';
import { workerGroup } from '@autosync/contracts';
import { projectRoot } from '@autosync/dev-stack/servers';
import { workerSections } from '../chart/worker-sections.ts';
import type { Kubectl } from './kubectl.ts';
import { imageParts, type ClusterOptions } from './options.ts';
import { runTool } from './tool.ts';

/** The components by the name of their section in the chart's values, and the name that their pods carry. */
const servers = {
  gateway: 'gateway',
  scheduler: 'scheduler',
  batchStatus: 'batch-status',
  notifier: 'notifier',
  console: 'console',
};
export const components: Readonly<Record<string, string>> = {
  ...servers,
  ...Object.fromEntries(workerSections.map(({ section, type }) => [section, workerGroup(type)])),
};

/** The worker of the records that the steps send. */
export const invoiceWorker = workerGroup('invoices');

type Values = Record<string, unknown>;

/** How long an installation or an upgrade may take: workers settle one after the other. */
const waitMs = 600_000;

/** So that pods that come before others go, and five workers of a type, find room on a node of two cores. */
const light = { requests: { cpu: '20m' } };

/** Each pod of ours has connections, and PostgreSQL a process for each: for five workers of a type the chart's 512 MiB are too little. */
const postgresResources = {
  requests: { ...light.requests, memory: '1Gi' },
  limits: { memory: '1Gi' },
};

/** Two of each, so that one can always go; the API as it is reached from here. */
function baseValues({ options, publicUrl }: { options: ClusterOptions; publicUrl: string }): Values {
  const { image, postgresImage, kafkaImage, storageClass } = options;
  const pair = { replicas: 2, resources: light };
  const foreign = (name: string | undefined): Values => (name === undefined ? {} : { image: imageParts(name) });
  const persistence = storageClass === undefined ? { enabled: false } : { enabled: true, storageClass };
  return {
    image,
    gateway: { ...pair, publicUrl },
    scheduler: pair,
    batchStatus: pair,
    notifier: pair,
    console: pair,
    workers: pair,
    // A pod asks for as much as the most of its init containers.
    migrations: { resources: light },
    topics: { resources: light },
    devStack: {
      enabled: true,
      postgres: { ...foreign(postgresImage), persistence, resources: postgresResources },
      kafka: { ...foreign(kafkaImage), resources: light },
    },
  };
}

/** What an upgrade changes: every pod of ours, and none of the dev stack, whose data would be gone. */
function annotated(values: Values, annotation: string): Values {
  const changed = Object.keys(components).map((section) => [
    section,
    { ...(values[section] as Values), podAnnotations: { [revisionAnnotation]: annotation } },
  ]);
  return { ...values, ...(Object.fromEntries(changed) as Values) };
}

export const revisionAnnotation = 'autosync.test/revision';

/** The Helm release under test. */
export function createRelease(
  kubectl: Kubectl,
  { name, options, publicUrl }: { name: string; options: ClusterOptions; publicUrl: string },
) {
  const { namespace } = kubectl;
  let values = baseValues({ options, publicUrl });
  const more = options.values === undefined ? [] : ['--values', options.values];
  const helm = (args: readonly string[], input?: string) =>
    runTool('helm', { args: [...args, '--namespace', namespace], input, timeoutMs: waitMs + 60_000 });
  const waiting = ['--wait', '--timeout', `${waitMs / 1000}s`];
  const withValues = (command: readonly string[], given: Values, { isAwaited = true } = {}) =>
    helm(
      [...command, name, join(projectRoot, 'charts/autosync'), '--values', '-', ...more, ...(isAwaited ? waiting : [])],
      JSON.stringify(given),
    );

  const fullName = name.includes('autosync') ? name : `${name}-autosync`;

  return {
    name,
    fullName,
    /** With the values that it made up for the dev stack. */
    secretName: `${fullName}-dev-stack`,
    /** The pods of these components. */
    selector: (...of: readonly string[]): string =>
      `app.kubernetes.io/instance=${name},app.kubernetes.io/component in (${of.join(',')})`,
    install: () => withValues(['install'], values),
    /** Replaces every pod of ours. */
    upgrade: (annotation: string, how?: { isAwaited: boolean }) =>
      withValues(['upgrade'], annotated(values, annotation), how),
    /** With other values of the workers. */
    changeWorkers: (changed: Values) =>
      withValues(['upgrade'], { ...values, workers: { ...(values['workers'] as Values), ...changed } }),
    /** From the dev stack's Kafka to one that asks for a login, which a secret holds. */
    moveToKafka({ brokers, loginSecret }: { brokers: readonly string[]; loginSecret: string }) {
      const sasl = { mechanism: 'PLAIN', existingSecret: loginSecret, usernameKey: 'username' };
      values = {
        ...values,
        kafka: { brokers, securityProtocol: 'SASL_PLAINTEXT', sasl },
        topics: { ...(values['topics'] as Values), replicationFactor: 1, minInsyncReplicas: 1 },
        devStack: { ...(values['devStack'] as Values), kafka: { enabled: false } },
      };
      return withValues(['upgrade'], values);
    },
    rollback: (revision: number) => helm(['rollback', name, String(revision), ...waiting]),
    /** Not with its logs: a test that succeeded takes its pod with it, and Helm then fails. */
    test: () => helm(['test', name, '--timeout', '180s']),
    uninstall: () => helm(['uninstall', name, ...waiting]),
  };
}

export type Release = ReturnType<typeof createRelease>;
