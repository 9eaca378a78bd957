/*
 * What is known of processes, and how one is ended with its parent. Plain JavaScript without packages: bootstrap.mjs uses
 * it on a fresh clone, on whatever Node the machine has, before anything is installed.
 */
// @ts-check
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

/**
 * The full path of a program on the PATH; undefined when there is none.
 *
 * @param {string} name
 * @param {string} [path]
 * @returns {string | undefined}
 */
export function findProgram(name, path = process.env['PATH'] ?? '') {
  for (const folder of path.split(delimiter)) {
    if (folder === '') continue;
    try {
      const file = join(folder, name);
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // not in this folder
    }
  }
  return undefined;
}

/**
 * A program and its arguments, ready for `spawn`.
 *
 * @typedef {{ command: string; args: readonly string[] }} Command
 */

/**
 * The user to become (only root can): a name in the user database, or undefined to stay who we are.
 *
 * @typedef {string | undefined} RunAs
 */

/**
 * The same command, which the kernel ends with `signal` when this process dies, however it dies; `runAs` switches the
 * user on the way. The process keeps one pid: setpriv and sh replace themselves by the program.
 *
 * sh closes a gap: a parent killed between fork and setpriv's prctl would never be noticed, so the program only starts
 * when its parent is still us. Where util-linux is missing (macOS) the command is returned as it is, and a SIGKILL of
 * the parent leaves it running.
 *
 * @param {Command} command
 * @param {'KILL' | 'QUIT' | 'TERM'} [signal]
 * @param {RunAs} [runAs]
 * @returns {Command}
 */
export function dyingWithParent({ command, args }, signal = 'KILL', runAs) {
  const setpriv = findProgram('setpriv');
  if (!setpriv) return { command, args };
  const user = runAs === undefined ? [] : [`--reuid=${runAs}`, `--regid=${runAs}`, '--init-groups'];
  const guard = 'test "$PPID" = "$0" || exit 113; exec "$@"';
  return {
    command: setpriv,
    args: [...user, `--pdeathsig=${signal}`, '/bin/sh', '-c', guard, String(process.pid), command, ...args],
  };
}

/**
 * A process that cannot be mistaken for a later one with the same number: Linux reuses pids, start times differ.
 *
 * @typedef {{ pid: number; startedAt: string | undefined }} ProcessIdentity
 */

/**
 * Fields 3 (state), 4 (parent) and 22 (start time in clock ticks since boot) of `/proc/<pid>/stat`; undefined where there
 * is no such process, or no /proc (macOS).
 *
 * @param {number} pid
 */
function readStat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The command name (field 2) may contain blanks and brackets: everything after the last bracket is safe to split.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', parent: Number(fields[1]), startedAt: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

/**
 * The number and start time of a process, to ask later whether that very process still runs.
 *
 * @param {number} pid
 * @returns {ProcessIdentity}
 */
export function identify(pid) {
  return { pid, startedAt: readStat(pid)?.startedAt };
}

/**
 * True while that very process runs. A zombie counts as dead: `kill -0` says alive for as long as nobody reaps it.
 *
 * @param {ProcessIdentity} identity
 * @returns {boolean}
 */
export function isAlive({ pid, startedAt }) {
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

/**
 * The parent of a process; undefined when it is gone or there is no /proc.
 *
 * @param {number} pid
 * @returns {number | undefined}
 */
export function parentOf(pid) {
  return readStat(pid)?.parent;
}

/**
 * The command line, arguments separated by blanks; empty when unknown.
 *
 * @param {number} pid
 * @returns {string}
 */
export function commandLineOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

const WATCH_MS = 250;

/**
 * Calls `onGone` once when our parent, or one of `others`, has ended: whoever started us is not there any more to be told
 * anything, so we should stop. Keeps no process running by itself.
 *
 * @param {{ others: readonly ProcessIdentity[]; onGone: () => void }} options
 */
export function watchParents({ others, onGone }) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent && others.every(isAlive)) return;
    clearInterval(timer);
    onGone();
  }, WATCH_MS);
  timer.unref();
}
