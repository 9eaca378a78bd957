import process from 'node:process';
import { loadConfig } from '@autosync/config';
import { runService } from '@autosync/observability';
import { schedulerSettings } from './config.ts';
import { buildScheduler } from './service.ts';

await runService({
  name: 'scheduler',
  process,
  loadConfig: (env) => loadConfig(env, schedulerSettings),
  build: buildScheduler,
});
