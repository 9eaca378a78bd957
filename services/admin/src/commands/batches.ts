import type { Command } from '@autosync/cli';
import type { Tx } from '@autosync/db';
import type { Act, Context } from '../context.ts';
import { at, showRows, toCount, type Columns } from '../table.ts';

type BatchRow = {
  tenantId: string;
  companyId: string;
  company: string;
  label: string;
  batchId: string;
  step: string | null;
  done: number;
  total: number;
  startedAt: Date | null;
  updatedAt: Date;
};

async function readRunning(tx: Tx, limit: number): Promise<BatchRow[]> {
  const { rows } = await tx.query<BatchRow>({
    text: `select tenant_id as "tenantId", company_id as "companyId", company_name as company, label, id as "batchId", step,
        done, total, started_at as "startedAt", updated_at as "updatedAt"
      from batch.batches where state = 'running' order by started_at, id limit $1`,
    values: [limit],
  });
  return rows;
}

const columns: Columns<BatchRow> = {
  BATCH: ({ batchId }) => batchId,
  LABEL: ({ label }) => label,
  'WAITS FOR': ({ step }) => step,
  DONE: ({ done, total }) => `${done} of ${total}`,
  STARTED: ({ startedAt }) => at(startedAt),
  'LAST WORD': ({ updatedAt }) => at(updatedAt),
  'COMPANY ID': ({ companyId }) => companyId,
  'TENANT ID': ({ tenantId }) => tenantId,
};

async function batches({ db, out, options }: Context<{ limit: string }>): Promise<'done'> {
  const limit = toCount(options.limit, '--limit', 10_000);
  const rows = await db().withAllTenants((tx) => readRunning(tx, limit));
  await showRows(out, { rows, columns, none: 'No batch is running.' });
  return 'done';
}

export function batchesCommand(program: Command, act: Act): void {
  program
    .command('batches')
    .summary('batches that run, the oldest first (batch-status)')
    .option('--limit <rows>', 'at most so many', '50')
    .action(act(batches));
}
