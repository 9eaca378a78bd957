import process from 'node:process';
import { runService } from '@autosync/observability';
import { buildWorker, loadWorkerConfig, outgoingWorker } from '@autosync/sync-worker';
import { invoiceDefinition } from './invoice-definition.ts';

await runService({
  name: 'sync-invoices',
  process,
  loadConfig: loadWorkerConfig,
  build: (context) => buildWorker('sync-invoices', context, (config) => outgoingWorker(invoiceDefinition, config)),
});
