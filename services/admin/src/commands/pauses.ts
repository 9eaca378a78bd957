import { type Command, cliFault, type Ending } from '@autosync/cli';
import { recordTypes } from '@autosync/contracts';
import { newId, sleep } from '@autosync/core';
import type { Act, Context } from '../context.ts';
import {
  countUnapplied,
  endPauses,
  findCompany,
  insertPause,
  listPauses,
  type PauseRow,
} from '../statements/schedule.ts';
import { at, showRows, toId, whoAndWhy, type Columns } from '../table.ts';

const columns: Columns<PauseRow> = {
  PAUSE: ({ id }) => id,
  OF: ({ tenantId, companyId }) =>
    companyId !== null ? `company ${companyId}` : tenantId !== null ? `tenant ${tenantId}` : 'everything',
  TYPE: ({ type }) => type ?? 'all',
  SINCE: ({ createdAt }) => at(createdAt),
  BY: ({ actorName }) => actorName,
  WHY: ({ note }) => note,
};

const APPLY_MS = 30_000;
const POLL_MS = 500;

/** A scheduler brings companies to what the pauses say within seconds; that is waited for, so that "paused" is true. */
async function untilApplied({ db, out, signal }: Context): Promise<Ending> {
  for (const endsAt = performance.now() + APPLY_MS; ; await sleep(POLL_MS, signal)) {
    const companies = await db().withAllTenants(countUnapplied);
    if (companies === 0) return 'done';
    if (signal.aborted || performance.now() > endsAt) {
      out.note(
        `${companies} companies are not there yet: it needs a running scheduler. The pause is stored and will hold.`,
      );
      return 'failed';
    }
    out.progress(`${companies} companies to go`);
  }
}

type Scope = { everything?: boolean; tenant?: string; company?: string };
type PauseOptions = Scope & { type?: string; by?: string; note?: string };

async function scopeOf({ db, options }: Context<Scope>): Promise<Pick<PauseRow, 'tenantId' | 'companyId'>> {
  const { everything, tenant, company } = options;
  if ([everything === true, tenant !== undefined, company !== undefined].filter(Boolean).length !== 1)
    throw cliFault('usage', 'Say what: --everything, --tenant or --company.');
  if (tenant !== undefined) return { tenantId: toId(tenant, '--tenant'), companyId: null };
  if (company === undefined) return { tenantId: null, companyId: null };
  const found = await db().withAllTenants((tx) => findCompany(tx, company));
  if (found === undefined) throw cliFault('missing', `There is no company "${company}".`);
  if (found === 'several') throw cliFault('missing', `Several companies are called "${company}": give its id.`);
  return found;
}

/** Stores a pause and waits until it holds. */
export async function pauseWith(
  context: Context,
  pause: Omit<PauseRow, 'id' | 'createdAt'>,
): Promise<{ id: string; ending: Ending }> {
  const id = newId();
  await context.db().withAllTenants((tx) => insertPause(tx, { id, ...pause }));
  return { id, ending: await untilApplied(context) };
}

async function pause(context: Context<PauseOptions>): Promise<Ending> {
  const { options, out } = context;
  const { type } = options;
  if (type !== undefined && !recordTypes.some((one) => one === type))
    throw cliFault('usage', `There is no type "${type}"; there are ${recordTypes.join(', ')}.`);
  const scope = await scopeOf(context);
  const { id, ending } = await pauseWith(context, { ...scope, type: type ?? null, ...whoAndWhy(options) });
  await out.show({ id, ...scope, type: type ?? null, holds: ending === 'done' }, [
    'Paused. What runs goes on to its end; what waits stays; slots that come due are skipped with this reason.',
    `Resume with: autosync-admin resume ${id} --by NAME --note WHY`,
  ]);
  return ending;
}

async function resume(context: Context<{ everything?: boolean; by?: string; note?: string }>): Promise<Ending> {
  const { args, options, db, out } = context;
  const [id] = args;
  if ((id === undefined) === (options.everything !== true))
    throw cliFault('usage', 'Say which: the id of a pause ("autosync-admin pauses" lists them), or --everything.');
  const end = { id: id === undefined ? null : toId(id, 'The pause'), ...whoAndWhy(options) };
  const ended = await db().withAllTenants((tx) => endPauses(tx, end));
  if (ended.length === 0 && id !== undefined) throw cliFault('missing', `There is no pause ${id} that holds.`);
  const ending = await untilApplied(context);
  await out.show({ items: ended }, [
    ended.length === 0
      ? 'Nothing was paused for everybody.'
      : `Resumed: ${ended.length}. The next slots come in their time.`,
  ]);
  return ending;
}

async function pauses({ db, out }: Context): Promise<'done'> {
  await showRows(out, { rows: await db().withAllTenants(listPauses), columns, none: 'Nothing is paused.' });
  return 'done';
}

export function pauseCommands(program: Command, act: Act): void {
  program.command('pauses').summary('what is paused, by whom and why (scheduler)').action(act(pauses));
  program
    .command('pause')
    .summary('stops a type, a company, a tenant or everything (scheduler)')
    .description('What runs goes on to its end. People see it, with who and why, in the API and on the console.')
    .option('--everything', 'all tenants')
    .option('--tenant <id>', 'one tenant')
    .option('--company <company>', 'one company, by id or name')
    .option('--type <type>', `only this record type: ${recordTypes.join(', ')}`)
    .option('--by <name>', 'who')
    .option('--note <why>', 'why')
    .addHelpText('after', '\nExample:\n  autosync-admin pause --everything --by anna --note "books are being restored"')
    .action(act(pause));
  program
    .command('resume')
    .argument('[pause]', 'the id of a pause')
    .summary('ends a pause (scheduler)')
    .option('--everything', 'all pauses of everything; those of tenants and companies stay')
    .option('--by <name>', 'who')
    .option('--note <why>', 'why')
    .action(act(resume));
}
