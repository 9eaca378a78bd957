import type { Command } from 'commander';
import { answered, itemsOf } from '@autosync/client';
import type { SentType } from '@autosync/client';
import type { Act, Context } from '../context.ts';
import { cliFault, type Ending } from '../exit-codes.ts';
import { followToEnd } from '../follow-batches.ts';
import type { Session } from '../session.ts';
import { recordsPath, sentTypeNames, sentTypes, toSentType } from '../types.ts';

/** The most records that a batch can name. */
const perBatch = 500;

type Wanted = { companyId: string; type: SentType };

async function failedRecords({ client }: Session, { companyId, type }: Wanted): Promise<string[]> {
  const ids: string[] = [];
  const all = itemsOf(async (cursor) => {
    const query = { syncState: 'failed' as const, limit: 200, ...(cursor !== undefined && { cursor }) };
    return (await answered(client.GET(recordsPath(type), { params: { path: { companyId }, query } }))).data;
  });
  for await (const { id } of all) ids.push(id);
  return ids;
}

async function namedRecords(
  { client }: Session,
  { companyId, type, externalIds }: Wanted & { externalIds: readonly string[] },
): Promise<string[]> {
  const ids: string[] = [];
  for (const externalId of externalIds) {
    const path = `${recordsPath(type)}/{externalId}` as '/v1/companies/{companyId}/invoices/{externalId}';
    const { data } = await answered(client.GET(path, { params: { path: { companyId, externalId } } }));
    ids.push(data.id);
  }
  return ids;
}

async function startBatches({ client }: Session, { companyId, type }: Wanted, ids: readonly string[]) {
  const batchIds: string[] = [];
  for (let at = 0; at < ids.length; at += perBatch) {
    const body = { type, recordIds: ids.slice(at, at + perBatch) };
    const params = { path: { companyId } };
    const { data } = await answered(client.POST('/v1/companies/{companyId}/batches', { params, body }));
    batchIds.push(data.id);
  }
  return batchIds;
}

async function rerun({ client }: Session, batchId: string): Promise<string[]> {
  const params = { path: { batchId } };
  const { data } = await answered(client.POST('/v1/batches/{batchId}/rerun', { params, body: { actions: 'failed' } }));
  return data.items.map(({ id }) => id);
}

type RetryOptions = { type?: string; batch?: string; follow: boolean };

async function start(session: Session, { args, options }: Context<RetryOptions>): Promise<string[]> {
  if (options.batch !== undefined) return rerun(session, options.batch);
  const { id: companyId } = await session.company();
  if (args.length > 0) {
    if (options.type === undefined)
      throw cliFault('usage', `Say with --type of which type they are: ${sentTypeNames}.`);
    const wanted = { companyId, type: toSentType(options.type) };
    return startBatches(session, wanted, await namedRecords(session, { ...wanted, externalIds: args }));
  }
  const batchIds: string[] = [];
  for (const type of options.type === undefined ? sentTypes : [toSentType(options.type)]) {
    const wanted = { companyId, type };
    batchIds.push(...(await startBatches(session, wanted, await failedRecords(session, wanted))));
  }
  return batchIds;
}

async function retry(context: Context<RetryOptions>): Promise<Ending> {
  const { out, options } = context;
  const session = await context.session();
  const batchIds = await start(session, context);
  if (batchIds.length === 0) {
    out.note('No record has failed: there is nothing to retry.');
    return 'done';
  }
  if (options.follow) return followToEnd(context, session.client, batchIds);
  for (const id of batchIds) await out.showOne({ id }, id);
  return 'done';
}

export function retryCommand(program: Command, act: Act): void {
  program
    .command('retry')
    .argument('[externalIds...]', 'your own ids of records; without, all that failed')
    .summary('sync again what failed, and follow it')
    .option('--type <type>', `one of ${sentTypeNames}`)
    .option('--batch <id>', 'what failed in this batch')
    .option('--no-follow', 'print the ids of the batches and end')
    .addHelpText(
      'after',
      `
Examples:
  autosync retry
  autosync retry INV-1001 INV-1007 --type invoices`,
    )
    .action(act(retry));
}
