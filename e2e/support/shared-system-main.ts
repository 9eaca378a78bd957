import process from 'node:process';
import { recordTypes } from '@autosync/contracts';
import { sayReady } from '@autosync/testing';
import { startOwnSystem } from './running-system.ts';

/* The system that test files share: see `useSharedSystem`. */

const { system, stack, stop } = await startOwnSystem({
  types: recordTypes,
  overrides: {
    scheduler: { INTERVAL_UNIT_MS: '100' },
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
sayReady({ system: { gatewayUrl, simulatorUrl, operatorKey, databaseUrl }, stack: { brokers, dataDir } });
