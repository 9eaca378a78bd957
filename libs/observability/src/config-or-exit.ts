import { errorCode, toError } from '@autosync/core';
import { createLogger } from './logger.ts';
import { processSettings } from './process-settings.ts';

/**
 * The configuration, or the end of the process with code 1 after one line per fault on standard error. Nothing else
 * exists at that moment: no socket, no logger (hence this one).
 */
export function configOrExit<C>(
  name: string,
  process: NodeJS.Process,
  loadConfig: (env: Record<string, string | undefined>) => C,
): C {
  try {
    return loadConfig(process.env);
  } catch (error) {
    const logger = createLogger({
      service: name,
      version: process.env[processSettings.serviceVersion.variable] ?? 'unknown',
      level: 'fatal',
      format: process.env[processSettings.logFormat.variable] === 'pretty' ? 'pretty' : 'json',
      destination: process.stderr,
    });
    const faults = faultsOf(error);
    for (const fault of faults) logger.fatal({ errorCode: 'config-invalid', fault }, 'configuration fault');
    if (faults.length === 0) logger.fatal({ errorCode: errorCode(error), err: toError(error) }, 'configuration failed');
    return process.exit(1);
  }
}

function faultsOf(error: unknown): unknown[] {
  if (errorCode(error) !== 'config-invalid') return [];
  const { details } = error as { details?: { faults?: unknown } };
  return Array.isArray(details?.faults) ? details.faults : [];
}
