import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeyAnnouncer, createKeyRing } from '@autosync/connections';
import { createDb } from '@autosync/db';
import { freePort, startKafka, type Kafka } from '@autosync/dev-stack/servers';
import { createServerFolder, removeServerFolder, testDatabase, testKafka, type TestDatabase } from '@autosync/testing';
import { run } from '../src/program.ts';
import { silent } from './support/pods.ts';
import { sealedConnection } from './support/samples.ts';

let database: TestDatabase;
let brokers: string;
let folder: string;
let asking: Kafka;
let askingPort: number;

const password = 'p@ss:w/ord?#%';

/** A Kafka that asks for a password beside the one that asks for none. */
async function startAskingKafka(): Promise<Kafka> {
  const modules = 'org.apache.kafka.common.security';
  const listener = 'listener.name.sasl_plaintext';
  return startKafka({
    dataDir: join(folder, 'kafka'),
    secured: {
      listeners: [`SASL_PLAINTEXT://127.0.0.1:${askingPort}`],
      properties: {
        [`${listener}.sasl.enabled.mechanisms`]: 'PLAIN,SCRAM-SHA-512',
        [`${listener}.scram-sha-512.sasl.jaas.config`]: `${modules}.scram.ScramLoginModule required;`,
        [`${listener}.plain.sasl.jaas.config`]: `${modules}.plain.PlainLoginModule required user_autosync="${password}";`,
      },
    },
  });
}

beforeAll(async () => {
  [folder, askingPort] = await Promise.all([createServerFolder(), freePort()]);
  [database, { brokers }, asking] = await Promise.all([testDatabase(), testKafka(), startAskingKafka()]);
}, 120_000);
afterAll(async () => {
  await Promise.all([database.drop(), asking.kill()]);
  await removeServerFolder(folder);
});

type Environment = Record<string, string>;

/** As the chart gives it. */
function installation(): Record<'migrations' | 'topics' | 'scheduler' | 'batch-status', Environment> {
  const kafka = { KAFKA_BROKERS: brokers };
  const timing = { SHUTDOWN_TIMEOUT_MS: '20000' };
  return {
    migrations: { DATABASE_URL: database.url },
    topics: kafka,
    scheduler: { ...timing, ...kafka, DATABASE_URL: database.urlFor('scheduler') },
    'batch-status': { ...timing, ...kafka, DATABASE_URL: database.urlFor('batch_status') },
  };
}

/** A login at the Kafka that asks for one; a right one unless something else is said. */
const login = (changes: Environment = {}): Environment => ({
  KAFKA_BROKERS: `127.0.0.1:${askingPort}`,
  KAFKA_SECURITY_PROTOCOL: 'SASL_PLAINTEXT',
  KAFKA_SASL_MECHANISM: 'PLAIN',
  KAFKA_SASL_USERNAME: 'autosync',
  KAFKA_SASL_PASSWORD: password,
  ...changes,
});

/** An installation with these keys, the first of which seals. */
function withKeys(...ids: string[]): Record<string, Environment> {
  const ring = ids.map((id) => `${id}:${Buffer.alloc(32, 1).toString('base64')}`).join(',');
  const notifier = { DATABASE_URL: database.urlFor('notifier'), PUBLIC_URL: 'https://autosync.example.com' };
  return { ...installation(), notifier: { ...notifier, KAFKA_BROKERS: brokers, TOKEN_KEYS: ring } };
}

/** Sessions as a process of that name has them. */
const sessionsOf = (applicationName: string) =>
  createDb({ connectionString: database.url, applicationName, onPoolError: () => undefined });

/** The job of the chart. */
async function check(components: Record<string, Environment>, ...args: string[]) {
  const stdout = Object.assign(new PassThrough(), { isTTY: false });
  const stderr = Object.assign(new PassThrough(), { isTTY: false });
  let out = '';
  for (const stream of [stdout, stderr]) stream.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const startedAt = performance.now();
  const code = await run(['check', '--installation', ...args], {
    env: { CHECK_COMPONENTS: JSON.stringify(components) },
    directory: tmpdir(),
    stdin: Readable.from([]),
    stdout,
    stderr,
    signal: new AbortController().signal,
  });
  return { code, out, seconds: (performance.now() - startedAt) / 1000 };
}

