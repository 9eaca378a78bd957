import { freePort, ofEachWorker, serviceNames, urlOfRole, type ServiceName } from '@autosync/dev-stack';
import type { DatabaseRole } from '@autosync/installation';
import type { OwnStack } from '@autosync/testing';
import { startOwnSystem, type OwnSystem, type OwnSystemOptions } from './running-system.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/** What the proxies stand between. Kafka is not among them: clients connect to the address that the broker advertises. */
const linkNames = [
  'worker–PostgreSQL',
  'worker’s lock session–PostgreSQL',
  'worker–QuickBooks',
  'worker–batch-status',
  'gateway–PostgreSQL',
  'gateway–scheduler',
  'gateway–batch-status',
  'scheduler–PostgreSQL',
  'batch-status–PostgreSQL',
] as const;
export type LinkName = (typeof linkNames)[number];

export type ProxiedSystem = OwnSystem & { links: Readonly<Record<LinkName, TcpProxy>> };

/** Waits of seconds for answers that may never come, shrunk like those of `startOwnSystem`. */
const shortWaits = {
  worker: { DATABASE_STATEMENT_TIMEOUT_MS: '1500', QBO_TIMEOUT_MS: '1500' },
  scheduler: { DATABASE_STATEMENT_TIMEOUT_MS: '1500' },
  'batch-status': { DATABASE_STATEMENT_TIMEOUT_MS: '1500' },
  gateway: { GRPC_DEADLINE_MS: '1000' },
};

function throughProxy(url: string, { port }: TcpProxy): string {
  const address = new URL(url);
  address.port = String(port);
  return address.href;
}

async function startLinks(stack: OwnStack, ports: Record<ServiceName, number>) {
  const database = { port: stack.postgres.port };
  const targets: Record<LinkName, { port: number }> = {
    'worker–PostgreSQL': database,
    'worker’s lock session–PostgreSQL': database,
    'worker–QuickBooks': { port: ports['qbo-simulator'] },
    'worker–batch-status': { port: ports['batch-status'] },
    'gateway–PostgreSQL': database,
    'gateway–scheduler': { port: ports.scheduler },
    'gateway–batch-status': { port: ports['batch-status'] },
    'scheduler–PostgreSQL': database,
    'batch-status–PostgreSQL': database,
  };
  const started = linkNames.map(async (name) => [name, await startTcpProxy(targets[name])] as const);
  return Object.fromEntries(await Promise.all(started)) as Record<LinkName, TcpProxy>;
}

/** Each service's way to the others, through the proxies. */
function overrides(stack: OwnStack, links: ProxiedSystem['links']): NonNullable<OwnSystemOptions['overrides']> {
  const url = (role: DatabaseRole, link: LinkName): string =>
    throughProxy(urlOfRole(stack.databaseUrl, 'autosync', role), links[link]);
  const quickBooks = `http://${links['worker–QuickBooks'].address}`;
  const worker = {
    ...shortWaits.worker,
    DATABASE_URL: url('worker', 'worker–PostgreSQL'),
    DATABASE_SESSION_URL: url('worker', 'worker’s lock session–PostgreSQL'),
    QBO_API_BASE_URL: quickBooks,
    QBO_TOKEN_URL: `${quickBooks}/oauth2/v1/tokens/bearer`,
    BATCH_STATUS_ADDRESS: links['worker–batch-status'].address,
  };
  return {
    ...ofEachWorker(worker),
    gateway: {
      ...shortWaits.gateway,
      DATABASE_URL: url('gateway', 'gateway–PostgreSQL'),
      SCHEDULER_ADDRESS: links['gateway–scheduler'].address,
      BATCH_STATUS_ADDRESS: links['gateway–batch-status'].address,
    },
    scheduler: { ...shortWaits.scheduler, DATABASE_URL: url('scheduler', 'scheduler–PostgreSQL') },
    'batch-status': { ...shortWaits['batch-status'], DATABASE_URL: url('batch_status', 'batch-status–PostgreSQL') },
  };
}

/** The whole of AutoSync with a proxy on every link between two of its processes. Stop it in `afterAll`. */
export async function startProxiedSystem(): Promise<ProxiedSystem> {
  let links = {} as ProxiedSystem['links'];
  const running = await startOwnSystem(async (stack) => {
    const chosen = await Promise.all(serviceNames.map(async (name) => [name, await freePort()] as const));
    const ports = Object.fromEntries(chosen) as Record<ServiceName, number>;
    links = await startLinks(stack, ports);
    return { ports, overrides: overrides(stack, links) };
  });
  return {
    ...running,
    links,
    async stop() {
      for (const link of Object.values(links)) link.heal();
      await running.stop();
      await Promise.all(Object.values(links).map((link) => link.stop()));
    },
  };
}
