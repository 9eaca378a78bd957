import { AutosyncError, errorCode } from '@autosync/core';
import { isProblem } from '@autosync/client';

/** What a script can decide by. README, Exit codes, is the table for people; a test holds the two together. */
export const exitCodes = {
  done: 0,
  /** It was done, and something of it failed: a batch Finished with Error, records that were refused. */
  failed: 1,
  usage: 2,
  /** No key, or one that may not do this. */
  access: 3,
  missing: 4,
  /** Nothing answers, or not now: try again later. */
  away: 5,
  /** The API says no; the text says why. */
  refused: 6,
  /** Of `run-check`. */
  wait: 10,
  no: 11,
  /** Ours to mend. */
  bug: 70,
  interrupted: 130,
  /** Who read our output wanted no more of it. */
  unread: 141,
} as const;

export type Ending = keyof typeof exitCodes;

export type CliFault = Extract<Ending, 'usage' | 'access' | 'missing' | 'away' | 'refused'>;

const faults: readonly string[] = ['usage', 'access', 'missing', 'away', 'refused'] satisfies CliFault[];

/** An error that is told as it is: what is wrong, and what to do. */
export function cliFault(ending: CliFault, message: string): AutosyncError {
  return new AutosyncError(ending, message);
}

function endingOfStatus(status: number): CliFault {
  if (status === 401 || status === 403) return 'access';
  if (status === 404) return 'missing';
  if (status === 0 || status === 429 || status >= 500) return 'away';
  return 'refused';
}

/** How the program ends for an error: `bug` for what nobody expected. */
export function endingOf(error: unknown): Ending {
  if (isProblem(error)) return endingOfStatus(error.problem.status);
  const code = errorCode(error);
  return code !== undefined && faults.includes(code) ? (code as CliFault) : 'bug';
}
