import { ageMs, durationMs, integer, list, optional, text, url } from '@autosync/config';
import type { ConfigOf } from '@autosync/config';
import { databaseSettings } from '@autosync/db';
import { peerClientSettings } from '@autosync/grpc';
import { processSettings } from '@autosync/observability';
import { availableTypes } from '@autosync/contracts';
import type { RecordType } from '@autosync/contracts';
import { parseKeyRing } from '@autosync/connections';
import type { KeyRing } from '@autosync/connections';
import { signInSettings } from './sign-in-settings.ts';

const MIB = 1024 * 1024;
const DAY_MS = 86_400_000;

const address = (variable: string, doc: string) => text(variable, { doc, pattern: /^\S+:\d{1,5}$/ });
const endpoint = (variable: string, doc: string, value: string) =>
  url(variable, { doc, protocols: ['https', 'http'], default: value });

/** As browsers name them, else none of them would ever be that of a page. */
function originsIn(texts: string[]): string[] {
  const areOrigins = texts.every((value) => URL.parse(value)?.origin === value);
  if (!areOrigins)
    throw new Error('must hold origins only, such as https://books.example.com: without a path or a slash at the end');
  return texts;
}

function recordTypesIn(names: string[]): RecordType[] {
  const known: readonly string[] = availableTypes;
  if (names.some((name) => !known.includes(name))) throw new Error(`must hold record types only: ${known.join(', ')}`);
  return availableTypes.filter((type) => names.includes(type));
}

const syncTypes = list('SYNC_TYPES', {
  doc: 'Record types whose worker is installed; runs and settings of others are refused, since nobody would do them.',
});
const corsOrigins = list('CORS_ORIGINS', {
  doc: 'Origins whose pages may call the API from a browser (CORS), for example https://books.example.com.',
});
const webhookTokens = list('QBO_WEBHOOK_VERIFIER_TOKENS', {
  doc: 'Verifier tokens of the Intuit app’s webhooks, separated by commas; without, webhooks are not taken.',
  secret: true,
});
const tokenKeys = text('TOKEN_KEYS', {
  doc: 'Keys that seal tokens: id:base64 of 32 bytes, separated by commas; the first seals, all open.',
  secret: true,
});

