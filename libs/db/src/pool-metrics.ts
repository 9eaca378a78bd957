import type { MetricFactory } from '@autosync/core';
import type { Db } from './db.ts';

/** How the pool of a process is used; looked at when somebody scrapes, without asking the database. */
export function createPoolMetrics(metrics: MetricFactory, db: Pick<Db, 'stats'>): void {
  metrics.gauge({
    name: 'autosync_db_pool_connections',
    help: 'Open connections of the pool: busy ones are inside a transaction.',
    labels: { state: ['idle', 'busy'] },
    collect(gauge) {
      const { total, idle } = db.stats();
      gauge.set({ state: 'idle' }, idle);
      gauge.set({ state: 'busy' }, total - idle);
    },
  });
  metrics.gauge({
    name: 'autosync_db_pool_waiting',
    help: 'Transactions that wait for a connection of the pool.',
    collect: (gauge) => gauge.set(db.stats().waiting),
  });
  metrics.gauge({
    name: 'autosync_db_pool_max',
    help: 'Most connections the pool may open.',
    collect: (gauge) => gauge.set(db.stats().max),
  });
}
