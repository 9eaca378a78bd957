import process from 'node:process';
import { loadConfig } from '@autosync/config';
import { runService } from '@autosync/observability';
import { gatewaySettings } from './config.ts';
import { buildGateway } from './service.ts';

await runService({
  name: 'gateway',
  process,
  loadConfig: (env) => loadConfig(env, gatewaySettings),
  build: buildGateway,
});
