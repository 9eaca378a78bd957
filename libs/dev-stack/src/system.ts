import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AutosyncError } from '@autosync/core';
import { urlOfDatabase, urlOfRole } from './admin.ts';
import { freePort, loopback } from './free-port.ts';
import { openLogFile, type LogFile } from './log-file.ts';
import { projectRoot } from './project-root.ts';
import { loadSecrets } from './secrets.ts';
import { programFor } from './service-program.ts';
import {
  environments,
  mayRunSeveralTimes,
  serviceNames,
  stages,
  type RepeatableName,
  type ServiceName,
  type StackEnvironment,
} from './services.ts';
import type { Stack } from './stack.ts';
import type { OnDeath, Supervised } from './supervised.ts';
import { startInStages, stopInStages, superviseService } from './supervisor.ts';

export type SystemOptions = {
  stack: Pick<Stack, 'databaseUrl' | 'brokers'>;
  /** Secrets, the simulator's books and the services' logs. */
  dataDir: string;
  /** The database's name on the stack's server (default `autosync`); created when missing. */
  database?: string;
  /** Starts over: drops that database first, if a dev stack made it, and the simulator's books. */
  fresh?: boolean;
  /** Environment variables on top of a service's own. */
  overrides?: Partial<Record<ServiceName, Record<string, string>>>;
  /** Ports to serve on (default free ones). */
  ports?: Partial<Record<ServiceName, number>>;
  /** How many processes of a service (default 1), each on a port of its own. The second is called `<service>-2`, and so on. */
  instances?: Partial<Record<RepeatableName, number>>;
  /** Starts each service anew whenever one of its sources changes. */
  watch?: boolean;
  /** Runs the services from their sources, not as bundles. */
  fromSources?: boolean;
  /** The first process of this service listens for a debugger, on Node's usual port. */
  inspect?: ServiceName | undefined;
  /** Where the notifier sends mails: `openMailFolder` gives a port. */
  mailPort?: number | undefined;
  /** Only these services (default all but the console and the notifier, which nobody looks at in most tests). */
  only?: readonly ServiceName[];
  /** Every line of every service; `<dataDir>/logs/<name>.log` has them too. */
  logSink?: (name: string, line: string) => void;
  onProgress?: ((message: string) => void) | undefined;
  /** A service ended although nobody asked. The others go on: whoever is told decides. */
  onDeath?: OnDeath | undefined;
};

export type ServiceHandle = Supervised & {
  /** Where it serves its callers (HTTP or gRPC); workers have none. */
  readonly port: number;
  /** Where it answers /livez, /readyz and /metrics. */
  readonly healthPort: number;
};

export type System = {
  gatewayUrl: string;
  simulatorUrl: string;
  /** Where the console is, when it was asked for. */
  consoleUrl: string;
  /** The bootstrap key that creates tenants. */
  operatorKey: string;
  /** The superuser's address of the system's database, for tests that look into it. */
  databaseUrl: string;
  /** One service's process, by its name (`sync-invoices-2` is the second worker). Throws when there is none. */
  service(name: string): ServiceHandle;
  services: Readonly<Record<string, ServiceHandle>>;
  /** Stops everything in reverse order. The stack goes on. */
  stop(): Promise<void>;
};

const usual = serviceNames.filter((name) => name !== 'console' && name !== 'notifier');

async function choosePorts(given: SystemOptions['ports'] = {}): Promise<StackEnvironment['ports']> {
  const ports = await Promise.all(serviceNames.map(async (name) => [name, given[name] ?? (await freePort())] as const));
  return Object.fromEntries(ports) as StackEnvironment['ports'];
}

/** Appends each service's lines to a file of its own. */
function createLogFiles(dataDir: string) {
  const files = new Map<string, LogFile>();
  return {
    write(name: string, line: string): void {
      let file = files.get(name);
      if (!file) files.set(name, (file = openLogFile(join(dataDir, 'logs', `${name}.log`))));
      file.write(line);
    },
    close: () => files.forEach((file) => file.close()),
  };
}

