import type { Command } from '@autosync/cli';
import type { Act, Context } from '../context.ts';
import { readLeases, readQueue, type LeaseRow, type QueueRow } from '../statements/schedule.ts';
import { age, at, showRows, toCount, type Columns } from '../table.ts';

const queueColumns: Columns<QueueRow> = {
  TYPE: ({ type }) => type,
  WAITING: ({ waiting }) => waiting,
  'OLDEST WAITS': ({ oldestSeconds, waiting }) => (waiting === 0 ? '-' : age(oldestSeconds)),
  RESTING: ({ resting }) => resting,
  'ON THEIR WAY': ({ inFlight }) => inFlight,
};

async function queue({ db, out }: Context): Promise<'done'> {
  const rows = await db().withAllTenants(readQueue);
  await showRows(out, { rows, columns: queueColumns, none: '' });
  return 'done';
}

const leaseColumns: Columns<LeaseRow> = {
  COMPANY: ({ company }) => company,
  TYPE: ({ type }) => type,
  STATE: ({ state }) => state,
  TRIGGER: ({ trigger }) => trigger,
  DISPATCH: ({ dispatch, unstarted }) => `${dispatch}${unstarted ? ` (${unstarted} lost)` : ''}`,
  SENT: ({ dispatchedAt }) => at(dispatchedAt),
  'LEASE UNTIL': ({ leaseUntil }) => at(leaseUntil),
  'IN KAFKA': ({ place }) => place,
  BATCH: ({ batchId }) => batchId,
  'COMPANY ID': ({ companyId }) => companyId,
  'TENANT ID': ({ tenantId }) => tenantId,
};

async function leases({ db, out, options }: Context<{ limit: string }>): Promise<'done'> {
  const limit = toCount(options.limit, '--limit', 10_000);
  const rows = await db().withAllTenants((tx) => readLeases(tx, { limit }));
  await showRows(out, { rows, columns: leaseColumns, none: 'Nothing is on its way.' });
  return 'done';
}

export function queueCommands(program: Command, act: Act): void {
  program.command('queue').summary('runs that wait, rest or are on their way, by type (scheduler)').action(act(queue));
  program
    .command('leases')
    .summary('runs on their way, the longest first (scheduler)')
    .description('A run without a lease lies in Kafka (partition/offset); a lease begins when a worker has started.')
    .option('--limit <rows>', 'at most so many', '50')
    .action(act(leases));
}
