import { join } from 'node:path';
import { availableTypes, workerGroup, type RecordType } from '@autosync/contracts';
import type { DatabaseRole } from '@autosync/installation';
import { loopback } from './free-port.ts';
import type { Secrets } from './secrets.ts';

type WorkerName = `sync-${RecordType}`;

/** One per record type. */
export const workerNames: readonly WorkerName[] = availableTypes.map((type) => workerGroup(type));

function forEachWorker<T>(make: (name: WorkerName) => T): Record<WorkerName, T> {
  return Object.fromEntries(workerNames.map((name) => [name, make(name)])) as Record<WorkerName, T>;
}

/** The same for each of them, e.g. variables. */
export function ofEachWorker<T>(value: T): Record<WorkerName, T> {
  return forEachWorker(() => value);
}

/** The services that may run several times. */
const repeatableNames: readonly RepeatableName[] = ['scheduler', 'gateway', 'notifier', ...workerNames];
export type RepeatableName = 'scheduler' | 'gateway' | 'notifier' | WorkerName;

export function mayRunSeveralTimes(service: ServiceName): service is RepeatableName {
  return (repeatableNames as readonly string[]).includes(service);
}

/** In the order in which they are listed to people; `stages` has the order in which they start. */
export const serviceNames: readonly ServiceName[] = [
  'qbo-simulator',
  'batch-status',
  'scheduler',
  'gateway',
  ...workerNames,
  'notifier',
  'console',
];
export type ServiceName = 'qbo-simulator' | 'batch-status' | 'console' | RepeatableName;

/** Within a stage the order does not matter: clients wait for servers that are not there yet. */
export const stages: readonly (readonly ServiceName[])[] = [
  ['qbo-simulator', 'batch-status', 'scheduler'],
  ['gateway', ...workerNames, 'notifier', 'console'],
];

/** Everything a service can be told about the stack it runs in. */
export type StackEnvironment = {
  databaseUrl: (role: DatabaseRole) => string;
  brokers: string;
  secrets: Secrets;
  /** The port on which each service serves its callers (workers: none). */
  ports: Record<ServiceName, number>;
  dataDir: string;
  /** Port of a mail server on loopback; undefined: nobody gets a mail. */
  mailPort: number | undefined;
};

function address(ports: StackEnvironment['ports'], service: ServiceName): string {
  return `${loopback}:${ports[service]}`;
}

function quickBooks({ ports, secrets }: StackEnvironment): Record<string, string> {
  const simulator = `http://${address(ports, 'qbo-simulator')}`;
  return {
    QBO_API_BASE_URL: simulator,
    QBO_AUTHORIZE_URL: `${simulator}/connect/oauth2`,
    QBO_TOKEN_URL: `${simulator}/oauth2/v1/tokens/bearer`,
    QBO_REVOKE_URL: `${simulator}/v2/oauth2/tokens/revoke`,
    QBO_CLIENT_ID: secrets.clientId,
    QBO_CLIENT_SECRET: secrets.clientSecret,
    TOKEN_KEYS: secrets.tokenKeyRing,
  };
}

/** Each logs in as itself. */
const worker = (name: WorkerName) => (environment: StackEnvironment) => ({
  ...quickBooks(environment),
  ...peers(environment.secrets),
  DATABASE_URL: environment.databaseUrl(name),
  KAFKA_BROKERS: environment.brokers,
  BATCH_STATUS_ADDRESS: address(environment.ports, 'batch-status'),
});

/** On a developer's machine one secret is enough for the operator and for the services among themselves. */
const peers = ({ operatorKey }: Secrets) => ({ PEER_TOKENS: operatorKey });

/** The environment of each service: what its README's table of variables asks for. */
export const environments: Record<ServiceName, (environment: StackEnvironment) => Record<string, string>> = {
  'qbo-simulator': ({ ports, secrets, dataDir }) => ({
    HTTP_PORT: String(ports['qbo-simulator']),
    DATA_DIR: join(dataDir, 'qbo-simulator'),
    SIMULATOR_CLIENT_ID: secrets.clientId,
    SIMULATOR_CLIENT_SECRET: secrets.clientSecret,
  }),
  'batch-status': ({ databaseUrl, brokers, ports, secrets }) => ({
    ...peers(secrets),
    DATABASE_URL: databaseUrl('batch_status'),
    KAFKA_BROKERS: brokers,
    GRPC_PORT: String(ports['batch-status']),
  }),
  scheduler: ({ databaseUrl, brokers, ports, secrets }) => ({
    ...peers(secrets),
    DATABASE_URL: databaseUrl('scheduler'),
    KAFKA_BROKERS: brokers,
    GRPC_PORT: String(ports.scheduler),
  }),
  gateway: (environment) => ({
    ...quickBooks(environment),
    ...peers(environment.secrets),
    DATABASE_URL: environment.databaseUrl('gateway'),
    HTTP_PORT: String(environment.ports.gateway),
    PUBLIC_URL: `http://${address(environment.ports, 'gateway')}`,
    SCHEDULER_ADDRESS: address(environment.ports, 'scheduler'),
    BATCH_STATUS_ADDRESS: address(environment.ports, 'batch-status'),
    NOTIFIER_ADDRESS: address(environment.ports, 'notifier'),
    SYNC_TYPES: availableTypes.join(','),
    OPERATOR_KEY: environment.secrets.operatorKey,
  }),
  ...forEachWorker(worker),
  notifier: ({ databaseUrl, brokers, ports, secrets, mailPort }) => ({
    ...peers(secrets),
    DATABASE_URL: databaseUrl('notifier'),
    KAFKA_BROKERS: brokers,
    GRPC_PORT: String(ports.notifier),
    TOKEN_KEYS: secrets.tokenKeyRing,
    PUBLIC_URL: `http://${address(ports, 'gateway')}`,
    CONSOLE_URL: `http://${address(ports, 'console')}`,
    ...(mailPort !== undefined && {
      SMTP_HOST: loopback,
      SMTP_PORT: String(mailPort),
      SMTP_SECURITY: 'none',
      MAIL_FROM: 'autosync@autosync.example',
      OPERATOR_MAIL: 'operations@autosync.example',
    }),
  }),
  console: ({ ports, secrets }) => ({
    HTTP_PORT: String(ports.console),
    PUBLIC_URL: `http://${address(ports, 'console')}`,
    GATEWAY_URL: `http://${address(ports, 'gateway')}`,
    QBO_APP_URL: `http://${address(ports, 'qbo-simulator')}/app/`,
    // On a developer's machine one key seals tokens and sessions.
    SESSION_KEYS: secrets.tokenKeyRing.replace(/^[^:]*:/, ''),
  }),
};
