import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from '@autosync/testing';
import { exitCodes } from '../src/exit-codes.ts';
import { apiServer, companies, companyId } from './support/api-server.ts';
import { autosync } from './support/autosync.ts';

type Server = Awaited<ReturnType<typeof apiServer>>;

const statuses: Record<string, number> = { bad: 401, small: 403, busy: 503, odd: 422 };

const payment = { entity: 'Payment', quickbooksId: '7', customer: { name: '=Café' }, total: '5.00', currency: null };

const found = {
  items: [
    {
      kind: 'record',
      company: { id: companyId, tenantId: 't', name: 'Contoso' },
      record: { id: 'r-7', type: 'invoices', externalId: '7', number: 'INV-7', syncState: 'failed' },
      batch: null,
    },
  ],
  more: true,
};

let folder: string;
let server: Server;
beforeAll(async () => {
  folder = await testFolder();
  server = await apiServer(({ path }, { headers }) => {
    const key = headers.authorization?.replace('Bearer ', '') ?? '';
    const status = statuses[key];
    if (status !== undefined) return { status, body: { code: key, detail: 'So it is.', requestId: 'r-1', errors: [] } };
    if (path === '/v1/self') return { body: { name: 'me', tenantId: key === 'op' ? null : 't', scopes: ['a'] } };
    if (path.startsWith('/v1/companies?')) return { body: companies };
    if (path.includes('/payments?')) return { body: { items: [payment], nextCursor: null } };
    if (path.startsWith('/v1/search?')) return { body: found };
    if (path.endsWith('/run-check')) {
      const reasons = [{ code: 'x', message: 'Why not.' }];
      return { body: { answer: key, reasons, running: null, waiting: 0, nextDue: null } };
    }
    return { status: 404, body: { code: 'not-found', detail: 'There is no such thing.', errors: [] } };
  });
  await writeFile(join(folder, 'invoices.txt'), '');
  await writeFile(join(folder, 'november.csv'), '');
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const as = (key: string, more: Record<string, string> = {}) => ({
  directory: folder,
  env: { AUTOSYNC_API: server.url, AUTOSYNC_KEY: key, ...more },
});

describe('the command line', () => {
  it.each([
    [['sync'], 'k', 2, "missing required argument 'types'"],
    [['sinc', 'invoices'], 'k', 2, "unknown command 'sinc'\n(Did you mean sync?)"],
    [['companies', '--colour'], 'k', 2, "unknown option '--colour'"],
    [['sync', 'bills', '--company', 'Contoso'], 'k', 2, 'There is no type "bills"; there are invoices,'],
    [['batches', '--limit', '1e3'], 'k', 2, '--limit is a number from 1 to 200, not "1e3".'],
    [['import', 'november.csv'], 'k', 2, 'What does november.csv hold? Say --type, one of invoices,'],
    [['import', 'invoices.txt'], 'k', 2, 'What is invoices.txt? Say --format csv or json or ndjson.'],
    [['import', 'invoices-gone.csv', '--company', 'contoso'], 'k', 2, 'invoices-gone.csv cannot be read: ENOENT'],
    [['import', '-', '--type', 'payments', '--format', 'json'], 'k', 2, 'No records of a type "payments" are sent'],
    [['export', 'everything'], 'k', 2, 'There is no "everything" to export; there are invoices,'],
    [['export', 'actions'], 'k', 2, 'Say with --batch of which batch.'],
    [['search', 'x'], 'k', 2, 'Say what to look for: 2 to 200 characters.'],
    [['run-check'], 'k', 2, 'There are 2 companies. Say which with --company'],
    [['run-check', '--company', 'Contosso'], 'k', 4, 'There is no company "Contosso". There are:\n  0198c9f0'],
    [['retry', 'INV-1', '--company', 'contoso'], 'k', 2, 'Say with --type of which type they are'],
    [
      ['companies'],
      'bad',
      3,
      'So it is.\n  Is it the right key? "autosync login" stores another one.\n  Request id: r-1',
    ],
    [['companies'], 'small', 3, 'So it is.'],
    [['companies'], 'odd', 6, 'So it is.'],
    [['follow', companyId], 'k', 4, 'There is no such thing.'],
    [['login'], 'op', 3, 'This is the operator’s key, which belongs to no tenant.'],
    [['run-check', '--company', 'contoso'], 'safe', 0, ''],
    [['run-check', '--company', 'contoso'], 'wait', 10, ''],
    [['run-check', '--company', 'contoso'], 'no', 11, ''],
  ])('%j with the key %s ends with %i', async (args, key, code, told) => {
    const ended = await autosync(args, as(key));
    expect(ended.err).toContain(told);
    expect(ended.code).toBe(code);
  });

  it('searches, and says that there is more', async () => {
    const ended = await autosync(['search', 'INV', '7'], as('k'));
    expect(ended.out).toMatch(/record +INV-7 +invoices +failed +Contoso +r-7/);
    expect(ended.err).toContain('There are more');
    const json = await autosync(['search', 'INV', '--json'], as('k'));
    expect(JSON.parse(json.out)).toEqual(found);
  });

  it('writes tables that a spreadsheet shows and never calculates', async () => {
    const { code, out } = await autosync(['export', 'payments', '--company', 'contoso'], as('k'));
    const [header, row] = out.split('\r\n');
    expect(header).toBe(
      'entity,quickbooksId,state,date,customerName,total,unapplied,currency,referenceNumber,changedAt',
    );
    expect([row, code]).toEqual(["Payment,7,,,'=Café,5.00,,,,", 0]);
  });

  it('says where nothing answers, and that it may be tried again', async () => {
    const away = { AUTOSYNC_API: 'http://127.0.0.1:2', AUTOSYNC_KEY: 'k' };
    const { code, err } = await autosync(['companies'], { directory: folder, env: away });
    expect(err).toMatch(/^autosync: http:\/\/127\.0\.0\.1:2: The server could not be reached\..*ECONNREFUSED/);
    expect(err).toContain('the same command may be given again');
    expect(code).toBe(5);
  });

  it('tells programs its errors as a line of JSON', async () => {
    const { err, out } = await autosync(['companies', '--json'], as('bad'));
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'bad', errors: [], requestId: 'r-1' } });
    expect(out).toBe('');
  });

  it('names every exit code in its README', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    const rows = [...readme.matchAll(/^\| (\d+) +\|/gm)].map(([, code]) => Number(code));
    expect(rows).toEqual([...new Set(Object.values(exitCodes))].toSorted((a, b) => a - b));
  });
});

