import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { AutosyncError, sleep } from '@autosync/core';
import { dyingWithParent, type Command, type RunAs } from './processes.mjs';

/** How a process ended: by itself with a code, or by a signal. */
export type Exit = { code: number | null; signal: NodeJS.Signals | null };

/** A running process of ours. */
export type Child = {
  readonly pid: number;
  /** Resolves once, after the last line of output was delivered. */
  readonly exited: Promise<Exit>;
  /** True until the process has ended. */
  isRunning: () => boolean;
  kill: (signal: NodeJS.Signals) => void;
  /** Sends `signal`, and SIGKILL when it still runs after `deadlineMs`. Resolves when it is gone. */
  stop(options?: { signal?: NodeJS.Signals; deadlineMs?: number }): Promise<Exit>;
  /** The last lines of stdout and stderr, in the order they came. */
  output: () => string;
};

export type ChildOptions = Command & {
  env?: Record<string, string | undefined>;
  cwd?: string;
  /** The signal the kernel sends when we die. */
  deathSignal?: 'KILL' | 'QUIT' | 'TERM';
  runAs?: RunAs;
  onLine?: (line: string) => void;
  /** How many lines `output()` keeps. */
  keepLines?: number;
};

export function describeExit({ code, signal }: Exit): string {
  return signal === null ? `exit code ${code}` : `signal ${signal}`;
}

/**
 * Starts a process that cannot outlive us. It gets a session of its own, so that Ctrl-C reaches only the one who
 * started it, who then stops everything in order.
 *
 * @throws AutosyncError 'command-failed' when the program cannot be started at all.
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  const { command, args } = dyingWithParent(options, options.deathSignal, options.runAs);
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const keep = options.keepLines ?? 200;
  const take = (line: string): void => {
    lines.push(line);
    if (lines.length > keep) lines.shift();
    options.onLine?.(line);
  };
  const drained = [child.stdout, child.stderr].map((stream) =>
    once(createInterface({ input: stream }).on('line', take), 'close'),
  );
  let running = true;
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => {
      running = false;
      // A grandchild may hold the pipes open for ever: the rest of the output is waited for, but not for long.
      const waiting = new AbortController();
      void Promise.race([Promise.all(drained), sleep(500, waiting.signal)]).then(() => {
        waiting.abort();
        resolve({ code, signal });
      });
    });
  });
  try {
    await once(child, 'spawn');
  } catch (cause) {
    throw new AutosyncError('command-failed', `${options.command} could not be started.`, { cause });
  }
  child.on('error', () => undefined); // a kill that comes too late
  const pid = child.pid ?? 0;
  const kill = (signal: NodeJS.Signals): void => {
    if (running) child.kill(signal);
  };
  const stop: Child['stop'] = async ({ signal = 'SIGTERM', deadlineMs = 10_000 } = {}) => {
    kill(signal);
    kill('SIGCONT'); // a frozen process would not see the signal
    const timer = setTimeout(() => kill('SIGKILL'), deadlineMs);
    const exit = await exited;
    clearTimeout(timer);
    return exit;
  };
  return { pid, exited, isRunning: () => running, kill, stop, output: () => lines.join('\n') };
}

/** Runs a program to its end. @throws AutosyncError 'command-failed' with its last lines when it fails. */
export async function run(options: ChildOptions & { what: string }): Promise<string> {
  const child = await startChild(options);
  const exit = await child.exited;
  if (exit.code === 0) return child.output();
  const tail = child.output().split('\n').slice(-15).join('\n');
  throw new AutosyncError('command-failed', `${options.what} failed (${describeExit(exit)}).\n${tail}`, {
    details: { output: tail },
  });
}
