/** How every PostgreSQL of the dev stack runs, wherever it comes from. */
const always = {
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  shared_buffers: '64MB',
  // A container's /dev/shm is small, and two cores gain nothing from parallel queries.
  max_parallel_workers_per_gather: '0',
};

// synchronous_commit stays on: without syncing it costs little, and without it SIGKILL loses the last commits.
const notDurable = {
  fsync: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  shared_buffers: '32MB',
};

/** PostgreSQL's arguments for these settings and those. `durable: false` leaves out all syncing to disk. */
export function postgresArguments(durable: boolean, more: Record<string, string> = {}): string[] {
  const settings = { ...always, ...(durable ? {} : notDurable), ...more };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** The superuser. Everything the dev stack does in PostgreSQL itself, it does as this role. */
export const superuser = 'postgres';

/** initdb's: sorts by code point and knows upper and lower case of all of Unicode, on every machine. */
export const encodingArguments: readonly string[] = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];
