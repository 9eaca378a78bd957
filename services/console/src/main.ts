import process from 'node:process';
import { loadConfig } from '@autosync/config';
import { runService } from '@autosync/observability';
import { consoleSettings } from './config.ts';
import { buildConsole } from './service.ts';

await runService({
  name: 'console',
  process,
  loadConfig: (env) => loadConfig(env, consoleSettings),
  build: buildConsole,
});
