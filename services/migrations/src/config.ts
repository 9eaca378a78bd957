import { durationMs, optional, text } from '@autosync/config';
import type { ConfigOf } from '@autosync/config';
import { databaseAddressSettings } from '@autosync/db';
import { logSettings } from '@autosync/observability';

const password = (variable: string, role: string) =>
  optional(
    text(variable, { doc: `Lets ${role} log in with this password; else its login stays as it is.`, secret: true }),
  );

/** Every variable of the job (README, Configuration). */
export const migrationsSettings = {
  ...logSettings,
  ...databaseAddressSettings,
  gatewayPassword: password('GATEWAY_DATABASE_PASSWORD', 'autosync_gateway'),
  workerPassword: password('WORKER_DATABASE_PASSWORD', 'autosync_worker'),
  schedulerPassword: password('SCHEDULER_DATABASE_PASSWORD', 'autosync_scheduler'),
  batchStatusPassword: password('BATCH_STATUS_DATABASE_PASSWORD', 'autosync_batch_status'),
  notifierPassword: password('NOTIFIER_DATABASE_PASSWORD', 'autosync_notifier'),
  waitMs: durationMs('WAIT_MS', { doc: 'How long PostgreSQL is waited for.', default: 60_000 }),
};

export type MigrationsConfig = Readonly<ConfigOf<typeof migrationsSettings>>;