const withUrl = (change: (url: URL) => void) => {
  const url = new URL(database.urlFor('scheduler'));
  change(url);
  return { DATABASE_URL: url.href };
};
const secret = (key: string) => `/etc/autosync/secrets/autosync-keys/${key}`;

describe('the check of an installation', () => {
  it('finds nothing where all is right', async () => {
    const { code, out } = await check(installation());
    expect([code, out]).toEqual([0, 'Everything is as it should be: migrations, topics, scheduler, batch-status.\n']);
  });

  it('finds nothing where a login at Kafka is right', async () => {
    const { scheduler, ...others } = installation();
    expect(await check({ ...others, scheduler: { ...scheduler, ...login() } })).toMatchObject({ code: 0 });
  });

  type Case = [what: string, change: () => Environment, told: string, withinSeconds: number];
  it.each<Case>([
    ['a wrong password', () => withUrl((url) => (url.password = 'wrong')), 'password authentication failed', 3],
    [
      'a role that is not there',
      () => withUrl((url) => (url.username = 'nobody')),
      'authentication failed for user "nobody"',
      3,
    ],
    ['a database that is not there', () => withUrl((url) => (url.pathname = '/none')), '"none" does not exist', 3],
    ['TLS where there is none', () => ({ DATABASE_SSL_MODE: 'require' }), 'does not offer TLS', 3],
    ['an unknown host', () => withUrl((url) => (url.host = 'pg.invalid:5432')), 'pg.invalid', 9],
    ['a port that nobody listens on', () => withUrl((url) => (url.port = '9')), 'ECONNREFUSED', 6],
    ['a wrong type', () => ({ SWEEP_MS: 'often' }), 'SWEEP_MS must be a whole number', 3],
    ['an unknown broker', () => ({ KAFKA_BROKERS: 'kafka.invalid:9092' }), 'kafka.invalid', 14],
    ['a broker that nobody is', () => ({ KAFKA_BROKERS: '127.0.0.1:9' }), 'Kafka: Kafka does not answer', 14],
    ['a wrong password of Kafka', () => login({ KAFKA_SASL_PASSWORD: 'wrong' }), 'Kafka: Kafka refuses the login: ', 5],
    ['a user whom Kafka does not know', () => login({ KAFKA_SASL_USERNAME: 'nobody' }), 'Kafka refuses the login: ', 5],
    [
      'a password that Kafka knows by another mechanism',
      () => login({ KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512' }),
      'invalid credentials with SASL mechanism SCRAM-SHA-512',
      5,
    ],
    [
      'a mechanism that Kafka does not speak',
      () => login({ KAFKA_SASL_MECHANISM: 'SCRAM-SHA-256' }),
      'The broker does not support the requested SASL mechanism',
      5,
    ],
    ['a login where Kafka takes none', () => login({ KAFKA_BROKERS: brokers }), 'Kafka takes no login at this port', 5],
    [
      'no login where Kafka wants one',
      () => ({ KAFKA_BROKERS: `127.0.0.1:${askingPort}` }),
      'Kafka does not answer (Closed connection)',
      14,
    ],
    ['TLS where Kafka speaks none', () => ({ KAFKA_SECURITY_PROTOCOL: 'SSL' }), 'disconnected before secure TLS', 14],
    [
      'a mechanism that nobody knows',
      () => login({ KAFKA_SASL_MECHANISM: 'PLAIM' }),
      'KAFKA_SASL_MECHANISM must be',
      3,
    ],
    ['a password without a name', () => login({ KAFKA_SASL_USERNAME: '' }), 'KAFKA_SASL_USERNAME', 3],
    ['a mechanism without SASL', () => ({ KAFKA_SASL_MECHANISM: 'PLAIN' }), 'is not used with PLAINTEXT', 3],
  ])('%s is told', async (_, change, told, withinSeconds) => {
    const components = installation();
    Object.assign(components.scheduler, change());
    const { code, out, seconds } = await check(components, '--wait', '1');
    expect([code, out]).toEqual([1, expect.stringContaining(told)]);
    expect(out).toMatch(/^AutoSync cannot be installed like this; nothing was changed:\n- .* \[scheduler\]\n$/);
    expect(seconds).toBeLessThan(withinSeconds);
  });

  it('a secret or key that is not there is named as such, with everything else that is wrong', async () => {
    const { scheduler, ...others } = installation();
    const { DATABASE_URL: _, ...without } = scheduler;
    const { code, out } = await check({
      ...others,
      scheduler: { ...without, DATABASE_URL_FILE: secret('url'), LEASE_MS: 'x' },
    });
    expect(code).toBe(1);
    expect(out).toContain('- the secret autosync-keys has no key url, or is not there (DATABASE_URL) [scheduler]');
    expect(out).toContain('LEASE_MS must be');
    expect(out).not.toContain('cannot be read');
  });

  it('tells what is wrong with several components once', async () => {
    const broken = { KAFKA_BROKERS: '127.0.0.1:9' };
    const { topics, scheduler, ...others } = installation();
    const { out } = await check(
      { ...others, topics: { ...topics, ...broken }, scheduler: { ...scheduler, ...broken } },
      '--wait',
      '0',
    );
    expect(out.match(/^- Kafka: .* \[topics, scheduler\]$/gm)).toHaveLength(1);
  });

  it('does not try the logins that the migrations are about to make, but that of the owner', async () => {
    const components = installation();
    Object.assign(
      components.scheduler,
      withUrl((url) => (url.password = 'not yet')),
    );
    expect(await check(components, '--owner-only')).toMatchObject({ code: 0 });
    Object.assign(
      components.migrations,
      withUrl((url) => (url.password = 'wrong')),
    );
    expect(await check(components, '--owner-only')).toMatchObject({
      code: 1,
      out: expect.stringContaining('[migrations]'),
    });
  });

  it('does not let a key go that still seals tokens', async () => {
    const owner = sessionsOf('check-test');
    await sealedConnection(owner, { id: 'old', byte: 2 });
    const told = /^- TOKEN_KEYS has no key old, which seals the tokens or secrets of 1: put it back.* \[notifier\]$/m;
    expect(await check(withKeys('new'))).toMatchObject({ code: 1, out: expect.stringMatching(told) });
    expect(await check(withKeys('new', 'old'))).toMatchObject({ code: 0 });
    await owner.withAllTenants((tx) => tx.query({ text: `update accounts.connections set state = 'needsReconnect'` }));
    expect(await check(withKeys('new'))).toMatchObject({ code: 0 });
    await owner.close();
  });

  it('does not let a new key seal while processes run that do not say which keys they can read', async () => {
    const [owner, gateway] = [sessionsOf('check-test'), sessionsOf('gateway')];
    await sealedConnection(owner, { id: 'k1', byte: 1 });
    const early = withKeys('k2', 'k1');
    // Nobody runs: whoever starts has both.
    expect(await check(early)).toMatchObject({ code: 0 });
    await gateway.ping();
    const told =
      /^- TOKEN_KEYS begins with k2, but what runs of gateway is of a release that .*: put k1 in front and k2 behind it for this upgrade, and k2 in front in the next one \[notifier\]$/m;
    expect(await check(early)).toMatchObject({ code: 1, out: expect.stringMatching(told) });
    expect(await check(withKeys('k1', 'k2'))).toMatchObject({ code: 0 });
    // A process that says what it can read is waited for by those that seal.
    const keyRing = createKeyRing({ keys: [{ id: 'k1', key: Buffer.alloc(32, 1) }] });
    const reader = createKeyAnnouncer({ db: gateway, keyRing, service: 'gateway', logger: silent });
    await reader.start();
    expect(await check(early)).toMatchObject({ code: 0 });
    await reader.stop();
    expect(await check(early)).toMatchObject({ code: 1 });
    await owner.withAllTenants((tx) => tx.query({ text: 'delete from accounts.connections' }));
    await Promise.all([owner.close(), gateway.close()]);
  });

  it('refuses a time that is none', async () => {
    const told = expect.stringContaining('--wait is a number of seconds, not "long".');
    expect(await check(installation(), '--wait', 'long')).toMatchObject({ code: 2, out: told });
  });
});
