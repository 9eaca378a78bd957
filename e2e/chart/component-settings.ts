import { describeSettings } from '@autosync/config';
import { workerSettings } from '@autosync/sync-worker';
import { batchStatusSettings } from '../../services/batch-status/src/config.ts';
import { gatewaySettings } from '../../services/gateway/src/config.ts';
import { migrationsSettings } from '../../services/migrations/src/config.ts';
import { simulatorSettings } from '../../services/qbo-simulator/src/config.ts';
import { schedulerSettings } from '../../services/scheduler/src/config.ts';
import { topicsSettings } from '../../services/topics/src/config.ts';

/** The processes of the image, by their sections in the values; the simulator's is below devStack. */
const settings = {
  gateway: gatewaySettings,
  scheduler: schedulerSettings,
  batchStatus: batchStatusSettings,
  syncInvoices: workerSettings,
  syncPayments: workerSettings,
  migrations: migrationsSettings,
  topics: topicsSettings,
  simulator: simulatorSettings,
};

export type Component = keyof typeof settings;
export const components = Object.keys(settings) as Component[];

/**
 * What the chart's templates set, from values of their own or because ports and addresses belong to the chart. Every
 * other variable is a setting of its component.
 */
const setByTemplates = [
  /^LOG_(LEVEL|FORMAT)$/,
  /^(HEALTH|HTTP|GRPC)_(HOST|PORT)$/,
  /^SHUTDOWN_(DELAY|TIMEOUT)_MS$/,
  /^DATABASE_(SESSION_)?(URL|HOST|PORT)$/,
  /^DATABASE_(NAME|USER|PASSWORD|SSL_MODE|SSL_CA_FILE)$/,
  /^(GATEWAY|WORKER|SCHEDULER|BATCH_STATUS)_DATABASE_PASSWORD$/,
  /^KAFKA_(BROKERS|SECURITY_PROTOCOL)$/,
  /^KAFKA_(SASL|TLS)_/,
  /^TOPIC_/,
  /^OIDC_(ISSUER|AUDIENCE|JWKS_URL|(TENANT|SCOPES)_CLAIM|NAME_CLAIMS|ROLES)$/,
  /^(SCHEDULER|BATCH_STATUS)_ADDRESS$/,
  /^QBO_(API_BASE|AUTHORIZE|TOKEN|REVOKE)_URL$/,
  /^QBO_CLIENT_(ID|SECRET)$/,
  /^(TOKEN_KEYS|OPERATOR_KEY|PUBLIC_URL|SYNC_TYPES)$/,
  /^(DATA_DIR|SIMULATOR_CLIENT_ID|SIMULATOR_CLIENT_SECRET)$/,
];

/** Every variable that a process reads. */
export function variablesOf(component: Component): string[] {
  return describeSettings(settings[component]).map(({ variable }) => variable);
}

/** Those of them that are given by name, in `<component>.settings`. */
export function settingVariablesOf(component: Component): string[] {
  return variablesOf(component).filter((variable) => !setByTemplates.some((pattern) => pattern.test(variable)));
}
