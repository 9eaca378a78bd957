import { isAlive, type ProcessIdentity } from './process-table.ts';

/** What bootstrap.mjs tells its child: the processes from it up to npm, as `pid:start time,…`. */
const parentsVariable = 'AUTOSYNC_PARENTS';

function toIdentities(text: string): ProcessIdentity[] {
  return text
    .split(',')
    .filter((part) => part !== '')
    .map((part) => {
      const [pid, startedAt] = part.split(':');
      return { pid: Number(pid), startedAt };
    });
}

/**
 * Calls `onGone` once when our parent, or one of the processes that bootstrap.mjs named, has ended: whoever started us
 * is not there any more to be told anything, so we should stop. Returns a function that ends the watching.
 */
export function watchParents({
  env,
  onGone,
  intervalMs = 250,
}: {
  env: Record<string, string | undefined>;
  onGone: () => void;
  intervalMs?: number;
}): () => void {
  const parent = process.ppid;
  const others = toIdentities(env[parentsVariable] ?? '');
  const timer = setInterval(() => {
    if (process.ppid === parent && others.every(isAlive)) return;
    clearInterval(timer);
    onGone();
  }, intervalMs);
  timer.unref();
  return () => clearInterval(timer);
}
