import { join } from 'node:path';
import type { DatabaseRole } from '@autosync/installation';
import { loopback } from './free-port.ts';
import type { Secrets } from './secrets.ts';

/** One per record type. */
const workerNames = ['sync-invoices', 'sync-payments'] as const;

/** The services that may run several times. */
const repeatableNames = ['scheduler', 'gateway', ...workerNames] as const;
export type RepeatableName = (typeof repeatableNames)[number];

export function mayRunSeveralTimes(service: ServiceName): service is RepeatableName {
  return (repeatableNames as readonly string[]).includes(service);
}

/** In the order in which they are listed to people; `stages` has the order in which they start. */
export const serviceNames = ['qbo-simulator', 'batch-status', 'scheduler', 'gateway', ...workerNames] as const;
export type ServiceName = (typeof serviceNames)[number];

/** Within a stage the order does not matter: clients wait for servers that are not there yet. */
export const stages: readonly (readonly ServiceName[])[] = [
  ['qbo-simulator', 'batch-status', 'scheduler'],
  ['gateway', ...workerNames],
];

/** Everything a service can be told about the stack it runs in. */
export type Surroundings = {
  databaseUrl: (role: DatabaseRole) => string;
  brokers: string;
  secrets: Secrets;
  /** The port on which each service serves its callers (workers: none). */
  ports: Record<ServiceName, number>;
  dataDir: string;
};

function address(ports: Surroundings['ports'], service: ServiceName): string {
  return `${loopback}:${ports[service]}`;
}

function quickBooks({ ports, secrets }: Surroundings): Record<string, string> {
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

function worker(surroundings: Surroundings): Record<string, string> {
  return {
    ...quickBooks(surroundings),
    DATABASE_URL: surroundings.databaseUrl('worker'),
    KAFKA_BROKERS: surroundings.brokers,
    BATCH_STATUS_ADDRESS: address(surroundings.ports, 'batch-status'),
  };
}

/** The environment of each service: what its README's table of variables asks for. */
export const environments: Record<ServiceName, (surroundings: Surroundings) => Record<string, string>> = {
  'qbo-simulator': ({ ports, secrets, dataDir }) => ({
    HTTP_PORT: String(ports['qbo-simulator']),
    DATA_DIR: join(dataDir, 'qbo-simulator'),
    SIMULATOR_CLIENT_ID: secrets.clientId,
    SIMULATOR_CLIENT_SECRET: secrets.clientSecret,
  }),
  'batch-status': ({ databaseUrl, brokers, ports }) => ({
    DATABASE_URL: databaseUrl('batch_status'),
    KAFKA_BROKERS: brokers,
    GRPC_PORT: String(ports['batch-status']),
  }),
  scheduler: ({ databaseUrl, brokers, ports }) => ({
    DATABASE_URL: databaseUrl('scheduler'),
    KAFKA_BROKERS: brokers,
    GRPC_PORT: String(ports.scheduler),
  }),
  gateway: (surroundings) => ({
    ...quickBooks(surroundings),
    DATABASE_URL: surroundings.databaseUrl('gateway'),
    HTTP_PORT: String(surroundings.ports.gateway),
    PUBLIC_URL: `http://${address(surroundings.ports, 'gateway')}`,
    SCHEDULER_ADDRESS: address(surroundings.ports, 'scheduler'),
    BATCH_STATUS_ADDRESS: address(surroundings.ports, 'batch-status'),
    SYNC_TYPES: workerNames.map((name) => name.replace('sync-', '')).join(','),
    OPERATOR_KEY: surroundings.secrets.operatorKey,
  }),
  'sync-invoices': worker,
  'sync-payments': worker,
};
