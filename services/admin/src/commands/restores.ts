import { type Command, cliFault } from '@autosync/cli';
import { newId } from '@autosync/core';
import type { Act, Context } from '../context.ts';
import { endRestores, findOwnedCompany, insertRestore, listRestores, type RestoreRow } from '../statements/restores.ts';
import { at, showRows, toCount, toId, whoAndWhy, type Columns } from '../table.ts';

const columns: Columns<RestoreRow> = {
  RESTORE: ({ id }) => id,
  OF: ({ companyId }) => (companyId === null ? 'everything' : `company ${companyId}`),
  SINCE: ({ since }) => at(since),
  UNTIL: ({ until, endedBy }) => (endedBy === null ? at(until) : `${at(until)}, by ${endedBy}`),
  BY: ({ actorName }) => actorName,
  WHY: ({ note }) => note,
};

const MOST_DAYS = 90;

type Told = { everything?: boolean; company?: string; days: string; by?: string; note?: string };

async function scopeOf({ db, options }: Context<Told>): Promise<Pick<RestoreRow, 'tenantId' | 'companyId'>> {
  const { everything, company } = options;
  if ((everything === true) === (company !== undefined))
    throw cliFault('usage', 'Say of what: --everything, or --company.');
  if (company === undefined) return { tenantId: null, companyId: null };
  const found = await db().withAllTenants((tx) => findOwnedCompany(tx, company));
  if (found === undefined) throw cliFault('missing', `There is no company "${company}".`);
  if (found === 'several') throw cliFault('missing', `Several companies are called "${company}": give its id.`);
  return found;
}

async function tell(context: Context<Told>): Promise<'done'> {
  const { options, db, out } = context;
  const days = toCount(options.days, '--days', MOST_DAYS);
  const restore = { id: newId(), days, ...whoAndWhy(options), ...(await scopeOf(context)) };
  const stored = await db().withAllTenants((tx) => insertRestore(tx, restore));
  await out.show(stored, [
    `Until ${at(stored.until)} workers look into QuickBooks before they create a document, and take over what they find.`,
    'Slices that run now go on as they began: tell it while everything is paused.',
    `End it with: autosync-admin restored end ${stored.id} --by NAME --note WHY`,
  ]);
  return 'done';
}

async function end(context: Context<{ everything?: boolean; by?: string; note?: string }>): Promise<'done'> {
  const { args, options, db, out } = context;
  const [id] = args;
  if ((id === undefined) === (options.everything !== true))
    throw cliFault(
      'usage',
      'Say which: the id of a restore ("autosync-admin restored list" has them), or --everything.',
    );
  const ended = await db().withAllTenants((tx) =>
    endRestores(tx, { id: id === undefined ? null : toId(id, 'The restore'), ...whoAndWhy(options) }),
  );
  if (ended.length === 0 && id !== undefined) throw cliFault('missing', `There is no restore ${id} that holds.`);
  await out.show({ items: ended }, [
    ended.length === 0 ? 'Nothing was to be ended.' : `Ended: ${ended.length}. New slices create without a look.`,
  ]);
  return 'done';
}

async function list({ db, out, options }: Context<{ all?: boolean }>): Promise<'done'> {
  const rows = await db().withAllTenants((tx) => listRestores(tx, { all: options.all === true }));
  await showRows(out, { rows, columns, none: 'Nothing counts as restored: workers create without a look.' });
  return 'done';
}

export function restoreCommands(program: Command, act: Act): void {
  const restored = program
    .command('restored')
    .summary('after a restore from a backup: look before creating; tell, list, end (gateway)');
  restored
    .command('tell')
    .summary('from now on workers look into QuickBooks before they create a document')
    .description(
      "What they find is taken over: a document with the record's mark, or with that of a record that is not known here. It costs one metered call for each new document.",
    )
    .option('--everything', 'all companies')
    .option('--company <company>', 'one company, by id or name')
    .option('--days <days>', 'how long; clients should have sent their records again by then', '14')
    .option('--by <name>', 'who')
    .option('--note <why>', 'why')
    .addHelpText(
      'after',
      '\nExample:\n  autosync-admin restored tell --everything --by anna --note "backup of 3 o\'clock"',
    )
    .action(act(tell));
  restored
    .command('list')
    .summary('what counts as restored, until when')
    .option('--all', 'also what is over')
    .action(act(list));
  restored
    .command('end')
    .argument('[restore]', 'its id')
    .summary('ends it before its time')
    .option('--everything', 'all of them')
    .option('--by <name>', 'who')
    .option('--note <why>', 'why')
    .action(act(end));
}
