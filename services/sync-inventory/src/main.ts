import process from 'node:process';
import { runService } from '@autosync/observability';
import { buildWorker, loadWorkerConfig, outgoingWorker } from '@autosync/sync-worker';
import { inventoryDefinition } from './inventory-definition.ts';

await runService({
  name: 'sync-inventory',
  process,
  loadConfig: loadWorkerConfig,
  build: (context) => buildWorker('sync-inventory', context, (config) => outgoingWorker(inventoryDefinition, config)),
});
