import process from 'node:process';
import { loadConfig } from '@autosync/config';
import { runService } from '@autosync/observability';
import { notifierSettings } from './config.ts';
import { buildNotifier } from './service.ts';

await runService({
  name: 'notifier',
  process,
  loadConfig: (env) => loadConfig(env, notifierSettings),
  build: buildNotifier,
});
