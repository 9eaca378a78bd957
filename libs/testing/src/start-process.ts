import { fileURLToPath } from 'node:url';
import { eventually } from './eventually.ts';
import { exitWithTestRun } from './exit-with-test-run.ts';
import { compileCacheFolder, programFor, startChild, type Child, type Exit } from '@autosync/dev-stack/servers';

export type TestProcess = Pick<Child, 'pid' | 'kill' | 'exited' | 'isRunning' | 'output'> & {
  readonly name: string;
  /** SIGTERM, then SIGKILL if it still runs after `deadlineMs` (default 10 s). */
  stop(options?: { deadlineMs?: number }): Promise<Exit>;
  /** The fields of its line "ready", once it is there. Throws with its output when it ends before, or has not come to it in 50 s. */
  ready(): Promise<Record<string, unknown>>;
  /** Its JSON log lines, parsed, oldest first; other lines are left out. */
  logs(): Record<string, unknown>[];
};

/** Less than a hook or a test may take: then it is told what the process said. */
const READY_MS = 50_000;

function parseLine(line: string): Record<string, unknown>[] {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? [value as Record<string, unknown>] : [];
  } catch {
    return [];
  }
}

/**
 * Starts a service (or any script) as a process, as in production. It gets `env` and, of ours, only PATH, HOME and NODE_OPTIONS. Its
 * output is kept, and it ends with the test process, however that ends.
 */
export async function startProcess(options: {
  name: string;
  /** The script: a path or a file URL. That of a service is bundled, as in the image. */
  entry: string | URL;
  args?: readonly string[];
  env?: Record<string, string | undefined>;
}): Promise<TestProcess> {
  exitWithTestRun();
  const entry = options.entry instanceof URL ? fileURLToPath(options.entry) : options.entry;
  const child = await startChild({
    command: process.execPath,
    args: ['--disable-warning=TimeoutNegativeWarning', await programFor(entry), ...(options.args ?? [])],
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      NODE_COMPILE_CACHE: compileCacheFolder,
      NODE_OPTIONS: process.env['NODE_OPTIONS'],
      ...options.env,
    },
    keepLines: 20_000,
  });
  const logs = () => child.output().split('\n').flatMap(parseLine);
  const readyLine = () => logs().find(({ msg }) => msg === 'ready');
  return {
    name: options.name,
    pid: child.pid,
    kill: child.kill,
    exited: child.exited,
    isRunning: child.isRunning,
    output: child.output,
    stop: (stopOptions) => child.stop(stopOptions),
    async ready() {
      await eventually(() => readyLine() !== undefined || !child.isRunning(), { timeoutMs: READY_MS }).catch(
        () => undefined,
      );
      const line = readyLine();
      if (line === undefined) throw new Error(`${options.name} was not ready:\n${child.output()}`);
      return line;
    },
    logs,
  };
}
