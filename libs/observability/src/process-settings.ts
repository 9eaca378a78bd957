import { durationMs, integer, oneOf, text } from '@autosync/config';
import type { ConfigOf } from '@autosync/config';
import { logFormats, logLevels } from './logger.ts';

/** The settings every process has; a service spreads them into its own. */
export const processSettings = {
  logLevel: oneOf('LOG_LEVEL', { doc: 'Least serious level that is logged.', values: logLevels, default: 'info' }),
  logFormat: oneOf('LOG_FORMAT', {
    doc: 'json for machines, pretty for a terminal.',
    values: logFormats,
    default: 'json',
  }),
  healthHost: text('HEALTH_HOST', {
    doc: 'Address on which /livez, /readyz and /metrics are served.',
    default: '127.0.0.1',
  }),
  healthPort: integer('HEALTH_PORT', {
    doc: 'Port of /livez, /readyz and /metrics; 0 takes a free one, named in the log line "ready".',
    min: 0,
    max: 65_535,
    default: 0,
  }),
  shutdownTimeoutMs: durationMs('SHUTDOWN_TIMEOUT_MS', {
    doc: 'Longest time from SIGTERM to the end of the process; past it the process exits 1.',
    min: 1,
    default: 25_000,
  }),
  serviceVersion: text('SERVICE_VERSION', {
    doc: 'Version in logs and in autosync_build_info.',
    default: 'development',
  }),
};

export type ProcessConfig = Readonly<ConfigOf<typeof processSettings>>;
