import process from 'node:process';
import { loadConfig } from '@autosync/config';
import { runJob } from '@autosync/observability';
import { topicsSettings } from './config.ts';
import { createAllTopics } from './create-all-topics.ts';

await runJob({
  name: 'topics',
  process,
  loadConfig: (env) => loadConfig(env, topicsSettings),
  run: createAllTopics,
});
