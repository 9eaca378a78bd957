import { errorCode, sleep, toError } from '@autosync/core';
import { configOrExit } from './config-or-exit.ts';
import { createHealthServer } from './health-server.ts';
import { createLogger } from './logger.ts';
import type { Logger } from './logger.ts';
import { createMetrics } from './metrics.ts';
import type { Metrics } from './metrics.ts';
import type { ProcessConfig } from './process-settings.ts';
import { serviceChecks } from './service.ts';
import type { Service } from './service.ts';
import { startTracing } from './start-tracing.ts';
import { createSpanCounter } from './tracing-context.ts';
import type { Tracing } from './tracing-context.ts';

export type ServiceContext<C> = { config: C; logger: Logger; metrics: Metrics };

export type RunServiceOptions<C extends ProcessConfig> = {
  name: string;
  /** Node's process: this is the only way it gets in. */
  process: NodeJS.Process;
  loadConfig: (env: Record<string, string | undefined>) => C;
  build: (context: ServiceContext<C>) => Service | Promise<Service>;
};

/**
 * The life of a process. Resolves when the service is ready; ends the process in every other way.
 *
 * starting  configuration (faults → exit 1 before a socket opens), health server (not ready), tracing, build, `start`
 * ready     one log line "ready" with the ports
 * stopping  on SIGTERM or SIGINT: not ready, `drain` and the delay, `stop`, last spans, health server, exit 0; past the deadline, or
 *           at a second signal, exit 1. A signal while starting waits for `start`, within the same deadline; there is no
 *           delay then, since nobody was sent here yet.
 *
 * A failing start or stop, an unhandled rejection and an uncaught exception are logged as fatal and exit 1: whoever
 * supervises the process starts it again in a known state.
 */
export async function runService<C extends ProcessConfig>(options: RunServiceOptions<C>): Promise<void> {
  const { name, process } = options;
  const config = configOrExit(name, process, options.loadConfig);
  const { shutdown } = config;
  const identity = { service: name, version: config.serviceVersion };
  const logger = createLogger({ ...identity, level: config.logLevel, format: config.logFormat });
  const metrics = createMetrics(identity);
  const spans = createSpanCounter(metrics);

  let state: 'starting' | 'ready' | 'stopping' = 'starting';
  let service: Service | undefined;
  let tracing: Tracing | undefined;
  let checks: ReturnType<typeof serviceChecks> | undefined;
  const health = createHealthServer({
    host: config.healthHost,
    port: config.healthPort,
    metrics,
    logger,
    isLive: () => checks?.isLive() ?? { ok: true, reasons: [] },
    isReady: () => (state === 'ready' && checks ? checks.isReady() : { ok: false, reasons: [state] }),
  });

  function die(message: string, error: unknown): never {
    logger.fatal({ errorCode: errorCode(error), err: toError(error) }, message);
    return process.exit(1);
  }

  async function start(): Promise<void> {
    const healthPort = await health.start();
    tracing = await startTracing(config.tracing, { ...identity, spans, logger });
    service = await options.build({ config, logger, metrics });
    checks = serviceChecks(service, logger);
    await service.start();
    if (state !== 'starting') return;
    state = 'ready';
    logger.info({ ...service.ports?.(), healthPort }, 'ready');
  }

  async function stop(signal: NodeJS.Signals): Promise<void> {
    if (state === 'stopping') {
      logger.warn({ signal }, 'second signal: exiting at once');
      process.exit(1);
    }
    const wasReady = state === 'ready';
    state = 'stopping';
    const startedAt = performance.now();
    logger.info({ signal }, 'stopping');
    setTimeout(() => {
      logger.error({ shutdownTimeoutMs: shutdown.timeoutMs }, 'not stopped in time: exiting');
      process.exit(1);
    }, shutdown.timeoutMs);
    await started;
    if (wasReady && shutdown.delayMs > 0) {
      service?.drain?.();
      await sleep(shutdown.delayMs);
    }
    await service?.stop();
    await tracing?.stop();
    await health.stop();
    logger.info({ durationMs: Math.round(performance.now() - startedAt) }, 'stopped');
    process.exit(0);
  }

  process.on('unhandledRejection', (error) => die('unhandled rejection', error));
  process.on('uncaughtException', (error) => die('uncaught exception', error));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => void stop(signal).catch((error: unknown) => die('stopping failed', error)));
  }
  const started = start().catch((error: unknown) => die('starting failed', error));
  await started;
}
