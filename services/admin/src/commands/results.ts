import { type Command, cliFault } from '@autosync/cli';
import type { Tx } from '@autosync/db';
import type { Act, Context } from '../context.ts';
import { at, showRows, toCount, toId, type Columns } from '../table.ts';

type AsideRow = {
  tenantId: string;
  companyId: string | null;
  batchId: string;
  kind: string;
  state: 'set aside' | 'tried again';
  code: string;
  message: string;
  rows: number;
  since: Date;
};

/** What batch-status did not take: set aside for good, or refused and tried again. */
async function readAside(tx: Tx, limit: number): Promise<AsideRow[]> {
  const { rows } = await tx.query<AsideRow>({
    text: `
      select tenant_id as "tenantId", company_id as "companyId", batch_id as "batchId", kind, 'set aside' as state, code,
        message, count(*)::int as rows, min(set_aside_at) as since
      from records.results_aside group by tenant_id, company_id, batch_id, kind, code, message
      union all
      select tenant_id, company_id, batch_id, 'all', 'tried again', code, message, refusals::int, since
      from records.result_holds where not set_aside
      order by since desc limit $1`,
    values: [limit],
  });
  return rows;
}

const columns: Columns<AsideRow> = {
  BATCH: ({ batchId }) => batchId,
  STATE: ({ state }) => state,
  WHAT: ({ kind }) => kind,
  ROWS: ({ rows }) => rows,
  SINCE: ({ since }) => at(since),
  REASON: ({ code, message }) => `${code}: ${message}`,
  'TENANT ID': ({ tenantId }) => tenantId,
};

async function list({ db, out, options }: Context<{ limit: string }>): Promise<'done'> {
  const limit = toCount(options.limit, '--limit', 10_000);
  const rows = await db().withAllTenants((tx) => readAside(tx, limit));
  await showRows(out, { rows, columns, none: 'batch-status took everything.' });
  return 'done';
}

async function replay({ db, out, args }: Context): Promise<'done'> {
  const batchId = toId(args[0] ?? '', 'The batch');
  const rows = await db().withAllTenants(async (tx) => {
    const { rows: answer } = await tx.query<{ rows: number }>({
      text: 'select records.replay_results($1::uuid)::int as rows',
      values: [batchId],
    });
    return answer[0]?.rows ?? 0;
  });
  if (rows === 0) throw cliFault('missing', `Nothing of batch ${batchId} is set aside.`);
  await out.show({ batchId, rows }, [`On their way again: ${rows}. What is refused again is set aside again.`]);
  return 'done';
}

export function resultCommands(program: Command, act: Act): void {
  const results = program.command('results').summary('results that batch-status did not take: list, replay (a worker)');
  results
    .command('list')
    .summary('by batch, with the reason')
    .option('--limit <rows>', 'at most so many', '50')
    .action(act(list));
  results
    .command('replay')
    .argument('<batch>', 'the id of a batch')
    .summary('sends what was set aside of a batch again')
    .action(act(replay));
}
