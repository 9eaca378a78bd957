import { createLogger, createMetrics, type Logger, type Metrics, type Service } from '@autosync/observability';

/** A service that was started within the test's own process. */
export type ServiceInProcess = {
  service: Service;
  /** The port of its gRPC server; 0 if it has none. */
  grpcPort: number;
  /** The current text of `/metrics`. */
  metrics(): Promise<string>;
  /** Its log lines, parsed, oldest first. */
  logs(): Record<string, unknown>[];
};

/** Builds a service as its `main.ts` does, but with a log and metrics that the test can read, and starts it. */
export async function startInProcess(
  name: string,
  build: (context: { logger: Logger; metrics: Metrics }) => Service,
): Promise<ServiceInProcess> {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const identity = { service: name, version: 'test' };
  const logger = createLogger({ ...identity, level: 'info', format: 'json', destination });
  const metrics = createMetrics(identity);
  const service = build({ logger, metrics });
  await service.start();
  return {
    service,
    grpcPort: service.ports?.()['grpcPort'] ?? 0,
    metrics: () => metrics.registry.metrics(),
    logs: () => lines.map((line): Record<string, unknown> => JSON.parse(line)),
  };
}
