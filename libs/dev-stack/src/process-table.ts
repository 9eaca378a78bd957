import { readFileSync } from 'node:fs';

/** A process that cannot be mistaken for a later one with the same number: Linux reuses pids, start times differ. */
export type ProcessIdentity = { pid: number; startedAt: string | undefined };

/**
 * Fields 3 (state) and 22 (start time in clock ticks since boot) of `/proc/<pid>/stat`; undefined where
 * there is no such process, or no /proc (macOS).
 */
function readStat(pid: number): { state: string; startedAt: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The command name (field 2) may contain blanks and brackets: everything after the last bracket is safe to split.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', startedAt: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

/** The number and start time of a process, to ask later whether that very process still runs. */
export function identify(pid: number): ProcessIdentity {
  return { pid, startedAt: readStat(pid)?.startedAt };
}

/** True while that very process runs. A zombie counts as dead: `kill -0` says alive for as long as nobody reaps it. */
export function isAlive({ pid, startedAt }: ProcessIdentity): boolean {
  const stat = readStat(pid);
  if (stat)
    return stat.state !== 'Z' && stat.state !== 'X' && (startedAt === undefined || stat.startedAt === startedAt);
  if (process.platform === 'linux') return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The command line, arguments separated by blanks; empty when unknown. */
export function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}
