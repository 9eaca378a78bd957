import { readFileSync } from 'node:fs';

const SAMPLE_MS = 1000;

/** Resident memory of a process in MiB; 0 when it is gone. */
export function residentMebibytes(pid: number): number {
  try {
    const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kibibytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Watches processes, by name, once a second; `stop` answers the most that each had, in MiB. */
export function mostMemory(pids: Readonly<Record<string, number>>): { stop(): Record<string, number> } {
  const most: Record<string, number> = {};
  const sample = (): void => {
    for (const [name, pid] of Object.entries(pids)) most[name] = Math.max(most[name] ?? 0, residentMebibytes(pid));
  };
  sample();
  const timer = setInterval(sample, SAMPLE_MS);
  return {
    stop() {
      clearInterval(timer);
      return most;
    },
  };
}
