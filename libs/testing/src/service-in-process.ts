import { createLogger, createMetrics, type Logger, type Metrics, type Service } from '@autosync/observability';

/** A service that runs in the test's own process, started. */
export type ServiceInProcess = {
  service: Service;
  /** Where it serves gRPC; 0 when it does not. */
  grpcPort: number;
  /** What `/metrics` would show. */
  metrics(): Promise<string>;
  /** The parsed lines that it logged, oldest first. */
  logs(): Record<string, unknown>[];
};

/** Builds a service as its `main.ts` does, with a log and metrics that the test reads, and starts it. */
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
