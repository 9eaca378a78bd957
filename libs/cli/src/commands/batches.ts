import type { Command } from 'commander';
import { answered, companyEvents, hasEnded, type Batch } from '@autosync/client';
import type { Act, Context } from '../context.ts';
import type { Ending } from '../exit-codes.ts';
import { followToEnd, noteTrouble } from '../follow-batches.ts';
import { toLimit } from '../page-limit.ts';
import { colourOf, minuteOf, renderBatch, renderColumns, renderProgress } from '../render.ts';
import { toType, typeNames } from '../types.ts';

type SyncOptions = { startDate?: string; dryRun?: boolean; follow: boolean };

async function sync({ session: open, out, args, options, signal }: Context<SyncOptions>): Promise<Ending> {
  const session = await open();
  const { id: companyId } = await session.company();
  const { startDate, dryRun } = options;
  const batchIds: string[] = [];
  for (const type of args.map(toType)) {
    const body = { type, ...(startDate !== undefined && { startDate }), ...(dryRun === true && { dryRun }) };
    const params = { path: { companyId } };
    const { data } = await answered(session.client.POST('/v1/companies/{companyId}/batches', { params, body }));
    batchIds.push(data.id);
    if (!options.follow) await out.showOne(data, data.id);
  }
  return options.follow ? followToEnd({ out, signal }, session.client, batchIds) : 'done';
}

function syncCommand(program: Command, act: Act): void {
  program
    .command('sync')
    .argument('<types...>', `of ${typeNames}`)
    .summary('run a new batch, and follow it to its end')
    .description('Runs a new batch of each type. It queues: a batch that runs already is no reason to fail.')
    .option('--start-date <day>', 'the starting date of a payment sync, YYYY-MM-DD')
    .option('--dry-run', 'show what would be done, and change nothing')
    .option('--no-follow', 'print the ids of the batches and end')
    .addHelpText(
      'after',
      `
Examples:
  autosync sync invoices expenses
  autosync sync payments --start-date 2026-01-01
  autosync sync invoices --json | jq -r .stateName`,
    )
    .action(act(sync));
}

/** Shows all batches of a company from now on: their beginning, progress and end. */
async function followCompany({ session: open, out, signal }: Context): Promise<Ending> {
  const session = await open();
  const { id: companyId, name } = await session.company();
  const told = new Map<string, string>();
  out.note(`Following the batches of ${name}; Ctrl-C ends it.`);

  async function show(batch: Batch): Promise<void> {
    if (out.json) return out.showOne(batch, '');
    if (told.get(batch.id) !== batch.state) await out.write(`${out.paint(colourOf(batch), renderBatch(batch))}\n`);
    told.set(batch.id, batch.state);
    if (!hasEnded(batch)) out.progress(renderProgress(batch));
  }

  for await (const { event, data } of companyEvents(session.client, companyId, { signal })) {
    noteTrouble(out, event);
    if (event === 'snapshot') for (const batch of (data as { items: Batch[] }).items) await show(batch);
    if (event === 'batch') await show(data as Batch);
  }
  return 'interrupted';
}

function followCommand(program: Command, act: Act): void {
  program
    .command('follow')
    .argument('[batches...]', 'ids of batches; without, all of the company until Ctrl-C')
    .summary('follow batches live')
    .description('Shows batches as they change. A lost connection is opened again.')
    .addHelpText(
      'after',
      `
Examples:
  autosync follow
  autosync follow --json | jq -r '"\\(.label): \\(.stateName)"'
  autosync follow $(autosync sync invoices --no-follow)`,
    )
    .action(
      act(async (context: Context) => {
        if (context.args.length === 0) return followCompany(context);
        return followToEnd(context, (await context.session()).client, context.args);
      }),
    );
}

type ListOptions = { type?: string; limit: string };

async function list({ session: open, out, options }: Context<ListOptions>): Promise<Ending> {
  const limit = toLimit(options.limit);
  const session = await open();
  const { id: companyId } = await session.company();
  const query = { limit, ...(options.type !== undefined && { type: toType(options.type) }) };
  const params = { path: { companyId }, query };
  const { data } = await answered(session.client.GET('/v1/companies/{companyId}/batches', { params }));
  const rows = data.items.map((batch) => [
    minuteOf(batch.createdAt),
    batch.stateName,
    `${batch.counts.done}/${batch.counts.total}`,
    String(batch.counts.failed),
    batch.id,
    batch.label,
  ]);
  const header = ['CREATED (UTC)', 'STATE', 'DONE', 'FAILED', 'ID', 'LABEL'];
  await out.show(
    { items: data.items },
    rows.length === 0 ? ['There is no batch yet.'] : renderColumns([header, ...rows]),
  );
  return 'done';
}

function listCommand(program: Command, act: Act): void {
  program
    .command('batches')
    .summary('the batches of the company, newest first')
    .option('--type <type>', `one of ${typeNames}`)
    .option('--limit <n>', 'how many', '20')
    .action(act(list));
}

export function batchCommands(program: Command, act: Act): void {
  syncCommand(program, act);
  followCommand(program, act);
  listCommand(program, act);
}