/** How Node itself is started for a process, beside what it always gets. */
function nodeArgumentsFor(name: string, { watch, inspect }: SystemOptions): string[] {
  return [...(watch ? ['--watch', '--watch-preserve-output'] : []), ...(inspect === name ? ['--inspect'] : [])];
}

/** The processes of one service: as many as asked for. */
async function processesOf(
  service: ServiceName,
  environment: StackEnvironment,
  { options, onLine }: { options: SystemOptions; onLine: (name: string, line: string) => void },
): Promise<ServiceHandle[]> {
  const count = mayRunSeveralTimes(service) ? (options.instances?.[service] ?? 1) : 1;
  const sources = join(projectRoot, 'services', service, 'src/main.ts');
  // Whoever changes or debugs a service works with its sources.
  const fromSources = options.fromSources === true || options.watch === true || options.inspect === service;
  const entry = fromSources ? sources : await programFor(sources);
  const handles: ServiceHandle[] = [];
  for (let number = 1; number <= count; number += 1) {
    const name = number === 1 ? service : `${service}-${number}`;
    const healthPort = await freePort();
    const port = number === 1 ? environment.ports[service] : await freePort();
    const of = { ...environment, ports: { ...environment.ports, [service]: port } };
    const env = { ...environments[service](of), ...options.overrides?.[service] };
    const supervised = superviseService(
      {
        name,
        entry,
        env,
        healthPort,
        nodeArguments: nodeArgumentsFor(name, options),
      },
      { onLine, onDeath: options.onDeath },
    );
    handles.push(Object.assign(supervised, { port, healthPort }));
  }
  return handles;
}

/**
 * Starts the whole of AutoSync on a stack, each service a process of its own as in production: creates what is missing
 * (database, roles, migrations, topics, secrets), then the services in order, each waited for until it is ready. All of
 * them die with this process. `npm start`, the end-to-end tests and the benchmarks stand on this.
 *
 * @throws AutosyncError 'start-failed' with the service's last lines; nothing it started is left running then.
 */
export async function startSystem(options: SystemOptions): Promise<System> {
  const { stack, database = 'autosync', fresh = false, onProgress, only = usual } = options;
  const dataDir = resolve(options.dataDir);
  if (fresh) await rm(join(dataDir, 'qbo-simulator'), { recursive: true, force: true });
  // Loaded when needed: the Kafka client would slow down every test file that only wants a database.
  const { install } = await import('./install.ts');
  const [secrets, ports] = await Promise.all([
    loadSecrets(dataDir),
    choosePorts(options.ports),
    install({ stack, database, fresh, onProgress }),
  ]);
  const environment: StackEnvironment = {
    databaseUrl: (role) => urlOfRole(stack.databaseUrl, database, role),
    brokers: stack.brokers,
    secrets,
    ports,
    dataDir,
    mailPort: options.mailPort,
  };
  const logs = createLogFiles(dataDir);
  const onLine = (name: string, line: string): void => {
    logs.write(name, line);
    options.logSink?.(name, line);
  };
  const processes = await Promise.all(
    stages.map(async (stage) => {
      const chosen = stage.filter((service) => only.includes(service));
      return (
        await Promise.all(chosen.map((service) => processesOf(service, environment, { options, onLine })))
      ).flat();
    }),
  );
  onProgress?.('starting the services');
  await startInStages(processes);

  const services = Object.fromEntries(processes.flat().map((handle) => [handle.name, handle]));
  return {
    gatewayUrl: `http://${loopback}:${ports.gateway}`,
    simulatorUrl: `http://${loopback}:${ports['qbo-simulator']}`,
    consoleUrl: `http://${loopback}:${ports.console}`,
    operatorKey: secrets.operatorKey,
    databaseUrl: urlOfDatabase(stack.databaseUrl, database),
    services,
    service(name) {
      const handle = services[name];
      if (!handle) throw new AutosyncError('no-such-service', `there is no service ${name} in this system`);
      return handle;
    },
    async stop() {
      await stopInStages(processes);
      logs.close();
    },
  };
}
