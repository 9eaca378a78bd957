export { createDb } from './db.ts';
export type { Db, DbSettings } from './db.ts';
export { createLockSession } from './lock-session.ts';
export type { CompanyLock, LockSession, LockSessionSettings } from './lock-session.ts';
export { runMigrations } from './migrations.ts';
export type { MigrationSource } from './migrations.ts';
export { createPoolMetrics } from './pool-metrics.ts';
export type { Statement, Tx } from './transaction.ts';
