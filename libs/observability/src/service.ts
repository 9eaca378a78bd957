import type { Health, HealthCheck } from './health-check.ts';
import { watchHealth } from './health-check.ts';
import type { Logger } from './logger.ts';

/** What `runService` runs: the composition root of a service. */
export type Service = {
  start(): Promise<void>;
  /**
   * Serves on while load balancers send ever fewer here, and asks clients to go elsewhere. Called at the beginning of the
   * delay before `stop`, if there is one.
   */
  drain?(): void;
  /** Stops the intake, drains and closes. Called once, after `start` has ended. */
  stop(): Promise<void>;
  /** Not ok: a restart would help. */
  isLive?(): Health;
  /** Not ok: send no work for now. */
  isReady?(): Health | Promise<Health>;
  /** The ports that were really taken, as fields of the log line "ready", for example `{ grpcPort: 50051 }`. */
  ports?(): Record<string, number>;
};

/** The service's own checks; a change of their answer is logged once, not at every probe. */
export function serviceChecks(service: Service, logger: Logger): { isLive: HealthCheck; isReady: HealthCheck } {
  const healthy: HealthCheck = () => ({ ok: true, reasons: [] });
  return {
    isLive: watchHealth(service.isLive?.bind(service) ?? healthy, ({ ok, reasons }) =>
      ok ? logger.info('live again') : logger.error({ reasons }, 'not live'),
    ),
    isReady: watchHealth(service.isReady?.bind(service) ?? healthy, ({ ok, reasons }) =>
      ok ? logger.info('ready again') : logger.warn({ reasons }, 'not ready'),
    ),
  };
}
