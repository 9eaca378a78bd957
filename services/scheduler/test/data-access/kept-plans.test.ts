import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDb, type Db, type Statement, type Tx } from '@autosync/db';
import { newId } from '@autosync/core';
import { claimRound } from '../../src/operations/claim-slots.ts';
import { drainOutbox } from '../../src/operations/drain-outbox.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { dispatches } from '../support/looking.ts';
import { said, take } from '../support/progress.ts';
import { at, dispatch } from '../support/queue.ts';
import { unusedTopics } from '../support/service.ts';

const COMPANIES = 3000;
const BATCH = 20;

/** Far fewer than there are rows: what reads more goes over all of them. */
const FEW = 10 * BATCH;

describe('plans that were made while nothing waited', () => {
  let database: ServiceDatabase;
  let db: Db;

  /** Everything once, for the one company that is due: with that the plans are made. */
  async function goThrough(): Promise<void> {
    await claimRound(db, { limit: 10, sending: null, now: at(0) });
    await dispatch(db, at(0), { batch: BATCH });
    await take(
      db,
      (await dispatches(database.owner)).map((event) => said(event, 'started')),
    );
    await relay();
  }
  const relay = (by: Db = db) =>
    drainOutbox(by, async (events) => events.map(() => ({ partition: 0, offset: 0n })), {
      topics: unusedTopics,
      limit: BATCH,
      now: at(0),
    });

  /** Rows of a table that were read so far, by whatever way. */
  async function rowsRead(table: string): Promise<number> {
    await db.withoutTenant((tx) => tx.query({ text: 'select pg_stat_force_next_flush()' }));
    const { rows } = await database.owner.withoutTenant((tx) =>
      tx.query<{ read: number }>({
        text: `select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as read from pg_stat_user_tables
               where schemaname = 'schedule' and relname = $1`,
        values: [table],
      }),
    );
    return rows[0]!.read;
  }

  async function readBy(table: string, work: () => Promise<unknown>): Promise<number> {
    const before = await rowsRead(table);
    await work();
    return (await rowsRead(table)) - before;
  }

  beforeAll(async () => {
    database = await serviceDatabase();
    // Longer than in production, and no statistics come to help.
    db = createDb({
      connectionString: database.url,
      applicationName: 'scheduler-test',
      poolMax: 1,
      plansForMs: 3_600_000,
      onPoolError: () => undefined,
    });
    await database.owner.withoutTenant(async (tx) => {
      for (const table of ['runs', 'outbox']) {
        await tx.query({ text: `alter table schedule.${table} set (autovacuum_enabled = false)` });
      }
      await tx.query({
        text: `insert into schedule.companies (company_id, tenant_id, name, time_zone, connection_state, connection_version,
                                               disabled, removed, pushed_version, enabled)
               select gen_random_uuid(), $1, 'Company', 'UTC', 'connected', 1, false, false, 1, true
               from generate_series(1, $2::int)`,
        values: [newId(), COMPANIES],
      });
      await tx.query({
        text: `insert into schedule.types (company_id, tenant_id, type, class, enabled, period, anchor, next_due_at)
               select company_id, tenant_id, 'invoices', 2, true, '1 day', $1,
                      case when row_number() over () = 1 then $1 else $2::timestamptz end
               from schedule.companies`,
        values: [at(0), at(60)],
      });
    });
    await database.owner.withoutTenant((tx) => tx.query({ text: 'analyze schedule.runs, schedule.outbox' }));
    await goThrough();
    await database.owner.withoutTenant((tx) =>
      tx.query({ text: 'update schedule.types set next_due_at = $1', values: [at(0)] }),
    );
  });
  afterAll(async () => {
    await db.close();
    await database.close();
  });

  it('serve thousands of runs as well: nobody goes over all of them', async () => {
    await claimRound(db, { limit: COMPANIES, sending: null, now: at(0) });
    expect(await readBy('runs', () => dispatch(db, at(0), { batch: BATCH }))).toBeLessThan(FEW);
    for (let rounds = 0; rounds < 40; rounds += 1) await dispatch(db, at(0), { batch: BATCH });
    const due = (await dispatches(database.owner)).slice(0, BATCH);
    const words = due.map((event) => said(event, 'started'));
    expect(words).toHaveLength(BATCH);
    expect(await readBy('runs', () => take(db, words))).toBeLessThan(FEW);
    expect(await readBy('outbox', relay)).toBeLessThan(FEW);
  });

  it('note what was published row by row, whatever PostgreSQL knows of the tables', async () => {
    const plan: string[] = [];
    const explaining: Db = {
      ...db,
      withAllTenants: (fn, settings) =>
        db.withAllTenants((tx) => fn({ query: (statement) => explain(tx, statement, plan) }), settings),
    };
    await database.owner.withoutTenant((tx) => tx.query({ text: 'analyze schedule.companies' }));
    expect(await relay(explaining)).toBe(BATCH);
    expect(plan.join('\n')).toContain('Delete on outbox');
    expect(plan.filter((line) => /(Hash|Merge) Join|Removed by Join Filter/.test(line))).toEqual([]);
  });

  /** Does the statement that notes what was published, and writes down how PostgreSQL did it. */
  async function explain<R extends object>(tx: Tx, statement: Statement, plan: string[]) {
    if (statement.name !== 'schedule.acknowledge-outbox') return tx.query<R>(statement);
    const { rows } = await tx.query<{ 'QUERY PLAN': string }>({
      text: `explain (analyze, costs off, timing off) ${statement.text}`,
      values: statement.values ?? [],
    });
    plan.push(...rows.map((row) => row['QUERY PLAN']));
    return { rows: [], rowCount: 0 };
  }
});
