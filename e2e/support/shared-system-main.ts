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
process.on('SIGTERM', () => {
  stop().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
const { brokers, dataDir } = stack;
const { gatewayUrl, simulatorUrl, operatorKey, databaseUrl } = system;
sayReady({ system: { gatewayUrl, simulatorUrl, operatorKey, databaseUrl }, stack: { brokers, dataDir } });
