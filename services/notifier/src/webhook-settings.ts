import { ageMs, durationMs, flag, group, integer, optional, pemFile, type ReadableFile } from '@autosync/config';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How webhooks are sent. */
export type WebhookSettings = {
  allowsPrivate: boolean;
  allowsHttp: boolean;
  /** Certificates of receivers that are trusted in addition to Node's. */
  authorities: ReadableFile | undefined;
  timeoutMs: number;
  leaseMs: number;
  concurrency: number;
  concurrencyPerWebhook: number;
  retryBaseMs: number;
  retryMaxMs: number;
  retryForMs: number;
  disableAfterMs: number;
  idleMs: number;
  retentionMs: number;
};

export const webhookSettings = group({
  members: {
    allowsPrivate: flag('WEBHOOK_ALLOW_PRIVATE', {
      doc: 'true: webhooks may go to private networks and to this machine, too. Whoever makes webhooks can then reach what this process reaches.',
      default: false,
    }),
    allowsHttp: flag('WEBHOOK_ALLOW_HTTP', {
      doc: 'true: webhooks may go to http URLs, too: without TLS.',
      default: false,
    }),
    authorities: optional(
      pemFile('WEBHOOK_CA_FILE', {
        doc: 'Certificates that receivers’ are checked against, beside those that Node trusts.',
      }),
    ),
    timeoutMs: durationMs('WEBHOOK_TIMEOUT_MS', {
      doc: 'How long a receiver may take, from looking up its name to the end of its answer.',
      min: 10,
      max: 120_000,
      default: 15_000,
    }),
    leaseMs: durationMs('WEBHOOK_LEASE_MS', {
      doc: 'After this a delivery in hand counts as one of a dead process, and is sent again. Longer than WEBHOOK_TIMEOUT_MS.',
      min: 1,
      default: 60_000,
    }),
    concurrency: integer('WEBHOOK_CONCURRENCY', {
      doc: 'Deliveries that this process sends at one time. Half of them at most go to receivers that fail or are slow.',
      min: 2,
      max: 10_000,
      default: 100,
    }),
    concurrencyPerWebhook: integer('WEBHOOK_CONCURRENCY_EACH', {
      doc: 'Those of them to one webhook; one at a time to one that fails or is slow.',
      min: 1,
      default: 5,
    }),
    retryBaseMs: durationMs('WEBHOOK_RETRY_BASE_MS', {
      doc: 'Pause before the first retry; each is twice as long as the one before, up to half of it taken off at random.',
      min: 1,
      default: 10_000,
    }),
    retryMaxMs: durationMs('WEBHOOK_RETRY_MAX_MS', {
      doc: 'Longest pause between two tries.',
      min: 1,
      default: 8 * HOUR_MS,
    }),
    retryForMs: ageMs('WEBHOOK_RETRY_FOR_MS', {
      doc: 'How long a delivery is tried; then it has failed.',
      min: 1,
      default: 3 * DAY_MS,
    }),
    disableAfterMs: ageMs('WEBHOOK_DISABLE_AFTER_MS', {
      doc: 'A webhook at which nothing has succeeded for so long is switched off when the next delivery has failed for good.',
      min: 1,
      default: 5 * DAY_MS,
    }),
    idleMs: durationMs('WEBHOOK_IDLE_MS', {
      doc: 'How often it is looked for deliveries; those of this process go at once.',
      min: 1,
      default: 1000,
    }),
    retentionMs: ageMs('WEBHOOK_RETENTION_MS', {
      doc: 'How long deliveries are kept: so long they can be looked at and sent again.',
      min: 60_000,
      default: 30 * DAY_MS,
    }),
  },
  faultsOf: ({ timeoutMs, leaseMs, retryForMs, retentionMs }) => [
    ...(leaseMs > timeoutMs ? [] : ['WEBHOOK_LEASE_MS must be longer than WEBHOOK_TIMEOUT_MS']),
    ...(retentionMs >= retryForMs ? [] : ['WEBHOOK_RETENTION_MS must be at least WEBHOOK_RETRY_FOR_MS']),
  ],
  toValue: (values): WebhookSettings => values,
});
