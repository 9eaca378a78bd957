import { errorCode, toError } from '@autosync/core';
import { configOrExit } from './config-or-exit.ts';
import { createLogger } from './logger.ts';
import type { Logger } from './logger.ts';
import type { LogConfig } from './process-settings.ts';

export type RunJobOptions<C extends LogConfig> = {
  name: string;
  /** Node's process: this is the only way it gets in. */
  process: NodeJS.Process;
  loadConfig: (env: Record<string, string | undefined>) => C;
  /** The work; what it answers are the fields of the one log line that says what was done. */
  run: (context: { config: C; logger: Logger }) => Promise<object>;
};

/**
 * The life of a process that runs once: configuration (faults → exit 1), `run`, one log line "done" with what it
 * answered, exit 0. A failure is one log line "failed" and exit 1, a signal one line and exit 1: what runs it may run it
 * again, so a job must bear to be cut off anywhere.
 */
export async function runJob<C extends LogConfig>({ name, process, loadConfig, run }: RunJobOptions<C>): Promise<void> {
  const config = configOrExit(name, process, loadConfig);
  const identity = { service: name, version: config.serviceVersion };
  const logger = createLogger({ ...identity, level: config.logLevel, format: config.logFormat });
  const startedAt = performance.now();
  const durationMs = () => Math.round(performance.now() - startedAt);

  function fail(error: unknown): never {
    logger.fatal({ errorCode: errorCode(error), err: toError(error), durationMs: durationMs() }, 'failed');
    return process.exit(1);
  }

  process.on('unhandledRejection', fail);
  process.on('uncaughtException', fail);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // The first process of a container ignores signals that it does not handle.
    process.on(signal, () => {
      logger.warn({ signal, durationMs: durationMs() }, 'told to stop before the end');
      process.exit(1);
    });
  }
  try {
    const done = await run({ config, logger });
    logger.info({ ...done, durationMs: durationMs() }, 'done');
    process.exit(0);
  } catch (error) {
    fail(error);
  }
}
