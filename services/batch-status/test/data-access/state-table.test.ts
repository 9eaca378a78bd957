import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batchStates, batchTransitions, endedBatchStates, type BatchState } from '@autosync/contracts';
import { newId } from '@autosync/core';
import { resultStates } from '../../src/domain/action.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';

const pairs = batchStates.flatMap((from) => batchStates.map((to) => [from, to] as const));

describe('the table of batch states', () => {
  let database: ServiceDatabase;

  beforeAll(async () => {
    database = await serviceDatabase();
  });
  afterAll(() => database.close());

  const insert = (state: BatchState) => ({
    text: `
      insert into batch.batches (id, tenant_id, company_id, company_name, type, run_id, trigger, label, scheduled_for,
        created_at, record_ids, dry_run, state, total, finished_at, updated_at)
      values ($1, $1, $1, 'c', 'invoices', $1, 'manual', 'l', now(), now(), '{}', false, $2, 0, $3, now())
      returning id`,
    values: [newId(), state, endedBatchStates.includes(state) ? new Date() : null],
  });

  /** The insert trigger is off only here: it is what keeps such rows from existing. */
  async function aBatchIn(state: BatchState): Promise<string> {
    return database.owner.withoutTenant(async (tx) => {
      await tx.query({ text: 'set local session_replication_role = replica' });
      const { rows } = await tx.query<{ id: string }>(insert(state));
      return rows[0]!.id;
    });
  }

  function move(id: string, to: BatchState): Promise<{ rowCount: number }> {
    return database.db.withTenant(id, (tx) =>
      tx.query({
        text: 'update batch.batches set state = $2, finished_at = $3 where id = $1',
        values: [id, to, endedBatchStates.includes(to) ? new Date() : null],
      }),
    );
  }

  it('covers every pair of states', () => {
    expect(pairs).toHaveLength(36);
  });

  it.each(pairs)('from %s to %s: database and code agree', async (from, to) => {
    const id = await aBatchIn(from);
    if (from === to || batchTransitions[from].includes(to)) {
      await expect(move(id, to)).resolves.toMatchObject({ rowCount: 1 });
    } else {
      await expect(move(id, to)).rejects.toMatchObject({
        code: 'check-violation',
        details: { constraint: 'batches_state_transition' },
      });
    }
  });

  it.each(batchStates)('a batch that begins as %s', async (state) => {
    const begin = database.db.withAllTenants((tx) => tx.query(insert(state)));
    if (endedBatchStates.includes(state)) {
      await expect(begin).rejects.toMatchObject({ details: { constraint: 'batches_state_transition' } });
    } else {
      await expect(begin).resolves.toMatchObject({ rowCount: 1 });
    }
  });

  it('is asked by the function of the database in the same way', async () => {
    const { rows } = await database.owner.withoutTenant((tx) =>
      tx.query<{ allowed: boolean }>({
        text: 'select batch.may_move(f, t) as allowed from unnest($1::text[], $2::text[]) with ordinality as p(f, t, n) order by n',
        values: [pairs.map(([from]) => from), pairs.map(([, to]) => to)],
      }),
    );
    expect(rows.map(({ allowed }) => allowed)).toEqual(pairs.map(([from, to]) => batchTransitions[from].includes(to)));
  });

  it('an action takes exactly the states that a result can have', async () => {
    const { rows } = await database.owner.withoutTenant((tx) =>
      tx.query<{ definition: string }>({
        text: `select pg_get_constraintdef(oid) as definition from pg_constraint
          where conrelid = 'batch.actions'::regclass and conname = 'actions_state_check'`,
      }),
    );
    const states = [...rows[0]!.definition.matchAll(/'(\w+)'/g)].map(([, state]) => state);
    expect(new Set(states)).toEqual(new Set(resultStates));
  });
});
