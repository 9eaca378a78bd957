import { once } from 'node:events';
import process from 'node:process';
import { loadConfig, oneOf } from '@autosync/config';
import { AutosyncError, startSpan } from '@autosync/core';
import { processSettings, runService } from '../../src/index.ts';
import type { Service, ServiceContext } from '../../src/index.ts';

// A service as small as possible whose life can go wrong in every way. It goes on when a line comes on standard input.
const settings = {
  ...processSettings,
  mode: oneOf('FIXTURE_MODE', {
    doc: 'What goes wrong.',
    values: ['nothing', 'slow-start', 'start-fails', 'slow-stop', 'stop-hangs', 'stop-fails', 'rejects', 'throws'],
  }),
};
type Config = ReturnType<typeof load>;
const load = (env: Record<string, string | undefined>) => loadConfig(env, settings);

function build({ config, logger }: ServiceContext<Config>): Service {
  const told = () => once(process.stdin, 'data');
  return {
    async start() {
      const arriving = { traceparent: undefined, begin: true } as const;
      startSpan({ name: 'service starting', kind: 'internal', arriving }).end();
      logger.info('service starting');
      if (config.mode === 'slow-start') await told();
      if (config.mode === 'start-fails') throw new AutosyncError('db-unavailable', 'the database is away');
      if (config.mode === 'rejects') void told().then(() => Promise.reject(new AutosyncError('bug', 'nobody caught')));
      if (config.mode === 'throws') {
        process.stdin.once('data', () => {
          throw new Error('thrown in a callback');
        });
      }
    },
    drain: () => logger.info('service draining'),
    async stop() {
      logger.info('service stopping');
      if (config.mode === 'slow-stop') await told();
      if (config.mode === 'stop-hangs') await new Promise(() => {});
      if (config.mode === 'stop-fails') throw new AutosyncError('kafka-unavailable', 'the broker is away');
      logger.info('service stopped');
    },
    isReady: () => ({ ok: true, reasons: [] }),
    ports: () => ({ grpcPort: 4711 }),
  };
}

await runService({ name: 'fixture', process, loadConfig: load, build });
