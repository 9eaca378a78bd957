import { watchParents, type ProcessIdentity } from './processes.mjs';

/** Those whose death must end us besides our parent, as bootstrap.mjs names them: `pid:start time,…`. */
function othersOf(named = ''): ProcessIdentity[] {
  return named
    .split(',')
    .filter((part) => part !== '')
    .map((part) => {
      const [pid, startedAt] = part.split(':');
      return { pid: Number(pid), startedAt };
    });
}

export type StopReason = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'parent-gone';

/**
 * Resolves when this process should stop: at the first signal, or when its parents are gone. From then on signals are
 * ignored, since Ctrl-C arrives several times (the terminal, npm and bootstrap.mjs each send it); a SIGINT two seconds
 * later means that a person has lost patience, and ends the process at once. Its children then die with it.
 */
export function untilToldToStop(env: Record<string, string | undefined>): Promise<StopReason> {
  return new Promise((resolve) => {
    let stoppingSince: number | undefined;
    const stop = (reason: StopReason): void => {
      if (stoppingSince === undefined) {
        stoppingSince = performance.now();
        resolve(reason);
      } else if (reason === 'SIGINT' && performance.now() - stoppingSince > 2000) {
        process.exit(130);
      }
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal));
    // Whoever read our output may be gone: writing must not end us before everything is stopped.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
    watchParents({ others: othersOf(env['AUTOSYNC_PARENTS']), onGone: () => stop('parent-gone') });
  });
}
