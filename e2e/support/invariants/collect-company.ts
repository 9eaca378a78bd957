import type { Db, Tx } from '@autosync/db';
import type { Simulator } from '../simulator.ts';
import type { CompanyFacts } from './facts.ts';

type Rows = Omit<CompanyFacts, 'ledger' | 'documents'>;

async function rowsOf<Row extends object>(tx: Tx, companyId: string, text: string): Promise<Row[]> {
  return (await tx.query<Row>({ text, values: [companyId] })).rows;
}

async function readRows(tx: Tx, companyId: string): Promise<Rows> {
  const of = <Row extends object>(text: string): Promise<Row[]> => rowsOf<Row>(tx, companyId, text);
  const [company] = await of<Pick<Rows, 'id' | 'tenantId' | 'realmId' | 'connectionState' | 'slotRunId'>>(`
    select c.id, c.tenant_id as "tenantId", c.realm_id as "realmId", n.state as "connectionState",
      s.slot_run_id as "slotRunId"
    from accounts.companies c
      left join accounts.connections n on n.company_id = c.id
      left join schedule.companies s on s.company_id = c.id
    where c.id = $1`);
  if (company === undefined) throw new Error(`there is no company ${companyId}`);
  const [fence] = await of<NonNullable<Rows['fence']>>(
    'select epoch, released, taken_at as "takenAt" from records.company_fences where company_id = $1',
  );
  return {
    ...company,
    fence: fence ?? null,
    types: await of(`
      select type, due_slots as due, queued_slots as queued, coalesced_slots as coalesced, skipped_slots as skipped,
        (extract(epoch from clock_timestamp() - next_due_at) * 1000)::int as "overdueMs"
      from schedule.types where company_id = $1`),
    openRuns: await of(
      `select batch_id as "batchId", type, state from schedule.runs where company_id = $1 and ended_at is null`,
    ),
    workerRuns: await of('select batch_id as "batchId", ended, actions from records.runs where company_id = $1'),
    records: await of(`
      select id, sync_state as "syncState", version, synced_version as "syncedVersion",
        failure->>'code' as "failureCode", qbo_entity as "qboEntity", qbo_id as "qboId",
        pending_since is not null as pending,
        (select a.state from batch.actions a where a.record_id = r.id order by a.at desc limit 1) as told
      from records.records r where company_id = $1`),
    intents: await of(`
      select id, record_id as "recordId", operation, entity, state, qbo_id as "qboId", epoch,
        created_at as "createdAt"
      from records.intents where company_id = $1`),
    batches: await of(`
      select id, state, expected_actions as "expectedActions", succeeded, warning, failed, skipped,
        succeeded + warning + failed + skipped as total
      from batch.batches where company_id = $1`),
    actions: await of(`
      select batch_id as "batchId", count(*)::int as total, count(distinct record_id)::int as records,
        count(*) filter (where a.state = 'succeeded')::int as succeeded,
        count(*) filter (where a.state = 'warning')::int as warning,
        count(*) filter (where a.state = 'failed')::int as failed,
        count(*) filter (where a.state = 'skipped')::int as skipped
      from batch.actions a join batch.batches b on b.id = a.batch_id
      where b.company_id = $1 group by batch_id`),
    outboxRows: await of(`
      select 'records.result_outbox' as outbox, count(*)::int as rows from records.result_outbox where company_id = $1
      union all select 'schedule.outbox', count(*)::int from schedule.outbox where company_id = $1
      union all select 'batch.outbox', count(*)::int from batch.outbox where key = $1::text`),
  };
}

/** Everything about one company: its rows first, its books in QuickBooks afterwards. */
export async function collectCompany(db: Db, simulator: Simulator, companyId: string): Promise<CompanyFacts> {
  const rows = await db.withAllTenants((tx) => readRows(tx, companyId));
  const ledger = await simulator.ledger(rows.realmId);
  const entities = new Set(rows.intents.flatMap(({ recordId, entity }) => (recordId === null ? [] : [entity])));
  const documents: CompanyFacts['documents'] = [];
  for (const entity of entities) {
    const found = await simulator.documents(rows.realmId, entity);
    documents.push(...found.map((document) => ({ ...document, entity })));
  }
  return { ...rows, ledger, documents };
}
