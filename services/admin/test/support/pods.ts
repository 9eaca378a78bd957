import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { createDb, type Db } from '@autosync/db';
import { installTopics } from '@autosync/installation/topics';
import { createKafka } from '@autosync/kafka';
import {
  createServerFolder,
  removeServerFolder,
  startProcess,
  testDatabase,
  type TestProcess,
} from '@autosync/testing';
import { startKafka } from '@autosync/dev-stack/servers';
import { run } from '../../src/program.ts';

export const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** Two keys that seal tokens; the first seals. */
export const tokenKeys = `new:${Buffer.alloc(32, 1).toString('base64')},old:${Buffer.alloc(32, 2).toString('base64')}`;

function collect() {
  const stream = Object.assign(new PassThrough(), { isTTY: false });
  let text = '';
  stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { stream, text: () => text };
}

export type Ended = { code: number; out: string; err: string };

const roles = {
  scheduler: 'scheduler',
  gateway: 'gateway',
  'batch-status': 'batch_status',
  notifier: 'notifier',
  sync: 'worker',
} as const;

export type Pods = {
  brokers: string[];
  /** As the superuser. */
  owner: Db;
  /** The environment of a pod of a component, as the chart gives it. */
  environmentOf(component: string): Record<string, string>;
  /** Runs a command line in a pod of a component. */
  admin(component: string, ...args: string[]): Promise<Ended>;
  startScheduler(): Promise<TestProcess>;
  stop(): Promise<void>;
};

/** PostgreSQL and Kafka as installed, and what the pods of each component know of them. */
export async function startPods(): Promise<Pods> {
  const folder = await createServerFolder();
  // One of its own, since the topics have the names of the system.
  const [server, database] = await Promise.all([startKafka({ dataDir: join(folder, 'kafka') }), testDatabase()]);
  const brokers = [server.brokers];
  const kafka = createKafka({ brokers, clientId: 'admin-test', logger: silent });
  await installTopics(kafka, { partitions: 12, replicationFactor: 1, minInsyncReplicas: 1 });
  const owner = createDb({
    connectionString: database.url,
    applicationName: 'admin-test',
    onPoolError: () => undefined,
  });
  const schedulers: TestProcess[] = [];

  function environmentOf(component: string): Record<string, string> {
    const role = Object.entries(roles).find(([name]) => component.startsWith(name))?.[1];
    if (role === undefined) throw new Error(`no pod of ${component} talks to PostgreSQL`);
    const common = { DATABASE_URL: database.urlFor(role), SHUTDOWN_TIMEOUT_MS: '20000' };
    const app = { QBO_CLIENT_ID: 'id', QBO_CLIENT_SECRET: 'secret', TOKEN_KEYS: tokenKeys };
    const address = 'https://intuit.example.com';
    const urls = { QBO_AUTHORIZE_URL: address, QBO_TOKEN_URL: address, QBO_REVOKE_URL: address };
    const intuit = { ...app, ...urls, QBO_API_BASE_URL: address };
    const services = { SCHEDULER_ADDRESS: 'scheduler:50051', BATCH_STATUS_ADDRESS: 'batch-status:50052' };
    const api = { PUBLIC_URL: 'https://autosync.example.com', OPERATOR_KEY: 'o'.repeat(32), SYNC_TYPES: 'invoices' };
    if (component === 'gateway') return { ...common, ...intuit, ...services, ...api };
    const withKafka = { ...common, KAFKA_BROKERS: brokers.join(',') };
    return role === 'worker' ? { ...withKafka, ...intuit, ...services } : withKafka;
  }

  return {
    brokers,
    owner,
    environmentOf,
    async admin(component, ...args) {
      const [stdout, stderr] = [collect(), collect()];
      const code = await run(args, {
        env: environmentOf(component),
        directory: '/',
        stdin: Readable.from([]),
        stdout: stdout.stream,
        stderr: stderr.stream,
        signal: new AbortController().signal,
      });
      return { code, out: stdout.text(), err: stderr.text() };
    },
    async startScheduler() {
      const entry = new URL('../../../scheduler/src/main.ts', import.meta.url);
      const env = { ...environmentOf('scheduler'), GRPC_PORT: '0', SWEEP_MS: '500' };
      const scheduler = await startProcess({ name: 'scheduler', entry, env });
      schedulers.push(scheduler);
      return scheduler;
    },
    async stop() {
      await Promise.all(schedulers.map((scheduler) => scheduler.stop()));
      await owner.close();
      await database.drop();
      await server.kill();
      await removeServerFolder(folder);
    },
  };
}
