import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import process from 'node:process';
import { startChild, urlOfRole, type Child, type Stack, type System } from '@autosync/dev-stack';
import type { BenchContext } from '../harness/benchmark.ts';

const entry = fileURLToPath(new URL('unlimited-worker-main.ts', import.meta.url));
const READY_MS = 90_000;

/** Resolves when the worker has joined its consumer group. */
export async function startUnlimitedWorker(
  context: Pick<BenchContext, 'dataDir' | 'defer'>,
  { stack, system, database }: { stack: Pick<Stack, 'databaseUrl' | 'brokers'>; system: System; database: string },
): Promise<Child> {
  const secrets = JSON.parse(await readFile(join(context.dataDir, 'secrets.json'), 'utf8')) as Record<string, string>;
  const ready = Promise.withResolvers<void>();
  const worker = await startChild({
    command: process.execPath,
    args: ['--disable-warning=TimeoutNegativeWarning', entry],
    deathSignal: 'KILL',
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: urlOfRole(stack.databaseUrl, database, 'worker'),
      KAFKA_BROKERS: stack.brokers,
      BATCH_STATUS_ADDRESS: `127.0.0.1:${system.service('batch-status').port}`,
      QBO_API_BASE_URL: system.simulatorUrl,
      QBO_AUTHORIZE_URL: `${system.simulatorUrl}/connect/oauth2`,
      QBO_TOKEN_URL: `${system.simulatorUrl}/oauth2/v1/tokens/bearer`,
      QBO_REVOKE_URL: `${system.simulatorUrl}/v2/oauth2/tokens/revoke`,
      QBO_CLIENT_ID: secrets['clientId'],
      QBO_CLIENT_SECRET: secrets['clientSecret'],
      TOKEN_KEYS: secrets['tokenKeyRing'],
    },
    onLine(line) {
      if (line.includes('joined the consumer group')) ready.resolve();
    },
  });
  context.defer(() => worker.stop());
  void worker.exited.then(() => ready.reject(new Error(`the worker ended:\n${worker.output()}`)));
  const timer = setTimeout(() => ready.reject(new Error(`the worker was not ready:\n${worker.output()}`)), READY_MS);
  await ready.promise;
  clearTimeout(timer);
  return worker;
}
