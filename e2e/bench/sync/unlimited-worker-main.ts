import process from 'node:process';
import { runService } from '@autosync/observability';
import { buildWorker, loadWorkerConfig, outgoingWorker } from '@autosync/sync-worker';
import { invoiceDefinition } from '../../../services/sync-invoices/src/invoice-definition.ts';

/** The limiter at work, but never in the way: its settings allow no such numbers. */
const unlimited = { qboPerMinute: 1_000_000_000, qboPerSecond: 1_000_000 };

/** sync-invoices as it is, but for the rate of its calls. */
await runService({
  name: 'sync-invoices',
  process,
  loadConfig: (env) => ({ ...loadWorkerConfig(env), ...unlimited }),
  build: (context) => buildWorker('sync-invoices', context, (config) => outgoingWorker(invoiceDefinition, config)),
});
