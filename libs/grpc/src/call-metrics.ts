import type { MetricFactory } from '@autosync/core';
import { grpcCodes } from './status.ts';
import type { GrpcCode } from './status.ts';

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The metrics of the calls that a process answers. Returns the `onCall` of its server. */
export function createCallMetrics<const M extends string>(
  metrics: MetricFactory,
  methods: readonly M[],
): (method: M, code: GrpcCode, seconds: number) => void {
  const calls = metrics.counter({
    name: 'autosync_grpc_calls_total',
    help: 'Answered gRPC calls.',
    labels: { method: methods, code: grpcCodes },
  });
  const duration = metrics.histogram({
    name: 'autosync_grpc_duration_seconds',
    help: 'Time from a gRPC call to its answer.',
    labels: { method: methods },
    buckets,
  });
  return (method, code, seconds) => {
    calls.inc({ method, code });
    // How long somebody watches says nothing about our speed.
    if (!method.startsWith('watch')) duration.observe({ method }, seconds);
  };
}
