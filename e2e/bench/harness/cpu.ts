import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

/** Clock ticks of /proc are hundredths of a second on every Linux that Node runs on. */
const TICK_SECONDS = 0.01;

type Stat = { parent: number; ticks: number };

/** CPU of a process with its children that have ended; undefined when it is gone. */
function statOf(pid: string): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { parent: Number(fields[1]), ticks };
  } catch {
    return undefined;
  }
}

/** Seconds of CPU that a process and everything it started have used so far: PostgreSQL's backends with PostgreSQL. */
export function cpuOfTree(root: number): number {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const stat = statOf(pid);
      return stat === undefined ? [] : [{ pid: Number(pid), ...stat }];
    });
  const children = Map.groupBy(stats, ({ parent }) => parent);
  const ticksFrom = (pid: number, own: number): number =>
    (children.get(pid) ?? []).reduce((sum, child) => sum + ticksFrom(child.pid, child.ticks), own);
  return ticksFrom(root, stats.find(({ pid }) => pid === root)?.ticks ?? 0) * TICK_SECONDS;
}

/** Seconds of CPU of this process alone. */
export function ownCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
