import { spawn, type ChildProcess } from 'node:child_process';
import { AutosyncError } from '@autosync/core';

export type ToolCall = {
  args: readonly string[];
  /** What it reads from its standard input. */
  input?: string | undefined;
  timeoutMs?: number;
};

export type ToolOutcome = { code: number | null; stdout: string; stderr: string };

/** What to say of a tool that is not there. */
const sources: Record<string, string> = {
  kubectl: 'https://kubernetes.io/docs/tasks/tools/',
  helm: 'https://helm.sh/docs/intro/install/',
};

const running = new Set<ChildProcess>();

/** Ends the tools that still run, for who leaves before they have ended. */
export function endTools(): void {
  for (const child of running) child.kill('SIGKILL');
}

/**
 * Runs kubectl or helm to its end, whatever its exit code is.
 *
 * @throws AutosyncError 'tool-missing', or 'tool-timeout' after `timeoutMs` (default a minute).
 */
export async function tryTool(program: string, { args, input, timeoutMs = 60_000 }: ToolCall): Promise<ToolOutcome> {
  const child = spawn(program, args, { stdio: 'pipe' });
  running.add(child);
  // Not spawn's own time-out, which keeps this process alive when there is no such program.
  const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  const outcome: ToolOutcome = { code: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (outcome.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (outcome.stderr += text));
  child.stdin.on('error', () => undefined); // it may end without reading
  child.stdin.end(input ?? '');
  const { promise, resolve, reject } = Promise.withResolvers<NodeJS.Signals | null>();
  child.once('error', (cause: NodeJS.ErrnoException) => {
    const isMissing = cause.code === 'ENOENT';
    const message = isMissing
      ? `${program} is not on the PATH; ${sources[program] ?? 'install it'}.`
      : `${program} could not be started.`;
    reject(new AutosyncError(isMissing ? 'tool-missing' : 'command-failed', message, { cause }));
  });
  child.once('close', (code, signal) => {
    outcome.code = code;
    resolve(signal);
  });
  const signal = await promise.finally(() => {
    clearTimeout(timer);
    running.delete(child);
  });
  if (signal === null) return outcome;
  const text = `${outcome.stdout}${outcome.stderr}`.trim();
  throw new AutosyncError(
    'tool-timeout',
    `${program} ${args.join(' ')} was ended, after ${timeoutMs} ms at most.\n${text}`,
  );
}

/** The same, for calls that must succeed. @throws AutosyncError 'tool-failed' with what it said. */
export async function runTool(program: string, call: ToolCall): Promise<string> {
  const { code, stdout, stderr } = await tryTool(program, call);
  if (code === 0) return stdout;
  const said = `${stdout}\n${stderr}`.trim();
  throw new AutosyncError('tool-failed', `${program} ${call.args.join(' ')} ended with ${code}:\n${said}`);
}