/** Every variable of the gateway (README, Configuration). */
export const gatewaySettings = {
  ...processSettings,
  ...databaseSettings,
  httpHost: text('HTTP_HOST', { doc: 'Address of the API.', default: '127.0.0.1' }),
  httpPort: integer('HTTP_PORT', { doc: 'Port of the API; 0 takes a free one.', min: 0, max: 65_535, default: 8080 }),
  httpRequestTimeoutMs: durationMs('HTTP_REQUEST_TIMEOUT_MS', {
    doc: 'How long a request may take to arrive, with its body.',
    min: 1000,
    default: 60_000,
  }),
  publicUrl: url('PUBLIC_URL', {
    doc: 'How browsers reach the API; Intuit sends them back to /v1/oauth/callback below it.',
    protocols: ['https', 'http'],
  }),
  trustedProxies: optional(
    list('TRUSTED_PROXIES', { doc: 'Addresses or networks of proxies whose X-Forwarded-For is believed.' }),
  ),
  corsOrigins: optional({ ...corsOrigins, parse: (value: string) => originsIn(corsOrigins.parse(value)) }),
  schedulerAddress: address('SCHEDULER_ADDRESS', 'host:port of the scheduler’s gRPC.'),
  batchStatusAddress: address('BATCH_STATUS_ADDRESS', 'host:port of batch-status’s gRPC.'),
  notifierAddress: optional(
    address('NOTIFIER_ADDRESS', 'host:port of the notifier’s gRPC; without, nobody can be told by mail.'),
  ),
  ...peerClientSettings,
  grpcDeadlineMs: durationMs('GRPC_DEADLINE_MS', { doc: 'Longest a call to another service lasts.', default: 5000 }),
  operatorKey: text('OPERATOR_KEY', {
    doc: 'The operator’s bootstrap key: creates tenants and their keys. At least 32 characters.',
    secret: true,
    pattern: /^\S{32,}$/,
  }),
  previousOperatorKey: optional(
    text('OPERATOR_KEY_PREVIOUS', {
      doc: 'The operator’s key before, taken beside it while it is being replaced.',
      secret: true,
      pattern: /^\S{32,}$/,
    }),
  ),
  signIn: signInSettings,
  tokenKeys: { ...tokenKeys, default: undefined, parse: (value: string): KeyRing => parseKeyRing(value) },
  qboAuthorizeUrl: endpoint(
    'QBO_AUTHORIZE_URL',
    'Where a person allows the connection.',
    'https://appcenter.intuit.com/connect/oauth2',
  ),
  qboTokenUrl: endpoint(
    'QBO_TOKEN_URL',
    'Where a code becomes tokens.',
    'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
  ),
  qboRevokeUrl: endpoint(
    'QBO_REVOKE_URL',
    'Where tokens are revoked.',
    'https://developer.api.intuit.com/v2/oauth2/tokens/revoke',
  ),
  qboApiBaseUrl: endpoint(
    'QBO_API_BASE_URL',
    'QuickBooks’ data API; the gateway never calls it.',
    'https://quickbooks.api.intuit.com',
  ),
  qboClientId: text('QBO_CLIENT_ID', { doc: 'Client id of the Intuit app.' }),
  qboClientSecret: text('QBO_CLIENT_SECRET', { doc: 'Client secret of the Intuit app.', secret: true }),
  webhookTokens: optional({
    ...webhookTokens,
    default: undefined,
  }),
  webhookDebounceMs: ageMs('WEBHOOK_DEBOUNCE_MS', {
    doc: 'How long Intuit’s events of a company are gathered before its payments are read for them.',
    default: 60_000,
  }),
  syncTypes: {
    ...syncTypes,
    default: undefined,
    parse: (value: string) => recordTypesIn(syncTypes.parse(value)),
  },
  rateLimitRequests: integer('RATE_LIMIT_REQUESTS', {
    doc: 'Requests of one API key per window, over all gateways.',
    min: 1,
    default: 3000,
  }),
  tenantRateLimitRequests: optional(
    integer('TENANT_RATE_LIMIT_REQUESTS', {
      doc: 'Requests of all API keys and people of one tenant per window, over all gateways. Without: four times those of a key.',
      min: 1,
    }),
  ),
  rateLimitWindowMs: durationMs('RATE_LIMIT_WINDOW_MS', { doc: 'Length of that window.', min: 1000, default: 60_000 }),
  anonymousRateLimitRequests: integer('ANONYMOUS_RATE_LIMIT_REQUESTS', {
    doc: 'Requests without a valid key, of one address per window and process.',
    min: 1,
    default: 120,
  }),
  bodyLimitBytes: integer('BODY_LIMIT_BYTES', { doc: 'Largest body.', min: 1024, default: MIB }),
  bulkBodyLimitBytes: integer('BULK_BODY_LIMIT_BYTES', {
    doc: 'Largest body of a record, and of a bulk upsert.',
    min: 1024,
    default: 8 * MIB,
  }),
  bodiesInMemoryBytes: integer('BODIES_IN_MEMORY_BYTES', {
    doc: 'Bodies over 64 KiB that are worked on at the same time, in all; a tenant may have half. At least twice BULK_BODY_LIMIT_BYTES.',
    min: 2048,
    default: 16 * MIB,
  }),
  requestsAtOnce: integer('REQUESTS_AT_ONCE', {
    doc: 'Requests with a key that are worked on at the same time; a tenant may have half. Others wait their turn.',
    min: 2,
    // Half of these are one tenant's at most, so that it never holds all ten connections to PostgreSQL.
    default: 16,
  }),
  eventStreams: integer('EVENT_STREAMS', {
    doc: 'Live streams and requests that wait for a change, at the same time.',
    min: 1,
    default: 5000,
  }),
  eventStreamsPerKey: integer('EVENT_STREAMS_PER_KEY', { doc: 'The same of one API key.', min: 1, default: 500 }),
  eventHeartbeatMs: durationMs('EVENT_HEARTBEAT_MS', {
    doc: 'How often a live stream is kept open by a comment, and its key is looked at.',
    min: 100,
    default: 15_000,
  }),
  apiKeyCacheMs: ageMs('API_KEY_CACHE_MS', {
    doc: 'How long a key is trusted without asking the database: the delay of a revocation made elsewhere.',
    default: 5000,
  }),
  apiKeyTtlMs: ageMs('API_KEY_TTL_MS', {
    doc: 'How long a new key holds, where nothing else is said.',
    min: 60_000,
    default: 365 * DAY_MS,
  }),
  apiKeyUseResolutionMs: ageMs('API_KEY_USE_RESOLUTION_MS', {
    doc: 'How exact “last used” of a key is.',
    default: 60_000,
  }),
  idempotencyLockMs: ageMs('IDEMPOTENCY_LOCK_MS', {
    doc: 'After this a request in flight counts as dead, and its Idempotency-Key may be used again.',
    min: 1,
    default: 60_000,
  }),
  idempotencyRetentionMs: ageMs('IDEMPOTENCY_RETENTION_MS', {
    doc: 'How long answers are kept for their Idempotency-Key.',
    default: 86_400_000,
  }),
  oauthStateTtlMs: ageMs('OAUTH_STATE_TTL_MS', {
    doc: 'How long a person may take to allow the connection.',
    default: 900_000,
  }),
  oauthStateRetentionMs: ageMs('OAUTH_STATE_RETENTION_MS', {
    doc: 'How long expired connection attempts are kept.',
    default: 86_400_000,
  }),
  auditRetentionMs: ageMs('AUDIT_RETENTION_MS', {
    doc: 'How long audit events are kept.',
    min: 60_000,
    default: 400 * DAY_MS,
  }),
  removedRetentionMs: ageMs('REMOVED_COMPANY_RETENTION_MS', {
    doc: 'As the workers have it: told to who removes a company.',
    default: 90 * DAY_MS,
  }),
  batchRetentionMs: ageMs('BATCH_RETENTION_MS', {
    doc: 'As batch-status has it: told to who removes a company.',
    default: 400 * DAY_MS,
  }),
  companyPushIntervalMs: durationMs('COMPANY_PUSH_INTERVAL_MS', {
    doc: 'How often changes that workers made to connections are looked for.',
    min: 1,
    default: 3000,
  }),
  retentionIntervalMs: durationMs('RETENTION_INTERVAL_MS', {
    doc: 'How often old idempotency keys, connection attempts and audit events are deleted.',
    min: 1,
    default: 600_000,
  }),
};

export type GatewayConfig = Readonly<ConfigOf<typeof gatewaySettings>>;
