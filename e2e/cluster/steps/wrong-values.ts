import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { AutosyncError } from '@autosync/core';
import { projectRoot } from '@autosync/dev-stack/servers';
import type { Place } from '../place.ts';
import { tryTool } from '../tool.ts';
import type { Traffic } from '../traffic.ts';

type Values = Record<string, unknown>;

/** Another release in the same namespace, on the servers that are there: everything would be right but for what a case changes. */
const other = 'other';

/** With Helm's answer at once; with the job `check`, a pod has to start first. */
const [atOnceSeconds, jobSeconds] = [20, 60];

/** A secret with a key that seals nothing. */
const otherKeys = 'other-keys';

type Case = { what: string; values: Values; told: string };

/** Refused before anything is sent to the cluster. */
function refusedAtOnce({ release }: Place): Case[] {
  return [
    {
      what: 'a number where a size is meant',
      values: { workers: { resources: { limits: { memory: 384 } } } },
      told: 'memory',
    },
    {
      what: 'a duration that is none',
      values: { gateway: { settings: { GRPC_DEADLINE_MS: 'soon' } } },
      told: 'GRPC_DEADLINE_MS',
    },
    { what: 'a value that nobody knows', values: { gatway: {} }, told: 'gatway' },
    {
      what: 'values that contradict each other',
      values: { kafka: { securityProtocol: 'SASL_SSL' } },
      told: 'kafka.sasl.mechanism is missing',
    },
    {
      what: 'a second release in the namespace',
      values: { preflight: { lookup: true } },
      told: `release ${release.name} is in this namespace already`,
    },
    {
      what: 'a secret that is not there',
      values: { preflight: { lookup: true }, operatorKey: { existingSecret: 'nowhere' } },
      told: 'the secret nowhere is not in the namespace',
    },
    {
      what: 'a secret without the key',
      values: { preflight: { lookup: true }, operatorKey: { key: 'nothing' } },
      told: 'has no key nothing',
    },
  ];
}

/** Refused by the job, with what it found. */
const refusedByJob: Case[] = [
  {
    what: 'a wrong password of PostgreSQL',
    values: { database: { roles: { scheduler: { passwordKey: 'operatorKey' } } } },
    told: 'password authentication failed for user "autosync_scheduler"',
  },
  { what: 'a host that nobody knows', values: { database: { host: 'postgres.invalid' } }, told: 'postgres.invalid' },
  {
    what: 'a Kafka that does not answer',
    values: { kafka: { brokers: ['127.0.0.1:9'] } },
    told: 'Kafka does not answer',
  },
  {
    what: 'keys that are none',
    values: { tokenKeys: { key: 'operatorKey' } },
    told: 'TOKEN_KEYS',
  },
  {
    what: 'keys without the one that seals',
    values: { tokenKeys: { existingSecret: otherKeys } },
    told: 'which seals the tokens or secrets of',
  },
];

function rightValues({ release }: Place, image: Values): Values {
  const existingSecret = release.secretName;
  const login = (role: string) => [role, { existingSecret, passwordKey: `${role}Password` }];
  return {
    image,
    preflight: { lookup: false },
    check: { waitSeconds: 5 },
    gateway: { publicUrl: 'http://127.0.0.1:8080' },
    console: { enabled: false },
    topics: { replicationFactor: 1, minInsyncReplicas: 1 },
    database: {
      host: `${release.fullName}-postgres`,
      owner: { existingSecret, username: 'postgres', passwordKey: 'ownerPassword' },
      roles: Object.fromEntries(['gateway', 'worker', 'scheduler', 'batchStatus', 'notifier'].map(login)) as Values,
    },
    kafka: { brokers: [`${release.fullName}-kafka:9092`] },
    quickBooks: { existingSecret },
    operatorKey: { existingSecret },
    tokenKeys: { existingSecret },
  };
}

function merged(base: Values, changes: Values): Values {
  const isMap = (value: unknown): value is Values =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  return Object.entries(changes).reduce<Values>((all, [key, value]) => {
    const known = all[key];
    return { ...all, [key]: isMap(value) && isMap(known) ? merged(known, value) : value };
  }, base);
}

async function installOther(
  { kubectl }: Place,
  values: Values,
): Promise<{ code: number | null; said: string; seconds: number }> {
  const chart = join(projectRoot, 'charts/autosync');
  const args = [
    'install',
    other,
    chart,
    '--namespace',
    kubectl.namespace,
    '--values',
    '-',
    '--wait',
    '--timeout',
    '180s',
  ];
  const startedAt = performance.now();
  const { code, stdout, stderr } = await tryTool('helm', { args, input: JSON.stringify(values), timeoutMs: 240_000 });
  return { code, said: `${stdout}${stderr}`, seconds: (performance.now() - startedAt) / 1000 };
}

/** Wrong values of each kind are refused fast and say what is wrong; the release beside them is not touched. */
export async function wrongValues(
  place: Place,
  { traffic, image }: { traffic: Traffic; image: Values },
  say: (line: string) => void,
): Promise<void> {
  const { kubectl } = place;
  const right = rightValues(place, image);
  async function refused({ what, values, told }: Case, withinSeconds: number, alsoSaid: () => Promise<string>) {
    const { code, said, seconds } = await installOther(place, merged(right, values));
    const words = `${said}${await alsoSaid()}`;
    if (code === 0 || !words.includes(told) || seconds > withinSeconds) {
      throw new AutosyncError(
        'not-refused',
        `${what}: exit code ${code} after ${seconds.toFixed(0)} s, "${told}" was to be said:\n${words}`,
      );
    }
    say(`${what}: ${seconds.toFixed(1)} s`);
  }
  for (const one of refusedAtOnce(place)) await refused(one, atOnceSeconds, async () => '');
  const tokenKeys = `never:${randomBytes(32).toString('base64')}`;
  await kubectl.apply({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: otherKeys },
    stringData: { tokenKeys },
  });
  for (const one of refusedByJob) {
    // As the chart's README says.
    await refused(one, jobSeconds, () => kubectl.run(['logs', `job/${other}-autosync-check`]));
    await tryTool('helm', { args: ['uninstall', other, '--namespace', kubectl.namespace, '--wait'] });
    await kubectl.run(['delete', `job/${other}-autosync-check`]);
  }
  await kubectl.run(['delete', `secret/${otherKeys}`]);
  say(await traffic.sinceLast());
}
