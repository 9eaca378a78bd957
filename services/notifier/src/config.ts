import { durationMs, integer, optional, text, url, type ConfigOf } from '@autosync/config';
import { parseKeyRing, type KeyRing } from '@autosync/connections';
import { serviceGroups } from '@autosync/contracts';
import { databaseSettings } from '@autosync/db';
import { peerServerSettings } from '@autosync/grpc';
import { consumerTimingSettings, kafkaSettings } from '@autosync/kafka';
import { processSettings } from '@autosync/observability';
import { mailSettings } from './mail-settings.ts';
import { webhookSettings } from './webhook-settings.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const tokenKeys = text('TOKEN_KEYS', {
  doc: 'Keys that seal links and webhook secrets: id:base64 of 32 bytes, separated by commas; the first seals, all open.',
  secret: true,
});

/** Every variable of the notifier (README, Configuration). */
export const notifierSettings = {
  ...processSettings,
  ...databaseSettings,
  ...kafkaSettings,
  ...consumerTimingSettings,
  kafkaGroupId: text('KAFKA_GROUP_ID', {
    doc: 'Beginning of the consumer groups; another one reads everything again from the beginning.',
    default: serviceGroups.notifier,
  }),
  kafkaSendTimeoutMs: durationMs('KAFKA_SEND_TIMEOUT_MS', {
    doc: 'How long the broker may take to acknowledge a dead letter.',
    min: 1,
    max: 9000,
    default: 8000,
  }),
  consumerConcurrency: integer('CONSUMER_CONCURRENCY', { doc: 'Facts taken at one time.', min: 1, default: 8 }),
  consumerStallMs: durationMs('CONSUMER_STALL_MS', {
    doc: 'A consumer that is behind and makes no progress for so long is replaced.',
    min: 1,
    default: 240_000,
  }),
  grpcHost: text('GRPC_HOST', { doc: 'Address on which gRPC is served.', default: '127.0.0.1' }),
  grpcPort: integer('GRPC_PORT', { doc: 'Port of gRPC; 0 takes a free one.', min: 0, max: 65_535, default: 50_053 }),
  ...peerServerSettings,
  grpcMaxConnectionAgeMs: durationMs('GRPC_MAX_CONNECTION_AGE_MS', {
    doc: 'Connections end after this, so that clients find new replicas.',
    min: 1000,
    default: 300_000,
  }),
  tokenKeys: { ...tokenKeys, default: undefined, parse: (value: string): KeyRing => parseKeyRing(value) },
  publicUrl: url('PUBLIC_URL', {
    doc: 'How people reach the gateway: links in mails begin with it.',
    protocols: ['https', 'http'],
  }),
  consoleUrl: optional(
    url('CONSOLE_URL', { doc: 'Where the console is, for links in mails.', protocols: ['https', 'http'] }),
  ),
  mail: mailSettings,
  webhooks: webhookSettings,
  settleMs: durationMs('SETTLE_MS', {
    doc: 'How long after a fact a company is looked at: what mends itself meanwhile is told to nobody.',
    default: 120_000,
  }),
  patienceMs: durationMs('PATIENCE_MS', {
    doc: 'How long failures that mostly pass by themselves (outages, time-outs, throttling, our own) last before people hear of them.',
    default: HOUR_MS,
  }),
  quietMs: durationMs('QUIET_MS', {
    doc: 'How long nobody hears of a cause again, whatever is new about it.',
    default: DAY_MS,
  }),
  linkTtlMs: durationMs('LINK_TTL_MS', {
    doc: 'How long a link that tries records again works.',
    min: 60_000,
    default: 7 * DAY_MS,
  }),
  lookIdleMs: durationMs('LOOK_IDLE_MS', {
    doc: 'How often it is looked whether a company or a daily mail is due.',
    min: 1,
    default: 5000,
  }),
  mailIdleMs: durationMs('MAIL_IDLE_MS', {
    doc: 'How often it is looked for mails; those of this process go at once.',
    min: 1,
    default: 5000,
  }),
  mailLeaseMs: durationMs('MAIL_LEASE_MS', {
    doc: 'After this a mail in hand counts as one of a dead process, and is sent once more. Longer than a mail server takes.',
    min: 1,
    default: 120_000,
  }),
  countdownCheckMs: durationMs('COUNTDOWN_CHECK_MS', {
    doc: 'How often it is looked which connections end soon.',
    min: 1,
    default: HOUR_MS,
  }),
  retentionMs: durationMs('RETENTION_MS', {
    doc: 'How long mails, used links and taken facts are kept: longer than the topics keep events (30 days at most).',
    min: 31 * DAY_MS,
    max: 3650 * DAY_MS,
    default: 90 * DAY_MS,
  }),
};

export type NotifierConfig = Readonly<ConfigOf<typeof notifierSettings>>;
