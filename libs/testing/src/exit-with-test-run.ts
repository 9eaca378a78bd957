import { identify, isAlive } from '@autosync/dev-stack/servers';

/** Identifies the process that runs the tests: `pid:start time`. Set by the global set-up, inherited by the runner's workers. */
const variable = 'AUTOSYNC_TEST_RUN';

/** Called in the runner's main process. */
export function nameThisTestRun(): void {
  const { pid, startedAt } = identify(process.pid);
  process.env[variable] = `${pid}:${startedAt ?? ''}`;
}

let watching = false;

/**
 * When the runner is killed, a worker in the middle of a test would go on, with everything it started. Call this before
 * starting anything for a test: the worker then ends within a second after the runner, and so do its processes.
 */
export function exitWithTestRun(): void {
  const [pid, startedAt] = (process.env[variable] ?? '').split(':');
  if (watching || !pid) return;
  watching = true;
  const runner = { pid: Number(pid), startedAt: startedAt === '' ? undefined : startedAt };
  setInterval(() => {
    if (!isAlive(runner)) process.kill(process.pid, 'SIGKILL');
  }, 500).unref();
}
