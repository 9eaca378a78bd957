import process from 'node:process';
import { runService } from '@autosync/observability';
import { buildWorker, loadWorkerConfig, outgoingWorker } from '@autosync/sync-worker';
import { expenseDefinition } from './expense-definition.ts';

await runService({
  name: 'sync-expenses',
  process,
  loadConfig: loadWorkerConfig,
  build: (context) => buildWorker('sync-expenses', context, (config) => outgoingWorker(expenseDefinition, config)),
});
