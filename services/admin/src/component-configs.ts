import { loadConfig } from '@autosync/config';
import type { KeyRing } from '@autosync/connections';
import { recordTypes, workerGroup } from '@autosync/contracts';
import type { Database } from '@autosync/db';
import type { KafkaConnection } from '@autosync/kafka';

type Environment = Record<string, string | undefined>;

/** What a check looks at of a configuration, if the component has it. */
export type CheckedConfig = {
  database?: Database;
  lockDatabase?: Database;
  kafka?: KafkaConnection;
  tokenKeys?: Pick<KeyRing, 'keyIds'>;
};

type Load = (env: Environment) => Promise<CheckedConfig>;

const loadWorker: Load = async (env) => (await import('@autosync/sync-worker')).loadWorkerConfig(env);

/**
 * The configuration of each component, exactly as it loads it itself: each throws `config-invalid` with every fault. Loaded only
 * when asked for, since a check may run in the memory of a pod.
 */
export const componentConfigs: Record<string, Load> = {
  gateway: async (env) => loadConfig(env, (await import('../../gateway/src/config.ts')).gatewaySettings),
  scheduler: async (env) => loadConfig(env, (await import('../../scheduler/src/config.ts')).schedulerSettings),
  'batch-status': async (env) =>
    loadConfig(env, (await import('../../batch-status/src/config.ts')).batchStatusSettings),
  notifier: async (env) => loadConfig(env, (await import('../../notifier/src/config.ts')).notifierSettings),
  console: async (env) => {
    loadConfig(env, (await import('../../console/src/config.ts')).consoleSettings);
    return {};
  },
  migrations: async (env) => loadConfig(env, (await import('../../migrations/src/config.ts')).migrationsSettings),
  topics: async (env) => loadConfig(env, (await import('../../topics/src/config.ts')).topicsSettings),
  ...Object.fromEntries(recordTypes.map((type) => [workerGroup(type), loadWorker])),
};
