import type { Db, Statement, Tx } from '@autosync/db';

const plannedEachTime = { plan_cache_mode: 'force_custom_plan', enable_seqscan: 'off' };

/**
 * A transaction of the machinery: claim, dispatch, relay, intake, sweeps and retention work for all tenants at once
 * (docs/protocol.md#storage). The only place of this service that does.
 *
 * Its statements walk indexes and are planned at each execution. These tables grow from nothing to 400,000 rows within
 * seconds (an outage ends), which the planner's statistics learn a minute later: a plan kept from before let dispatch of
 * 500 runs take over 30 s, and one without statistics read all 100,000 companies to find 500.
 */
export function forAllTenants<T>(db: Db, fn: (tx: Tx) => Promise<T>): Promise<T> {
  return db.withAllTenants(fn, plannedEachTime);
}

/** The same for looks that mostly find nothing: one round trip (`readOfAllTenants` of libs/db). */
export function readOfAllTenants<T>(db: Db, fn: (tx: Tx) => Promise<T>): Promise<T> {
  return db.readOfAllTenants(fn, plannedEachTime);
}

/** How long plans may be kept for `forAllTenantsOften`. */
export const plansForMs = 1000;

/**
 * The same for what happens many times a second with little to do each time (claim, dispatch, progress, relay): there planning
 * cost more than the work, 5 of the 8.5 ms of PostgreSQL's CPU in which one slot was claimed, dispatched and reported on. So plans
 * are kept, for `plansForMs`. A plan that was made for an empty table must serve 20,000 rows, so what joins runs or events finds
 * them by row or by key, and nothing else (test/data-access/kept-plans.test.ts). Without JIT, since such a plan takes a `limit` to
 * be large.
 */
export function forAllTenantsOften<T>(db: Db, fn: (tx: Tx) => Promise<T>): Promise<T> {
  return db.withAllTenants(fn, { plan_cache_mode: 'force_generic_plan', enable_seqscan: 'off', jit: 'off' });
}

/**
 * One statement without a transaction around it: a function of this schema that opens all tenants' rows for itself. For what is asked
 * often and nearly always answered with no.
 */
export function askOfAllTenants<R extends object>(db: Db, statement: Statement): Promise<{ rows: R[] }> {
  return db.once<R>(statement);
}
