import process from 'node:process';
import { runService } from '@autosync/observability';
import { buildWorker, loadWorkerConfig } from '@autosync/sync-worker';
import { paymentsDefinition } from './payments-definition.ts';

await runService({
  name: 'sync-payments',
  process,
  loadConfig: loadWorkerConfig,
  build: (context) => buildWorker('sync-payments', context, () => paymentsDefinition),
});
