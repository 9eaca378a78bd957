import process from 'node:process';
import { loadConfig } from '@autosync/config';
import { runJob } from '@autosync/observability';
import { migrationsSettings } from './config.ts';
import { migrate } from './migrate.ts';

await runJob({
  name: 'migrations',
  process,
  loadConfig: (env) => loadConfig(env, migrationsSettings),
  run: migrate,
});
