import { integer, loadConfig, text } from '@autosync/config';
import type { ConfigOf } from '@autosync/config';
import { processSettings } from '@autosync/observability';
import { switchSettings } from './switches.ts';

export const simulatorSettings = {
  ...processSettings,
  httpHost: text('HTTP_HOST', { doc: 'Address of the OAuth, data and control API.', default: '127.0.0.1' }),
  httpPort: integer('HTTP_PORT', {
    doc: 'Port of the OAuth, data and control API; 0 takes a free one, named in the log line "ready".',
    min: 0,
    max: 65_535,
    default: 8090,
  }),
  dataDir: text('DATA_DIR', {
    doc: 'Folder of the journal that holds the books; made when it is not there.',
    default: '.autosync/simulator',
  }),
  clientId: text('SIMULATOR_CLIENT_ID', {
    doc: 'Client id of the app that is there from the start.',
    default: 'simulator-app',
  }),
  // It protects nothing of value, so unlike other secrets it has a default.
  clientSecret: text('SIMULATOR_CLIENT_SECRET', { doc: 'Client secret of that app.', default: 'simulator-secret' }),
  ...switchSettings,
};

export type SimulatorConfig = Readonly<ConfigOf<typeof simulatorSettings>>;

export function loadSimulatorConfig(env: Record<string, string | undefined>): SimulatorConfig {
  return loadConfig(env, simulatorSettings);
}
