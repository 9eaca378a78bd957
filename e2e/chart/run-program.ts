import { spawnSync } from 'node:child_process';
import process from 'node:process';

export type ProgramResult = { succeeded: boolean; output: string; errors: string };

/** Runs a program to its end, at most ten minutes; never throws. */
export function runProgram(
  program: string,
  args: readonly string[],
  { input, env, cwd }: { input?: string; env?: Record<string, string>; cwd?: string } = {},
): ProgramResult {
  const result = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout: 600_000,
    maxBuffer: 64 * 1024 * 1024,
    ...(input !== undefined && { input }),
    ...(cwd !== undefined && { cwd }),
  });
  const errors = [result.stderr, result.error?.message].filter(Boolean).join('\n');
  return { succeeded: result.status === 0, output: result.stdout ?? '', errors };
}
