import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { Writable } from 'node:stream';
import type { Command } from 'commander';
import { answered, createClient, isProblem } from '@autosync/client';
import type { Act, Context, ProcessContext } from '../context.ts';
import { credentialsFile, forgetCredentials, readCredentials, toApiAddress, writeCredentials } from '../credentials.ts';
import { cliFault, type Ending } from '../exit-codes.ts';
import { openSession, pickCompany } from '../session.ts';

/** Asks for the key without showing it. */
async function askForKey({ stdin, stderr, signal }: ProcessContext): Promise<string> {
  stderr.write('API key (not shown): ');
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input: stdin, output: nowhere, terminal: true });
  try {
    return await prompt.question('', { signal });
  } finally {
    prompt.close();
    stderr.write('\n');
  }
}

/**
 * From the environment, a pipe, or the person. Not from the command line, which other users of the machine can read.
 */
async function findKey(processContext: ProcessContext): Promise<string> {
  const { env, stdin } = processContext;
  const given = env['AUTOSYNC_KEY'] || (stdin.isTTY === true ? await askForKey(processContext) : await text(stdin));
  const key = given.trim();
  if (/^\S+$/.test(key)) return key;
  throw cliFault('usage', 'There is no key: set AUTOSYNC_KEY, or give it on standard input.');
}

async function login({ processContext, options, args, out }: Context): Promise<Ending> {
  const file = credentialsFile(processContext.env);
  const address = args[0] ?? options.api ?? processContext.env['AUTOSYNC_API'];
  const stored = address ? undefined : (await readCredentials(file))?.api;
  const api = address ? toApiAddress(address) : stored;
  if (api === undefined) throw cliFault('usage', 'Where is the API? Give its address: autosync login https://…');
  const key = await findKey(processContext);
  const client = createClient({ baseUrl: api, credential: key });
  const { data: self } = await answered(client.GET('/v1/self'));
  if (self.tenantId === null) {
    throw cliFault(
      'access',
      'This is the operator’s key, which belongs to no tenant. Sign in with the key of a tenant.',
    );
  }
  const { company: wanted = processContext.env['AUTOSYNC_COMPANY'] } = options;
  const session = await openSession({ api, env: { ...processContext.env, AUTOSYNC_KEY: key } });
  const company = wanted ? pickCompany(await session.companies(), wanted) : undefined;
  await writeCredentials(file, { api, key, ...(company !== undefined && { company: company.id }) });
  const { name, tenantId, scopes, companyIds, expiresAt } = self;
  await out.show({ api, name, tenantId, scopes, companyIds, expiresAt, company: company?.id ?? null, file }, [
    `Signed in to ${api} as ${name}${company === undefined ? '' : `, for ${company.name}`}.`,
    `Kept in ${file}, for you only.`,
  ]);
  return 'done';
}

async function whoAmI({ session, out }: Context): Promise<Ending> {
  const { api, client, named } = await session();
  const { data: self } = await answered(client.GET('/v1/self'));
  const company = await findChosen(session, named);
  await out.show({ api, ...self, company: company?.id ?? null }, [
    `${self.name} at ${api}`,
    `May: ${self.scopes.join(', ') || 'nothing'}`,
    `Reaches: ${self.companyIds === null ? 'all companies' : self.companyIds.join(', ')}`,
    `Company: ${company === undefined ? 'none chosen' : `${company.name} (${company.id})`}`,
  ]);
  return 'done';
}

async function findChosen(session: Context['session'], named: string | undefined) {
  if (named === undefined) return undefined;
  try {
    return await (await session()).company();
  } catch (error) {
    if (isProblem(error, 'forbidden')) return undefined;
    throw error;
  }
}

async function logout({ processContext, out }: Context): Promise<Ending> {
  const file = credentialsFile(processContext.env);
  await forgetCredentials(file);
  await out.show({ file }, [`Forgotten: ${file} is gone. The key itself holds on until it is revoked.`]);
  return 'done';
}

export function loginCommands(program: Command, act: Act): void {
  program
    .command('login')
    .argument('[address]', 'where the API is')
    .summary('keep an address and a key for the commands that follow')
    .description(
      'Keeps an address, a key and, with --company, the company that is meant. The key is taken from AUTOSYNC_KEY, from standard input, or asked for.',
    )
    .addHelpText(
      'after',
      `
Examples:
  autosync login https://autosync.example.com --company "Contoso Ltd"
  pass show autosync/key | autosync login https://autosync.example.com`,
    )
    .action(act(login));
  program.command('whoami').summary('whose key it is, and what it may do').action(act(whoAmI));
  program.command('logout').summary('forget address and key').action(act(logout));
}
