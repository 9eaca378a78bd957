import { AutosyncError, errorCode } from '@autosync/core';
import { isProblem } from '@autosync/client';

/** The exit codes, for scripts. README, Exit codes, is the table for people; a test compares both. */
export const exitCodes = {
  done: 0,
  /** It was done, but part of it failed: a batch Finished with Error, or records that were refused. */
  failed: 1,
  usage: 2,
  /** No key, or one without the right for this. */
  access: 3,
  missing: 4,
  /** No answer, or none now: try again later. */
  away: 5,
  /** The API refused it; the text says why. */
  refused: 6,
  /** Used by `run-check`. */
  wait: 10,
  no: 11,
  /** A defect of ours. */
  bug: 70,
  interrupted: 130,
  /** The reader of our output has closed it. */
  unread: 141,
} as const;

export type Ending = keyof typeof exitCodes;

export type CliFault = Extract<Ending, 'usage' | 'access' | 'missing' | 'away' | 'refused'>;

const faults: readonly string[] = ['usage', 'access', 'missing', 'away', 'refused'] satisfies CliFault[];

/** An error with a message for people: what is wrong, and what to do. */
export function cliFault(ending: CliFault, message: string): AutosyncError {
  return new AutosyncError(ending, message);
}

function endingOfStatus(status: number): CliFault {
  if (status === 401 || status === 403) return 'access';
  if (status === 404) return 'missing';
  if (status === 0 || status === 429 || status >= 500) return 'away';
  return 'refused';
}

/** How the program ends for an error: `bug` for unexpected ones. */
export function endingOf(error: unknown): Ending {
  if (isProblem(error)) return endingOfStatus(error.problem.status);
  const code = errorCode(error);
  return code !== undefined && faults.includes(code) ? (code as CliFault) : 'bug';
}
