import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import process from 'node:process';
import { environments, startChild, urlOfRole, type Child, type Stack, type System } from '@autosync/dev-stack';
import type { BenchContext } from '../harness/benchmark.ts';

const entries = {
  limited: fileURLToPath(new URL('../../../services/sync-invoices/src/main.ts', import.meta.url)),
  unlimited: fileURLToPath(new URL('unlimited-worker-main.ts', import.meta.url)),
};
const READY_MS = 90_000;

type Environment = Parameters<(typeof environments)['sync-invoices']>[0];
type Secrets = Environment['secrets'];
type Ports = Environment['ports'];

type Where = { stack: Pick<Stack, 'databaseUrl' | 'brokers'>; system: System; database: string };

/** sync-invoices without the limits of QuickBooks on the rate of calls. */
export const startUnlimitedWorker = (context: Pick<BenchContext, 'dataDir' | 'defer'>, where: Where): Promise<Child> =>
  startWorker(context, where, { limits: 'unlimited' });

/** One more sync-invoices. Resolves when it has joined its consumer group. */
export async function startWorker(
  context: Pick<BenchContext, 'dataDir' | 'defer'>,
  { stack, system, database }: Where,
  { limits, env = {} }: { limits: keyof typeof entries; env?: Record<string, string> },
): Promise<Child> {
  const secrets = JSON.parse(await readFile(join(context.dataDir, 'secrets.json'), 'utf8')) as Secrets;
  const { 'sync-invoices': environment } = environments;
  const ready = Promise.withResolvers<void>();
  const worker = await startChild({
    command: process.execPath,
    args: ['--disable-warning=TimeoutNegativeWarning', entries[limits]],
    deathSignal: 'KILL',
    env: {
      PATH: process.env['PATH'],
      ...environment({
        databaseUrl: (role) => urlOfRole(stack.databaseUrl, database, role),
        brokers: stack.brokers,
        secrets,
        ports: Object.fromEntries(Object.values(system.services).map(({ name, port }) => [name, port])) as Ports,
        dataDir: context.dataDir,
        mailPort: undefined,
      }),
      ...env,
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
