import { spawn } from 'node:child_process';
import type { Command } from 'commander';
import { answered } from '@autosync/client';
import { sleep } from '@autosync/core';
import type { Act, Context } from '../context.ts';
import type { Ending } from '../exit-codes.ts';
import { renderColumns } from '../render.ts';
import type { Session } from '../session.ts';

async function list({ session, out }: Context): Promise<Ending> {
  const { companies, named } = await session();
  const items = await companies();
  const isMeant = ({ id, name }: (typeof items)[number]) => id === named || name.toLowerCase() === named?.toLowerCase();
  const rows = items.map((company) => [
    isMeant(company) ? '*' : '',
    company.name,
    company.connectionState,
    company.realmId ?? '',
    company.id,
  ]);
  const lines = renderColumns([['', 'NAME', 'CONNECTION', 'REALM', 'ID'], ...rows]);
  await out.show({ items }, items.length === 0 ? ['There is no company yet.'] : lines);
  return 'done';
}

const pollMs = 2000;

/** Opens a browser if this machine has one; the address is printed in any case. */
function openInBrowser(url: string): void {
  const program = process.platform === 'darwin' ? 'open' : 'xdg-open';
  const child = spawn(program, [url], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

async function stateOf({ client }: Session, companyId: string): Promise<string> {
  const { data } = await answered(
    client.GET('/v1/companies/{companyId}/connection', { params: { path: { companyId } } }),
  );
  return data.state;
}

type ConnectOptions = { open?: boolean; wait: boolean; again?: boolean };

async function connect({ session: open, out, options, signal }: Context<ConnectOptions>): Promise<Ending> {
  const session = await open();
  const { id: companyId, name } = await session.company();
  const before = await stateOf(session, companyId);
  if (before === 'connected' && options.again !== true) {
    await out.show({ companyId, state: before, authorizeUrl: null, expiresAt: null }, [
      `${name} is connected already (--again connects it anew).`,
    ]);
    return 'done';
  }
  const params = { path: { companyId } };
  const { data } = await answered(session.client.POST('/v1/companies/{companyId}/connection', { params }));
  const { authorizeUrl, expiresAt } = data;
  if (options.open === true) openInBrowser(authorizeUrl);
  out.note('Open this address in the browser of whoever may connect the books, until the time it ends:');
  if (!options.wait) {
    await out.show({ companyId, state: before, authorizeUrl, expiresAt }, [authorizeUrl]);
    return 'done';
  }
  await out.showOne({ companyId, state: before, authorizeUrl, expiresAt }, authorizeUrl);
  while (!signal.aborted && Date.now() < Date.parse(expiresAt)) {
    out.progress(`Waiting for ${name} to be connected …`);
    await sleep(pollMs, signal);
    const state = await stateOf(session, companyId);
    if (state !== 'connected') continue;
    await out.showOne({ companyId, state, authorizeUrl: null, expiresAt: null }, `${name} is connected.`);
    return 'done';
  }
  out.note(`${name} is not connected yet. The address holds until ${expiresAt}.`);
  return signal.aborted ? 'interrupted' : 'failed';
}

export function companyCommands(program: Command, act: Act): void {
  program
    .command('companies')
    .summary('the companies of the key’s tenant; * marks the one that is meant')
    .action(act(list));
  program
    .command('connect')
    .summary('connect a company to QuickBooks, in a browser')
    .description('Prints the address at which a person allows the connection, and waits until they have.')
    .option('--open', 'open the address in this machine’s browser')
    .option('--no-wait', 'do not wait until it is connected')
    .option('--again', 'also where it is connected already')
    .addHelpText(
      'after',
      `
Examples:
  autosync connect --company "Contoso Ltd" --open
  autosync connect --no-wait | mail -s "Please connect the books" bookkeeper@contoso.example`,
    )
    .action(act(connect));
}
