import { describeSettings } from '@autosync/config';
import { workerSettings } from '@autosync/sync-worker';
import { batchStatusSettings } from '../../services/batch-status/src/config.ts';
import { consoleSettings } from '../../services/console/src/config.ts';
import { gatewaySettings } from '../../services/gateway/src/config.ts';
import { migrationsSettings } from '../../services/migrations/src/config.ts';
import { notifierSettings } from '../../services/notifier/src/config.ts';
import { simulatorSettings } from '../../services/qbo-simulator/src/config.ts';
import { schedulerSettings } from '../../services/scheduler/src/config.ts';
import { topicsSettings } from '../../services/topics/src/config.ts';
import { workerSections, type WorkerSection } from './worker-sections.ts';

/** The processes of the image, by their sections in the values; the simulator's is below devStack. */
const settings = {
  gateway: gatewaySettings,
  scheduler: schedulerSettings,
  batchStatus: batchStatusSettings,
  notifier: notifierSettings,
  console: consoleSettings,
  migrations: migrationsSettings,
  topics: topicsSettings,
  simulator: simulatorSettings,
};

export type Component = keyof typeof settings | WorkerSection;
export const components = [
  ...(Object.keys(settings) as (keyof typeof settings)[]),
  ...workerSections.map(({ section }) => section),
];

function isWorker(component: Component | 'workers'): component is WorkerSection | 'workers' {
  return !Object.hasOwn(settings, component);
}

/**
 * What the chart's templates set, from values of their own or because ports and addresses belong to the chart. Every
 * other variable is a setting of its component.
 */
const setByTemplates = [
  /^LOG_(LEVEL|FORMAT)$/,
  /^(HEALTH|HTTP|GRPC)_(HOST|PORT)$/,
  /^OTEL_(EXPORTER_OTLP_(ENDPOINT|HEADERS)|TRACES_SAMPLER_ARG)$/,
  /^SHUTDOWN_(DELAY|TIMEOUT)_MS$/,
  /^DATABASE_(SESSION_)?(URL|HOST|PORT)$/,
  /^DATABASE_(NAME|USER|PASSWORD|SSL_MODE|SSL_CA_FILE)$/,
  /^[A-Z_]+_DATABASE_PASSWORD$/,
  /^KAFKA_(BROKERS|SECURITY_PROTOCOL)$/,
  /^KAFKA_(SASL|TLS)_/,
  /^TOPIC_/,
  /^(PEER_TOKENS|GRPC_TLS_(MODE|SERVER_NAME|(CA|CERT|KEY)_FILE))$/,
  /^OIDC_(ISSUER|CLIENT_ID|CLIENT_SECRET|AUDIENCE|JWKS_URL|(TENANT|SCOPES)_CLAIM|NAME_CLAIMS|ROLES)$/,
  /^((SCHEDULER|BATCH_STATUS|NOTIFIER)_ADDRESS|GATEWAY_URL|SESSION_KEYS)$/,
  /^(SMTP_(HOST|PORT|SECURITY|USER|PASSWORD|CA_FILE)|MAIL_FROM|OPERATOR_MAIL|CONSOLE_URL)$/,
  /^QBO_(APP|API_BASE|AUTHORIZE|TOKEN|REVOKE)_URL$/,
  /^QBO_(CLIENT_(ID|SECRET)|WEBHOOK_VERIFIER_TOKENS)$/,
  /^(TOKEN_KEYS|OPERATOR_KEY(_PREVIOUS)?|PUBLIC_URL|SYNC_TYPES)$/,
  /^(DATA_DIR|SIMULATOR_CLIENT_ID|SIMULATOR_CLIENT_SECRET)$/,
];

/** Every variable that a process reads; `workers`: that all workers read. */
export function variablesOf(component: Component | 'workers'): string[] {
  return describeSettings(isWorker(component) ? workerSettings : settings[component]).map(({ variable }) => variable);
}

/** What each of those may hold that are given by name. */
export function settingSchemasOf(component: Component | 'workers'): Record<string, Record<string, unknown>> {
  const named = new Set(settingVariablesOf(component));
  const described = describeSettings(isWorker(component) ? workerSettings : settings[component]);
  return Object.fromEntries(
    described.filter(({ variable }) => named.has(variable)).map(({ variable, schema }) => [variable, schema]),
  );
}

/** Those of them that are given by name, in `<component>.settings`. */
export function settingVariablesOf(component: Component | 'workers'): string[] {
  return variablesOf(component).filter((variable) => !setByTemplates.some((pattern) => pattern.test(variable)));
}
