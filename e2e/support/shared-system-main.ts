import process from 'node:process';
import { recordTypes } from '@autosync/contracts';
import { serviceNames } from '@autosync/dev-stack';
import { sayReady } from '@autosync/testing';
import { startOtlpReceiver } from '@autosync/testing/traces';
import { startOwnSystem } from './running-system.ts';

/* The system that test files share: see `useSharedSystem`. */

const collector = await startOtlpReceiver();
// Of requests only what a test asks for by its own `traceparent`, and the scheduled runs that had work, which are few.
const runs = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
const requests = { ...runs, OTEL_TRACES_SAMPLER_ARG: '0' };
const { system, stack, stop } = await startOwnSystem({
  types: recordTypes,
  overrides: {
    ...Object.fromEntries(serviceNames.map((name) => [name, name === 'gateway' ? requests : runs])),
    scheduler: { ...runs, INTERVAL_UNIT_MS: '100' },
    // As some companies are: nothing is sold that is not there.
    'qbo-simulator': { NEGATIVE_STOCK: 'refuse' },
  },
});
let stopping = false;
// Not `once`: the kernel sends the signal again for every thread of a parent that dies, and the second one would kill.
process.on('SIGTERM', () => {
  if (stopping) return;
  stopping = true;
  stop().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
const { brokers, dataDir } = stack;
const { gatewayUrl, simulatorUrl, operatorKey, databaseUrl } = system;
sayReady({
  system: { gatewayUrl, simulatorUrl, operatorKey, databaseUrl },
  stack: { brokers, dataDir },
  collectorUrl: collector.url,
});
