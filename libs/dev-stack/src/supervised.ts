import { AutosyncError, sleep } from '@autosync/core';
import { describeExit, type Child, type Exit } from './child.ts';

/** A process that is meant to run: it can be stopped, killed and started again, and its unexpected death is told. */
export type Supervised = {
  readonly name: string;
  /** The pid of the current process; the last one's when it is down. */
  readonly pid: number;
  isRunning(): boolean;
  /** Starts it, ready when this resolves. No effect when it runs. */
  start(): Promise<void>;
  /** The gentle end, SIGKILL at the deadline. */
  stop(): Promise<void>;
  /** Sends a signal; a death that follows is expected. Resolves when it is gone, at once for SIGSTOP and SIGCONT. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Gone (by `signal`, default the gentle end), `downMs` later started again on the same ports, and ready. */
  restart(options?: { downMs?: number; signal?: NodeJS.Signals }): Promise<void>;
  /** The last lines it wrote. */
  output(): string;
};

/** Told that a process ended although nobody asked: its name, how, and its last lines. */
export type OnDeath = (name: string, exit: Exit, lastLines: string) => void;

export type SupervisedOptions = {
  name: string;
  /** Starts the process. `ready` must resolve when it serves; `createSupervised` stops waiting when it dies first. */
  launch(): Promise<{ child: Child; ready: Promise<void> }>;
  readyTimeoutMs: number;
  stopSignal?: NodeJS.Signals;
  stopTimeoutMs?: number;
  onDeath?: OnDeath | undefined;
};

const harmless = new Set<NodeJS.Signals>(['SIGSTOP', 'SIGCONT', 'SIGUSR1', 'SIGUSR2', 'SIGWINCH']);

/** The last lines of a process, for an error that a person reads. */
function tail(child: Child): string {
  return child.output().split('\n').slice(-20).join('\n');
}

async function untilReady(
  name: string,
  { child, ready }: Awaited<ReturnType<SupervisedOptions['launch']>>,
  ms: number,
) {
  const over = new AbortController();
  const fail = (what: string): never => {
    throw new AutosyncError('start-failed', `${name} ${what}.\n${tail(child)}`);
  };
  try {
    await Promise.race([
      ready,
      child.exited.then((exit) => fail(`ended before it was ready (${describeExit(exit)})`)),
      sleep(ms, over.signal).then(() => (over.signal.aborted ? undefined : fail(`was not ready after ${ms / 1000} s`))),
    ]);
  } catch (error) {
    await child.stop({ signal: 'SIGKILL' });
    throw error;
  } finally {
    over.abort();
  }
}

/** @throws (from `start` and `restart`) AutosyncError 'start-failed' with the last lines of the process. */
export function createSupervised(options: SupervisedOptions): Supervised {
  const { name, onDeath, stopSignal = 'SIGTERM', stopTimeoutMs = 10_000 } = options;
  let current: Child | undefined;
  /** Children whose end we asked for, or wait for. */
  const expected = new WeakSet<Child>();

  async function start(): Promise<void> {
    if (current?.isRunning()) return;
    const launched = await options.launch();
    const { child } = launched;
    launched.ready.catch(() => undefined); // reported by untilReady, or of no interest once the process is gone
    current = child;
    expected.add(child);
    await untilReady(name, launched, options.readyTimeoutMs);
    expected.delete(child);
    void child.exited.then((exit) => {
      if (!expected.has(child)) onDeath?.(name, exit, tail(child));
    });
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!current) return;
    expected.add(current);
    await current.stop({ signal, deadlineMs: stopTimeoutMs });
  }

  return {
    name,
    get pid() {
      return current?.pid ?? 0;
    },
    isRunning: () => current?.isRunning() ?? false,
    start,
    stop: () => end(stopSignal),
    async kill(signal = 'SIGKILL') {
      if (harmless.has(signal)) current?.kill(signal);
      else await end(signal);
    },
    async restart({ downMs = 0, signal = stopSignal } = {}) {
      await end(signal);
      await sleep(downMs);
      await start();
    },
    output: () => current?.output() ?? '',
  };
}
