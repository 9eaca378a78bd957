import type { ProgramResult } from '../run-program.ts';

/** How a rung of the ladder ended; `reason` says why it was not climbed, or what was found. */
export type RungResult = { outcome: 'climbed' | 'skipped' | 'failed'; reason: string };

export type Rung = { name: string; climb: () => RungResult };

export function skipped(reason: string): RungResult {
  return { outcome: 'skipped', reason };
}

export function climbed(reason: string): RungResult {
  return { outcome: 'climbed', reason };
}

export function failed(reason: string): RungResult {
  return { outcome: 'failed', reason };
}

/** Failed with what the first program said that found something; climbed when none did. */
export function judge(results: readonly { name: string; result: ProgramResult }[], done: string): RungResult {
  const wrong = results.filter(({ result }) => !result.succeeded);
  if (wrong.length === 0) return climbed(done);
  return failed(wrong.map(({ name, result }) => `${name}:\n${(result.errors || result.output).trim()}`).join('\n'));
}
