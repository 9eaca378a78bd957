import type { Db, Tx } from '@autosync/db';

/**
 * A transaction of the machinery: claim, dispatch, relay, intake, sweeps and retention work for all tenants at once
 * (docs/protocol.md#storage). The only place of this service that does.
 *
 * Its statements walk indexes and are planned at each execution. These tables grow from nothing to 400,000 rows within
 * seconds (an outage ends), which the planner's statistics learn a minute later: a plan kept from before let dispatch of
 * 500 runs take over 30 s, and one without statistics read all 100,000 companies to find 500. Planning costs 0.5 ms.
 */
export function forAllTenants<T>(db: Db, fn: (tx: Tx) => Promise<T>): Promise<T> {
  return db.withAllTenants(fn, { plan_cache_mode: 'force_custom_plan', enable_seqscan: 'off' });
}
