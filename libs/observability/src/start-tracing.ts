import type { Tracing, TracingContext } from './tracing-context.ts';
import type { TracingConfig } from './tracing-setting.ts';

/**
 * Traces from now on, where an endpoint is configured. OpenTelemetry is loaded only then: without it a process has no byte
 * of it in memory, and the borders of our libraries cost nothing.
 */
export async function startTracing(config: TracingConfig | undefined, context: TracingContext): Promise<Tracing> {
  if (config === undefined) return { stop: () => Promise.resolve() };
  const { startOpenTelemetry } = await import('./open-telemetry.ts');
  return startOpenTelemetry(config, context);
}
