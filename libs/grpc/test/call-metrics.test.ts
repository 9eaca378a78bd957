import { expect, it } from 'vitest';
import { createMetrics } from '@autosync/observability';
import { createCallMetrics } from '../src/index.ts';

it('calls are counted by method and code, each pair from 0 on, and timed by method', async () => {
  const metrics = createMetrics({ service: 'test', version: 'test' });
  const onCall = createCallMetrics(metrics, ['say', 'wait']);
  onCall('say', 'OK', 0.2);
  onCall('say', 'NOT_FOUND', 0.002);
  const text = await metrics.registry.metrics();
  expect(text).toContain('autosync_grpc_calls_total{method="say",code="OK"} 1');
  expect(text).toContain('autosync_grpc_calls_total{method="say",code="NOT_FOUND"} 1');
  expect(text).toContain('autosync_grpc_calls_total{method="wait",code="UNAVAILABLE"} 0');
  expect(text).toContain('autosync_grpc_duration_seconds_bucket{le="0.25",method="say"} 2');
  expect(text).toContain('autosync_grpc_duration_seconds_count{method="wait"} 0');
});
