import { createLockSession } from '../../src/index.ts';

// A process of its own that holds a company, to be frozen by the test. Every 20 ms it looks whether it may still work.

const { DATABASE = '', COMPANY = '', HEARTBEAT_MS = '', IDLE_MS = '' } = process.env;
const session = createLockSession({
  connectionString: DATABASE,
  applicationName: 'frozen-holder',
  heartbeatMs: Number(HEARTBEAT_MS),
  idleSessionTimeoutMs: Number(IDLE_MS),
  onLost: () => process.stdout.write('lost\n'),
});
await session.start();
if ((await session.tryAcquire(COMPANY)) === null) throw new Error('the company is held by another');
process.stdout.write('acquired\n');

let lookedAt = performance.now();
setInterval(() => {
  const now = performance.now();
  if (now - lookedAt > 500)
    process.stdout.write(`first look after the freeze: ${Math.round(session.msSinceAnswer())}\n`);
  lookedAt = now;
}, 20);

process.once('SIGTERM', () => void session.stop().then(() => process.exit(0)));
