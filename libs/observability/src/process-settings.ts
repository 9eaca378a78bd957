import { durationMs, group, integer, oneOf, text } from '@autosync/config';
import type { ConfigOf } from '@autosync/config';
import { logFormats, logLevels } from './logger.ts';
import { tracingSetting } from './tracing-setting.ts';

const shutdownMembers = {
  timeoutMs: durationMs('SHUTDOWN_TIMEOUT_MS', {
    doc: 'Longest time from SIGTERM to the end of the process; past it the process exits 1.',
    min: 1,
    default: 25_000,
  }),
  delayMs: durationMs('SHUTDOWN_DELAY_MS', {
    doc: 'Part of it in which the process is not ready but serves on, so that load balancers notice.',
    default: 0,
  }),
};

/** What a process that runs once needs, too. */
export const logSettings = {
  logLevel: oneOf('LOG_LEVEL', { doc: 'Least serious level that is logged.', values: logLevels, default: 'info' }),
  logFormat: oneOf('LOG_FORMAT', {
    doc: 'json for machines, pretty for a terminal.',
    values: logFormats,
    default: 'json',
  }),
  serviceVersion: text('SERVICE_VERSION', {
    doc: 'Version in logs and in autosync_build_info.',
    default: 'development',
  }),
};

/** The settings every service has; it spreads them into its own. */
export const processSettings = {
  ...logSettings,
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
  shutdown: group({
    members: shutdownMembers,
    faultsOf: ({ timeoutMs, delayMs }) =>
      delayMs < timeoutMs
        ? []
        : ['SHUTDOWN_DELAY_MS must be less than SHUTDOWN_TIMEOUT_MS: after it, calls in flight still have to end'],
    toValue: (values) => values,
  }),
  tracing: tracingSetting,
};

export type LogConfig = Readonly<ConfigOf<typeof logSettings>>;
export type ProcessConfig = Readonly<ConfigOf<typeof processSettings>>;
