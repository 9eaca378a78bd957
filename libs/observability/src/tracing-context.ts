import type { Counter, MetricFactory } from '@autosync/core';
import type { Logger } from './logger.ts';

/** What became of spans: the collector took them, or not, or they were too many to wait for it. */
const spanOutcomes = ['sent', 'refused', 'dropped'] as const;

export type TracingContext = {
  service: string;
  version: string;
  spans: Counter<{ outcome: typeof spanOutcomes }>;
  logger: Pick<Logger, 'warn' | 'info'>;
};

export type Tracing = {
  /** Sends what is left, for two seconds at most, and traces no more. */
  stop(): Promise<void>;
};

/** There whether or not anything is traced, so that dashboards and alerts find it. */
export function createSpanCounter(metrics: Pick<MetricFactory, 'counter'>): TracingContext['spans'] {
  return metrics.counter({
    name: 'autosync_trace_spans_total',
    help: 'Spans of kept traces by what became of them.',
    labels: { outcome: spanOutcomes },
  });
}