describe('login', () => {
  it('keeps address, key and company for its owner only; the key goes nowhere else, and logout forgets it', async () => {
    const home = join(folder, 'home');
    await mkdir(home);
    const there = { directory: home, env: { XDG_CONFIG_HOME: join(home, 'config') } };
    expect((await autosync(['companies'], there)).code).toBe(exitCodes.access);
    const login = ['login', `${server.url}/v1/`, '--company', 'fabrikam'];
    const { code, out } = await autosync(login, { ...there, stdin: 'secret\n' });
    expect([code, out]).toEqual([0, expect.stringContaining(`Signed in to ${server.url} as me, for Fabrikam.`)]);
    const file = join(home, 'config/autosync/credentials.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);

    expect((await autosync(['companies'], there)).out).toMatch(/^\* {2}Fabrikam {2}connected/m);
    const elsewhere = await autosync(['companies', '--api', 'http://127.0.0.1:2'], there);
    expect([elsewhere.code, elsewhere.err]).toEqual([3, expect.stringContaining('There is no key for http://127')]);

    await autosync(['logout'], there);
    expect((await autosync(['companies'], there)).code).toBe(exitCodes.access);
  });

  it.each(['ftp://x', 'autosync.example.com', ''])('refuses the address %j', async (address) => {
    const { code } = await autosync(['login', address], { directory: folder, stdin: 'k' });
    expect(code).toBe(exitCodes.usage);
  });
});
