import process from 'node:process';
import { runService } from '@autosync/observability';
import { loadSimulatorConfig } from './config.ts';
import { buildSimulator } from './service.ts';

await runService({ name: 'qbo-simulator', process, loadConfig: loadSimulatorConfig, build: buildSimulator });
