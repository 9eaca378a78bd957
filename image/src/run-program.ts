import { spawn } from 'node:child_process';
import { AutosyncError } from '@autosync/core';

/**
 * Runs a program to its end; its output is ours.
 *
 * @throws AutosyncError 'program-failed'.
 */
export async function runProgram(program: string, args: readonly string[], cwd?: string): Promise<void> {
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], ...(cwd !== undefined && { cwd }) });
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once('error', reject).once('exit', resolve);
  const code = await promise;
  if (code !== 0) throw new AutosyncError('program-failed', `${program} ${args.join(' ')} ended with ${code}`);
}
