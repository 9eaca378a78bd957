import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program and its arguments, ready for `spawn`. */
export type Command = { command: string; args: readonly string[] };

/** The full path of a program on the PATH; undefined when there is none. */
export function findProgram(name: string, path = process.env['PATH'] ?? ''): string | undefined {
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

/** The user to become (only root can): a name in the user database, or undefined to stay who we are. */
export type RunAs = string | undefined;

/**
 * The same command, which the kernel ends with `signal` when this process dies, however it dies; `runAs` switches the
 * user on the way. The process keeps one pid: setpriv and sh replace themselves by the program.
 *
 * sh closes a gap: a parent killed between fork and setpriv's prctl would never be noticed, so the program only starts
 * when its parent is still us. Where util-linux is missing (macOS) the command is returned as it is, and a SIGKILL of
 * the parent leaves it running.
 */
export function dyingWithParent(
  { command, args }: Command,
  signal: 'KILL' | 'QUIT' | 'TERM' = 'KILL',
  runAs?: RunAs,
): Command {
  const setpriv = findProgram('setpriv');
  if (!setpriv) return { command, args };
  const user = runAs === undefined ? [] : [`--reuid=${runAs}`, `--regid=${runAs}`, '--init-groups'];
  const guard = 'test "$PPID" = "$0" || exit 113; exec "$@"';
  return {
    command: setpriv,
    args: [...user, `--pdeathsig=${signal}`, '/bin/sh', '-c', guard, String(process.pid), command, ...args],
  };
}
