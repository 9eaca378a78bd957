import { expect, it } from 'vitest';
import { tracingEnvironment } from '../../src/demo/tracing-environment.ts';

it('services get what is said about traces, and nothing else of the environment', () => {
  const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' };
  expect(tracingEnvironment({ PATH: '/bin', OTEL_SERVICE_NAME: 'mine', ...endpoint })).toEqual(endpoint);
  expect(tracingEnvironment({ PATH: '/bin' })).toEqual({});
});
