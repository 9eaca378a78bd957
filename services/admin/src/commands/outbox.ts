import type { Command } from '@autosync/cli';
import type { Tx } from '@autosync/db';
import type { Act, Context } from '../context.ts';
import { at, showRows, type Columns } from '../table.ts';

type OutboxRow = { outbox: string; tenantId: string; waiting: number; oldest: Date };

const outboxes = { schedule: 'schedule.outbox', batch: 'batch.outbox', results: 'records.result_outbox' } as const;

/** Those that the login of this pod may read: a service sees its own. */
async function readOutboxes(tx: Tx): Promise<OutboxRow[]> {
  const found: OutboxRow[] = [];
  for (const [outbox, table] of Object.entries(outboxes)) {
    // has_table_privilege() fails where the schema itself is hidden.
    const { rows: may } = await tx.query<{ may: boolean }>({
      text: `select coalesce(bool_and(has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')), false) as may
        from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname || '.' || c.relname = $1`,
      values: [table],
    });
    if (may[0]?.may !== true) continue;
    const { rows } = await tx.query<OutboxRow>({
      text: `select '${outbox}' as outbox, tenant_id as "tenantId", count(*)::int as waiting, min(created_at) as oldest
        from ${table} group by tenant_id order by oldest limit 50`,
    });
    found.push(...rows);
  }
  return found;
}

const columns: Columns<OutboxRow> = {
  OUTBOX: ({ outbox }) => outbox,
  WAITING: ({ waiting }) => waiting,
  OLDEST: ({ oldest }) => at(oldest),
  'TENANT ID': ({ tenantId }) => tenantId,
};

async function outbox({ db, out }: Context): Promise<'done'> {
  const rows = await db().withAllTenants(readOutboxes);
  await showRows(out, { rows, columns, none: 'Nothing waits to be sent.' });
  return 'done';
}

export function outboxCommand(program: Command, act: Act): void {
  program
    .command('outbox')
    .summary('what waits to be sent, by tenant: of the scheduler, of batch-status, or the results of a worker')
    .action(act(outbox));
}
