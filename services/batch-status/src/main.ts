import process from 'node:process';
import { loadConfig } from '@autosync/config';
import { runService } from '@autosync/observability';
import { batchStatusSettings } from './config.ts';
import { buildBatchStatus } from './service.ts';

await runService({
  name: 'batch-status',
  process,
  loadConfig: (env) => loadConfig(env, batchStatusSettings),
  build: buildBatchStatus,
});
