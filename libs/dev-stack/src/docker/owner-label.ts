import { hostname } from 'node:os';
import { identify, isAlive } from '../processes.mjs';

/** On every container and volume of ours: which process it belongs to, `<host>/<pid>/<start time>`. */
export const ownerLabel = 'autosync.dev-stack.owner';

/** This process, as the label says it. */
export function ownOwner(): string {
  const { pid, startedAt } = identify(process.pid);
  return `${hostname()}/${pid}/${startedAt ?? ''}`;
}

/** True when the owner was a process of this machine and has ended. Of other machines we know nothing. */
export function isOwnerGone(owner: string | undefined): boolean {
  const [host, pid, startedAt] = owner?.split('/') ?? [];
  if (host !== hostname() || !pid) return false;
  return !isAlive({ pid: Number(pid), startedAt: startedAt === '' ? undefined : startedAt });
}
