import { fileURLToPath } from 'node:url';
import { workerGroup, type RecordType } from '@autosync/contracts';
import { createDb, type Db } from '@autosync/db';
import { serviceNames, startSystem, workerNames, type System, type SystemOptions } from '@autosync/dev-stack';
import { ownStack, sharedProgram, type OwnStack } from '@autosync/testing';
import type { ReceivedSpan } from '@autosync/testing/traces';
import { createSimulator, type Simulator } from './simulator.ts';
import { createCompany, createTenant, type Company, type CompanyOptions, type Tenant } from './tenant.ts';

/** Time-outs of production, shrunk so that a drill takes seconds: the relations between them are kept. */
export const fastWorker = {
  KAFKA_SESSION_TIMEOUT_MS: '3000',
  KAFKA_HEARTBEAT_INTERVAL_MS: '300',
  KAFKA_REBALANCE_TIMEOUT_MS: '5000',
  LOCK_HEARTBEAT_MS: '500',
  LOCK_IDLE_TIMEOUT_MS: '3000',
  LOCK_ANSWER_MS: '1500',
  LOCK_RETRY_MS: '250',
  DEFER_MS: '500',
  LOOK_UP_AFTER_MS: '1500',
  QBO_UNAVAILABLE_PAUSE_MS: '1000',
  FAILURE_RETRY_MS: '1000',
  STOCK_LOCK_PAUSE_MS: '200',
  RELAY_IDLE_MS: '50',
  PROGRESS_INTERVAL_MS: '250',
};

export const fastScheduler = {
  SWEEP_MS: '300',
  LEASE_MS: '8000',
  KAFKA_SESSION_TIMEOUT_MS: '3000',
  KAFKA_HEARTBEAT_INTERVAL_MS: '300',
  KAFKA_REBALANCE_TIMEOUT_MS: '5000',
};

export const fastBatchStatus = {
  KAFKA_SESSION_TIMEOUT_MS: '3000',
  KAFKA_HEARTBEAT_INTERVAL_MS: '300',
  KAFKA_REBALANCE_TIMEOUT_MS: '5000',
};

export const fastNotifier = {
  KAFKA_SESSION_TIMEOUT_MS: '3000',
  KAFKA_HEARTBEAT_INTERVAL_MS: '300',
  KAFKA_REBALANCE_TIMEOUT_MS: '5000',
  SETTLE_MS: '500',
  LOOK_IDLE_MS: '200',
  MAIL_IDLE_MS: '200',
  MAIL_LEASE_MS: '2000',
};

type Addresses = Pick<RunningSystem, 'system' | 'stack'>;

/** AutoSync as a whole, with one tenant: what any test may use of it. */
export type RunningSystem = {
  system: Pick<System, 'gatewayUrl' | 'simulatorUrl' | 'operatorKey' | 'databaseUrl'>;
  stack: Pick<OwnStack, 'brokers' | 'dataDir'>;
  db: Db;
  simulator: Simulator;
  tenant: Tenant;
  company(name: string, of?: Tenant, options?: CompanyOptions): Promise<Company>;
  stop(): Promise<void>;
};

/** The system that most scenarios share. It keeps the traces of scheduled runs, and of requests whose `traceparent` says so. */
export type SharedSystem = RunningSystem & { spansOf(traceId: string): Promise<ReceivedSpan[]> };

/** A system that no other test uses: its processes and servers may be killed, and its clocks and settings be wrong. */
export type OwnSystem = RunningSystem & {
  system: System;
  stack: OwnStack;
  /** The last log lines of all services, for the message of a failing test. */
  logs(): string[];
};

export type OwnSystemOptions = Omit<Partial<SystemOptions>, 'stack' | 'dataDir' | 'only'> & {
  /** The record types whose workers are started: each costs a process. Unless said otherwise, invoices and payments. */
  types?: readonly RecordType[];
  /** The console as well: it builds its page first. */
  withConsole?: boolean;
  /** The notifier as well, told of facts and sending mails at once. */
  withNotifier?: boolean;
};

const isOneOf = (names: readonly string[], name: string) => names.includes(name);

/**
 * The whole of AutoSync on a PostgreSQL and a Kafka of its own, with one tenant. Stop it in `afterAll`. Options that
 * depend on the stack's addresses are a function of it.
 */
export async function startOwnSystem(
  given: OwnSystemOptions | ((stack: OwnStack) => Promise<OwnSystemOptions>) = {},
): Promise<OwnSystem> {
  const stack = await ownStack();
  const {
    types = ['invoices', 'payments'],
    withConsole = false,
    withNotifier = false,
    ...options
  } = typeof given === 'function' ? await given(stack) : given;
  const workers = types.map((type) => workerGroup(type));
  const lines: string[] = [];
  const system = await startSystem({
    stack,
    dataDir: stack.dataDir,
    logSink: (name, line) => {
      lines.push(`[${name}] ${line}`);
      if (lines.length > 5000) lines.splice(0, 1000);
    },
    ...options,
    only: serviceNames.filter((name) => {
      if (name === 'console') return withConsole;
      if (name === 'notifier') return withNotifier;
      return !isOneOf(workerNames, name) || isOneOf(workers, name);
    }),
    overrides: {
      ...options.overrides,
      ...Object.fromEntries(workerNames.map((name) => [name, { ...fastWorker, ...options.overrides?.[name] }])),
      scheduler: { ...fastScheduler, ...options.overrides?.scheduler },
      'batch-status': { ...fastBatchStatus, ...options.overrides?.['batch-status'] },
      notifier: { ...fastNotifier, ...options.overrides?.notifier },
    },
  });
  const used = await useSystem({ system, stack });
  return {
    ...used,
    system,
    stack,
    logs: () => lines,
    async stop() {
      await used.stop();
      await system.stop();
      await stack.stop();
    },
  };
}

/** What a test file needs of a system, with a tenant of its own. `stop` lets go of it and leaves it running. */
async function useSystem({ system, stack }: Addresses): Promise<RunningSystem> {
  const db = createDb({
    connectionString: system.databaseUrl,
    applicationName: 'e2e',
    onPoolError: () => undefined,
  });
  const simulator = createSimulator(system.simulatorUrl);
  const tenant = await createTenant(system.gatewayUrl, system.operatorKey, 'Test tenant');
  return {
    system,
    stack,
    db,
    simulator,
    tenant,
    company: (name, of = tenant, options = {}) => createCompany(of, simulator, { name, ...options }),
    stop: () => db.close(),
  };
}

/**
 * The system that most scenarios share, with a tenant of this file's own: one start instead of one per file. It has all
 * workers, and one "minute" of the AutoSync settings is 100 ms in it: an interval of 15 is a cycle every 1.5 seconds.
 * Faults are planted in it with a `realmId`; who kills, restarts or sets anything for all starts a system of their own.
 */
export async function useSharedSystem(): Promise<SharedSystem> {
  const program = fileURLToPath(new URL('./shared-system-main.ts', import.meta.url));
  const { facts, letGo } = await sharedProgram<Addresses & { collectorUrl: string }>(program);
  const used = await useSystem(facts);
  return {
    ...used,
    async spansOf(traceId) {
      const answer = await fetch(`${facts.collectorUrl}/v1/traces/${traceId}`);
      return (await answer.json()) as ReceivedSpan[];
    },
    async stop() {
      await used.stop();
      await letGo();
    },
  };
}
