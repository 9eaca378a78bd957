import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startSystem } from '@autosync/dev-stack';
import { createTenant } from '../../support/tenant.ts';
import type { BenchContext, Benchmark } from '../harness/benchmark.ts';
import { compare, interleave, measure } from '../harness/comparison.ts';
import { cpuOfTree } from '../harness/cpu.ts';
import { durableStack } from '../harness/durable-stack.ts';
import { sendMany } from './raw-client.ts';

const CONNECTIONS = 16;
/** Authentication, rate limit, metrics, response schema; nothing from the database while the key is in the cache. */
const PATH = '/v1/self';
const ours = `GET ${PATH}`;
const bare = 'node:http';

async function startBareServer(context: BenchContext, body: string): Promise<{ pid: number; port: number }> {
  const entry = fileURLToPath(new URL('bare-http-main.ts', import.meta.url));
  const child = fork(entry, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  context.defer(async () => {
    const exited = once(child, 'exit');
    child.disconnect();
    await exited;
  });
  const answered = once(child, 'message', { signal: AbortSignal.timeout(10_000) });
  child.send(body);
  const [{ port }] = (await answered) as [{ port: number }];
  return { pid: child.pid ?? 0, port };
}

async function run(context: BenchContext) {
  const requests = context.scaled(30_000, 1000);
  const stack = await durableStack(context);
  const system = await startSystem({
    stack,
    dataDir: context.dataDir,
    only: ['gateway'],
    overrides: { gateway: { RATE_LIMIT_REQUESTS: '1000000000' } },
  });
  context.defer(() => system.stop());
  const tenant = await createTenant(system.gatewayUrl, system.operatorKey, 'Bench');
  const { body, status } = await tenant.call(PATH);
  if (status !== 200) throw new Error(`${PATH} answered ${status}`);
  const server = await startBareServer(context, JSON.stringify(body));
  const gateway = system.service('gateway');
  const headers = { authorization: `Bearer ${tenant.key}`, accept: 'application/json' };
  const load = (port: number) => () => sendMany({ port, path: PATH, headers, requests, connections: CONNECTIONS });

  const samples = await interleave(
    [
      { name: ours, run: () => measure(() => cpuOfTree(gateway.pid), load(gateway.port)) },
      { name: bare, run: () => measure(() => cpuOfTree(server.pid), load(server.port)) },
    ],
    context,
  );
  return {
    comparisons: [
      compare(samples, {
        name: 'cheapest authenticated route',
        unit: 'requests',
        reach: '≥ 0.6 of the rate',
        fairness:
          'node:http does less: no routing, no key, no rate limit, no metrics, no request id, no response schema. CPU is that of the server.',
        ours,
        peer: bare,
      }),
    ],
    figures: [],
    settings: { requests, connections: CONNECTIONS, bodyBytes: JSON.stringify(body).length },
  };
}

export const gateway: Benchmark = {
  name: 'gateway',
  what: 'the cheapest authenticated route against bare node:http with the same body',
  run,
};
