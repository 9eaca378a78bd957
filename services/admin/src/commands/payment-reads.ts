import type { Command } from '@autosync/cli';
import type { Tx } from '@autosync/db';
import type { Act, Context } from '../context.ts';
import { at, showRows, toCount, type Columns } from '../table.ts';

type ReadsRow = {
  tenantId: string;
  companyId: string;
  reads: number;
  watermark: Date | null;
  toldAt: Date | null;
  newsAt: Date | null;
  missedAt: Date | null;
};

async function readUsed(tx: Tx, atLeast: number, limit: number): Promise<ReadsRow[]> {
  const { rows } = await tx.query<ReadsRow>({
    text: `select tenant_id as "tenantId", company_id as "companyId", reads::int, watermark, told_at as "toldAt",
        news_at as "newsAt", missed_at as "missedAt"
      from records.payment_syncs
      where reads_on = (clock_timestamp() at time zone 'UTC')::date and reads >= $1 order by reads desc limit $2`,
    values: [atLeast, limit],
  });
  return rows;
}

const columns: Columns<ReadsRow> = {
  'READS TODAY': ({ reads }) => reads,
  'READ UP TO': ({ watermark }) => at(watermark),
  'INTUIT SAID SOMETHING': ({ toldAt }) => at(toldAt),
  'NEWS OF': ({ newsAt }) => at(newsAt),
  'MISSED SOMETHING': ({ missedAt }) => at(missedAt),
  'COMPANY ID': ({ companyId }) => companyId,
  'TENANT ID': ({ tenantId }) => tenantId,
};

async function paymentReads({ db, out, options }: Context<{ atLeast: string; limit: string }>): Promise<'done'> {
  const atLeast = toCount(options.atLeast, '--at-least', 1_000_000);
  const limit = toCount(options.limit, '--limit', 10_000);
  const rows = await db().withAllTenants((tx) => readUsed(tx, atLeast, limit));
  await showRows(out, { rows, columns, none: `No company has read ${atLeast} times today.` });
  return 'done';
}

export function paymentReadsCommand(program: Command, act: Act): void {
  program
    .command('payment-reads')
    .summary('companies by how often their payments were read today, UTC (a worker)')
    .option('--at-least <reads>', 'only with so many', '200')
    .option('--limit <rows>', 'at most so many', '50')
    .action(act(paymentReads));
}
