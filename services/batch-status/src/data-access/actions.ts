import type { ActionState, FailureCategory } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import type { Action, ResultState } from '../domain/action.ts';
import type { Batch } from '../domain/batch.ts';

/** The batch whose actions are meant: its creation says in which partition they are. */
export type OfBatch = Pick<Batch, 'batchId' | 'tenantId' | 'companyId' | 'createdAt'>;

type ActionRow = {
  record_id: string;
  external_id: string;
  attempt: number;
  state: ResultState;
  operation: string | null;
  entity: string | null;
  qbo_id: string | null;
  doc_number: string | null;
  amount: string | null;
  category: FailureCategory | null;
  code: string | null;
  message: string | null;
  fix: string | null;
  at: Date;
  intuit_tid: string | null;
};

function toAction(row: ActionRow): Action {
  return {
    recordId: row.record_id,
    externalId: row.external_id,
    attempt: row.attempt,
    state: row.state,
    operation: row.operation,
    entity: row.entity,
    qboId: row.qbo_id,
    docNumber: row.doc_number,
    amount: row.amount,
    category: row.category,
    code: row.code,
    message: row.message,
    fix: row.fix,
    at: row.at,
    intuitTid: row.intuit_tid,
  };
}

const actionColumns = `record_id, external_id, attempt, state, operation, entity, qbo_id, doc_number, amount, category, code,
  message, fix, at, intuit_tid`;

export type ActionFilter = {
  /** Empty: all. */
  states: readonly ActionState[];
  codes: readonly string[];
  after: string | null;
  limit: number;
};

/** The actions of a batch in the order of their records' ids, which never changes while somebody pages. */
export async function listActions(tx: Tx, batch: OfBatch, filter: ActionFilter): Promise<Action[]> {
  const { states, codes } = filter;
  const inTrouble = codes.length > 0 || (states.length > 0 && !states.includes('succeeded'));
  return inTrouble ? listTrouble(tx, batch, filter) : listAll(tx, batch, filter);
}

/** What did not succeed: the condition that says so lets the index of it be used. */
async function listTrouble(tx: Tx, batch: OfBatch, { states, codes, after, limit }: ActionFilter): Promise<Action[]> {
  const { rows } = await tx.query<ActionRow>({
    name: 'batch.list-trouble',
    text: `
      select ${actionColumns}
      from batch.actions
      where batch_id = $1 and batch_created_at = $2 and state <> 'succeeded'
        and record_id > coalesce($3::uuid, '00000000-0000-0000-0000-000000000000')
        and (cardinality($4::text[]) = 0 or state = any($4))
        and (cardinality($6::text[]) = 0 or code = any($6))
      order by record_id
      limit $5`,
    values: [batch.batchId, batch.createdAt, after, states, limit, codes],
  });
  return rows.map(toAction);
}

async function listAll(tx: Tx, batch: OfBatch, { states, after, limit }: ActionFilter): Promise<Action[]> {
  const { rows } = await tx.query<ActionRow>({
    name: 'batch.list-actions',
    text: `
      select ${actionColumns}
      from batch.actions
      where batch_id = $1 and batch_created_at = $2
        and record_id > coalesce($3::uuid, '00000000-0000-0000-0000-000000000000')
        and (cardinality($4::text[]) = 0 or state = any($4))
      order by record_id
      limit $5`,
    values: [batch.batchId, batch.createdAt, after, states, limit],
  });
  return rows.map(toAction);
}

/** How many failed actions of a batch each category has. */
export async function countFailures(tx: Tx, batch: OfBatch): Promise<Partial<Record<FailureCategory, number>>> {
  const { rows } = await tx.query<{ category: FailureCategory; failures: number }>({
    name: 'batch.count-failures',
    text: `
      select category, count(*) as failures from batch.actions
      where batch_id = $1 and batch_created_at = $2 and state = 'failed'
      group by category`,
    values: [batch.batchId, batch.createdAt],
  });
  return Object.fromEntries(rows.map(({ category, failures }) => [category, failures]));
}

/** Makes the partitions of this month and the next; answers how many were missing. */
export async function ensureActionPartitions(tx: Tx, now: Date | null): Promise<number> {
  const { rows } = await tx.query<{ made: number }>({
    name: 'batch.ensure-action-partitions',
    text: 'select batch.ensure_action_partitions(coalesce($1::timestamptz, clock_timestamp())) as made',
    values: [now],
  });
  return rows[0]?.made ?? 0;
}
