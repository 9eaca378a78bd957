import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDb, type Db } from '@autosync/db';
import type { Action } from '../../src/domain/action.ts';
import { recordResults } from '../../src/operations/record-results.ts';
import { startBatch } from '../../src/operations/start-batch.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { aHeader, anAction } from '../support/samples.ts';

const RESULTS = 3000;
const CALL = 20;
/** Far fewer than the batch has: what reads more goes over all of them. */
const FEW = 5 * CALL;

describe('plans that were made while a batch had few results', () => {
  const header = aHeader();
  let database: ServiceDatabase;
  let db: Db;

  const record = (actions: Action[]) => recordResults({ db, now: () => null }, { ...header, actions });
  const again = (actions: Action[]) => actions.map((action) => ({ ...action, attempt: action.attempt + 1 }));
  const some = (count: number) => Array.from({ length: count }, () => anAction());

  /** Rows of all partitions that were read so far, by whatever way. */
  async function rowsRead(): Promise<number> {
    await db.withoutTenant((tx) => tx.query({ text: 'select pg_stat_force_next_flush()' }));
    const { rows } = await database.owner.withoutTenant((tx) =>
      tx.query<{ read: number }>({
        text: `select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as read from pg_stat_user_tables
               where schemaname = 'batch' and relname like 'actions_%'`,
      }),
    );
    return rows[0]!.read;
  }

  beforeAll(async () => {
    database = await serviceDatabase();
    db = createDb({
      connectionString: database.url,
      applicationName: 'batch-status-test',
      poolMax: 1,
      onPoolError: () => undefined,
    });
    await database.owner.withoutTenant((tx) =>
      tx.query({ text: 'alter table batch.actions_default set (autovacuum_enabled = false)' }),
    );
    await startBatch({ db, now: () => null }, { header, state: 'running', total: RESULTS });
    // PostgreSQL keeps a plan from the sixth time on.
    for (let n = 0; n < 7; n += 1) {
      const actions = some(1);
      await record(actions);
      await record(again(actions));
    }
    await record(some(RESULTS));
  });
  afterAll(async () => {
    await db.close();
    await database.close();
  });

  it('look at the results that come, not at all that the batch has: new ones and higher attempts', async () => {
    const actions = some(CALL);
    const before = await rowsRead();
    expect(await record(actions)).toEqual({ succeeded: CALL });
    expect(await record(again(actions))).toEqual({ succeeded: CALL });
    expect((await rowsRead()) - before).toBeLessThan(FEW);
  });
});
