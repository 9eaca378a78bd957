import { identify, isAlive } from '@autosync/dev-stack/servers';

/** Which process runs jest: `pid:start time`. Set by the global set-up, inherited by jest's workers. */
const variable = 'AUTOSYNC_TEST_RUN';

/** Called in jest's main process. */
export function nameThisTestRun(): void {
  const { pid, startedAt } = identify(process.pid);
  process.env[variable] = `${pid}:${startedAt ?? ''}`;
}

let watching = false;

/**
 * A jest worker that is in the middle of a test goes on when jest is killed, with everything it started. Whoever starts
 * something for a test calls this first: the worker then ends within a second of jest, and its processes with it.
 */
export function exitWithJest(): void {
  const [pid, startedAt] = (process.env[variable] ?? '').split(':');
  if (watching || !pid) return;
  watching = true;
  const jest = { pid: Number(pid), startedAt: startedAt === '' ? undefined : startedAt };
  setInterval(() => {
    if (!isAlive(jest)) process.kill(process.pid, 'SIGKILL');
  }, 500).unref();
}
