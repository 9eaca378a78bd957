import type { Command } from '@autosync/cli';
import type { Act, Context } from '../context.ts';
import { readStatus, type TypeStatus } from '../statements/schedule.ts';
import { at, showRows, toCount, toId, type Columns } from '../table.ts';

const columns: Columns<TypeStatus> = {
  COMPANY: ({ company }) => company,
  TYPE: ({ type }) => type,
  STATE: ({ state }) => state,
  'LAST SUCCESS': ({ lastSuccessAt }) => at(lastSuccessAt),
  'NEXT DUE': ({ nextDueAt }) => at(nextDueAt),
  WAITING: ({ waiting, inFlight }) => `${waiting}${inFlight ? ' + 1 on its way' : ''}`,
  'LAST RUN SAID': ({ lastReason }) => lastReason,
  'COMPANY ID': ({ companyId }) => companyId,
  'TENANT ID': ({ tenantId }) => tenantId,
};

type Options = { tenant?: string; company?: string; overdue?: boolean; limit: string };

async function status({ db, out, options }: Context<Options>): Promise<'done'> {
  const rows = await db().withAllTenants((tx) =>
    readStatus(tx, {
      tenantId: options.tenant === undefined ? null : toId(options.tenant, '--tenant'),
      company: options.company ?? null,
      overdueOnly: options.overdue === true,
      limit: toCount(options.limit, '--limit', 10_000),
    }),
  );
  await showRows(out, { rows, columns, none: options.overdue ? 'Nothing is overdue.' : 'No company is switched on.' });
  return 'done';
}

export function statusCommand(program: Command, act: Act): void {
  program
    .command('status')
    .summary('how each company and record type stands, the worst first (scheduler)')
    .description('Of companies that are switched on; with --company of that one, whatever its state.')
    .option('--overdue', 'only what is overdue, as the alert counts it')
    .option('--tenant <id>', 'only of this tenant')
    .option('--company <company>', 'only this one, by id or name')
    .option('--limit <rows>', 'at most so many', '50')
    .action(act(status));
}
