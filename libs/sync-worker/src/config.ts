import { ageMs, durationMs, integer, loadConfig, text, url, type ConfigOf } from '@autosync/config';
import { parseKeyRing, type KeyRing } from '@autosync/connections';
import { databaseSettings, lockDatabaseSettings } from '@autosync/db';
import { peerClientSettings } from '@autosync/grpc';
import { consumerTimingSettings, kafkaSettings } from '@autosync/kafka';
import { processSettings } from '@autosync/observability';

const tokenKeys = text('TOKEN_KEYS', {
  secret: true,
  doc: 'Keys that seal connection tokens, as id:base64 separated by commas; the first seals.',
});

/** The configuration every worker has, whatever its record type. */
export const workerSettings = {
  ...processSettings,
  ...databaseSettings,
  ...lockDatabaseSettings,
  ...kafkaSettings,
  ...consumerTimingSettings,
  ...peerClientSettings,
  batchStatusAddress: text('BATCH_STATUS_ADDRESS', { doc: 'host:port of batch-status.' }),
  tokenKeys: { ...tokenKeys, default: undefined, parse: (value: string): KeyRing => parseKeyRing(value) },
  qboApiBaseUrl: url('QBO_API_BASE_URL', { doc: 'Base address of the QuickBooks data API, without /v3.' }),
  qboAuthorizeUrl: url('QBO_AUTHORIZE_URL', { doc: 'Intuit’s authorize page.' }),
  qboTokenUrl: url('QBO_TOKEN_URL', { doc: 'Intuit’s token endpoint.' }),
  qboRevokeUrl: url('QBO_REVOKE_URL', { doc: 'Intuit’s revoke endpoint.' }),
  qboClientId: text('QBO_CLIENT_ID', { doc: 'Client id of the Intuit app.' }),
  qboClientSecret: text('QBO_CLIENT_SECRET', { secret: true, doc: 'Client secret of the Intuit app.' }),
  qboPerMinute: integer('QBO_PER_MINUTE', { min: 1, max: 500, default: 450, doc: 'Calls per realm in any minute.' }),
  qboPerSecond: integer('QBO_PER_SECOND', { min: 1, max: 10, default: 8, doc: 'Calls per realm in any second.' }),
  qboInFlight: integer('QBO_IN_FLIGHT', { min: 1, max: 10, default: 7, doc: 'Calls per realm at once.' }),
  qboPauseMs: durationMs('QBO_PAUSE_MS', { min: 100, default: 60_000, doc: 'Pause of a realm after a 429.' }),
  qboTimeoutMs: durationMs('QBO_TIMEOUT_MS', {
    min: 100,
    max: 130_000,
    default: 130_000,
    doc: 'Longest wait for an answer of QuickBooks, which gives up after 120 s itself.',
  }),
  concurrency: integer('CONCURRENCY', { min: 1, max: 500, default: 20, doc: 'Companies worked on at once.' }),
  sliceMaxMs: durationMs('SLICE_MAX_MS', { min: 100, default: 60_000, doc: 'A slice starts no document after this.' }),
  sliceMaxDocuments: integer('SLICE_MAX_DOCUMENTS', { min: 1, default: 300, doc: 'Most documents of one slice.' }),
  lockHeartbeatMs: durationMs('LOCK_HEARTBEAT_MS', { min: 100, default: 4000, doc: 'Heartbeat of the lock session.' }),
  lockIdleTimeoutMs: durationMs('LOCK_IDLE_TIMEOUT_MS', {
    min: 500,
    default: 15_000,
    doc: 'PostgreSQL ends a lock session that is silent for so long: a frozen worker loses its companies.',
  }),
  lockAnswerMs: durationMs('LOCK_ANSWER_MS', {
    min: 200,
    default: 10_000,
    doc: 'No call to QuickBooks unless the lock session answered within this time.',
  }),
  lockRetryMs: durationMs('LOCK_RETRY_MS', { min: 50, default: 2000, doc: 'How often a taken lock is tried again.' }),
  deferMs: durationMs('DEFER_MS', { min: 100, default: 15_000, doc: 'How long a run waits whose company is busy.' }),
  lookUpAfterMs: durationMs('LOOK_UP_AFTER_MS', {
    min: 100,
    default: 130_000,
    doc: 'No look-up for a call of unknown outcome sooner than this: it may still be carried out.',
  }),
  requestIdTrustMs: durationMs('REQUEST_ID_TRUST_MS', {
    min: 100,
    default: 3_600_000,
    doc: 'Calls of unknown outcome that are older are looked up before they are repeated.',
  }),
  unavailablePauseMs: durationMs('QBO_UNAVAILABLE_PAUSE_MS', {
    min: 100,
    default: 30_000,
    doc: 'How long a run waits after QuickBooks was not available.',
  }),
  stockLockPauseMs: durationMs('STOCK_LOCK_PAUSE_MS', {
    min: 1,
    default: 1000,
    doc: 'First pause after a write met another one with products in stock; the next ones are longer.',
  }),
  failureRetryMs: durationMs('FAILURE_RETRY_MS', {
    min: 100,
    default: 900_000,
    doc: 'How long a record waits after a failure that may pass by itself.',
  }),
  relayIdleMs: durationMs('RELAY_IDLE_MS', {
    min: 10,
    default: 500,
    doc: 'Pause of the result relay with nothing to do, and between two turns of a batch whose run goes on.',
  }),
  progressIntervalMs: durationMs('PROGRESS_INTERVAL_MS', {
    min: 100,
    default: 2000,
    doc: 'How often progress is reported.',
  }),
  stallMs: durationMs('WATCHDOG_STALL_MS', {
    min: 1000,
    default: 240_000,
    doc: 'A consumer that commits nothing for so long, with events waiting, is replaced.',
  }),
  runRetentionMs: ageMs('RUN_RETENTION_MS', {
    min: 60_000,
    default: 14 * 86_400_000,
    doc: 'How long ended runs are remembered; longer than the topics keep events.',
  }),
  abandonedRetentionMs: ageMs('ABANDONED_RETENTION_MS', {
    min: 60_000,
    default: 30 * 86_400_000,
    doc: 'How long runs and reads are kept that nobody has ended or touched since.',
  }),
  intentRetentionMs: ageMs('INTENT_RETENTION_MS', {
    min: 60_000,
    default: 400 * 86_400_000,
    doc: 'How long the history of what was sent to QuickBooks is kept. What has no definite answer yet is kept for ever.',
  }),
  removedRetentionMs: ageMs('REMOVED_COMPANY_RETENTION_MS', {
    min: 60_000,
    default: 90 * 86_400_000,
    doc: 'How long the records and payments of a company are kept after it was removed.',
  }),
  retentionSweepMs: durationMs('RETENTION_SWEEP_MS', {
    min: 100,
    default: 600_000,
    doc: 'How often what is older than that is looked for.',
  }),
};

export type WorkerConfig = ConfigOf<typeof workerSettings>;

/** Throws `config-invalid` with every fault. */
export function loadWorkerConfig(env: Record<string, string | undefined>): Readonly<WorkerConfig> {
  return loadConfig(env, workerSettings);
}
