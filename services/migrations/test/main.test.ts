import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDb } from '@autosync/db';
import { createDatabase, startPostgres, type Postgres } from '@autosync/dev-stack/servers';
import { createServerFolder, eventually, removeServerFolder, startProcess, type TestProcess } from '@autosync/testing';

const entry = new URL('../src/main.ts', import.meta.url);
const ownerPassword = 'own@r:/?#';
const gatewayPassword = 'g@teway:/?#%\'"\\ü';

// A server of its own: roles and their passwords belong to the whole server.
let folder: string;
let postgres: Postgres;
beforeAll(async () => {
  folder = await createServerFolder();
  postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false });
  await asSuperuser(`create role owner login createrole password '${ownerPassword}'`);
  for (const name of ['first', 'second']) {
    await createDatabase(postgres.url, name);
    await asSuperuser(`alter database ${name} owner to owner`);
  }
}, 60_000);
afterAll(async () => {
  await postgres.kill('SIGQUIT');
  await removeServerFolder(folder);
});

async function query(database: Parameters<typeof createDb>[0], text: string): Promise<unknown[]> {
  const db = createDb(database);
  try {
    const { rows } = await db.withoutTenant((tx) => tx.query({ text }));
    return rows;
  } finally {
    await db.close();
  }
}
const common = { applicationName: 'migrations-test', onPoolError: () => undefined };
const asSuperuser = (text: string) => query({ ...common, connectionString: postgres.url }, text);
const as = (user: string, password: string, { database, text }: { database: string; text: string }) =>
  query({ ...common, host: '127.0.0.1', port: postgres.port, database, user, password }, text);
const asGateway = (database: string, text: string) => as('autosync_gateway', gatewayPassword, { database, text });

/** The job as the role that owns the database and is no superuser. */
function run(database: string, env: Record<string, string> = {}): Promise<TestProcess> {
  const where = {
    DATABASE_HOST: '127.0.0.1',
    DATABASE_PORT: String(postgres.port),
    DATABASE_NAME: database,
    DATABASE_USER: 'owner',
    DATABASE_PASSWORD: ownerPassword,
  };
  return startProcess({ name: 'migrations', entry, env: { ...where, ...env } });
}

const lastLine = (job: TestProcess) => job.logs().at(-1);

describe('the job', () => {
  it('applies all migrations, lets the roles log in that have a password, and does nothing the second time', async () => {
    const first = await run('first', { GATEWAY_DATABASE_PASSWORD: gatewayPassword });

    expect(await first.exited).toMatchObject({ code: 0 });
    expect(lastLine(first)).toMatchObject({ level: 'info', msg: 'done', logins: ['gateway'] });
    expect((lastLine(first) as { applied: string[] }).applied).toEqual(
      expect.arrayContaining(['accounts/0001_accounts.sql', 'batch/0001_batch.sql']),
    );
    expect(await asGateway('first', 'select count(*)::int as tenants from accounts.tenants')).toEqual([{ tenants: 0 }]);
    expect(await asSuperuser(`select rolcanlogin from pg_roles where rolname = 'autosync_worker'`)).toEqual([
      { rolcanlogin: false },
    ]);

    const second = await run('first');
    expect(await second.exited).toMatchObject({ code: 0 });
    expect(lastLine(second)).toMatchObject({ msg: 'done', applied: [], logins: [] });
    expect(await asGateway('first', 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('gives a worker a login of its own beside the one that all share, with the same rights and no more', async () => {
    const passwords = { WORKER_DATABASE_PASSWORD: 'shared', SYNC_INVOICES_DATABASE_PASSWORD: 'own' };
    const job = await run('first', passwords);
    expect(await job.exited).toMatchObject({ code: 0 });
    expect(lastLine(job)).toMatchObject({ logins: ['worker', 'sync-invoices'] });
    const epochs = { database: 'first', text: 'select count(*)::int as runs from records.runs' };
    for (const [user, password] of [
      ['autosync_worker', 'shared'],
      ['autosync_sync_invoices', 'own'],
    ] as const)
      expect(await as(user, password, epochs)).toEqual([{ runs: 0 }]);
    await expect(
      as('autosync_sync_invoices', 'own', { database: 'first', text: 'select from accounts.api_keys' }),
    ).rejects.toThrow('permission denied');
    await expect(as('autosync_sync_payments', 'own', epochs)).rejects.toThrow('password authentication failed');
  });

  it('leaves out the workers’ own roles where it may not make them, unless one is to log in', async () => {
    // It owns everything as a member, and so may create no roles.
    await asSuperuser(`create role lesser login password '${ownerPassword}' in role owner`);
    await asSuperuser('drop role autosync_sync_payments');
    const job = await run('first', { DATABASE_USER: 'lesser' });
    expect(await job.exited).toMatchObject({ code: 0 });
    expect(await asSuperuser(`select 1 from pg_roles where rolname = 'autosync_sync_payments'`)).toEqual([]);
    const asked = await run('first', { DATABASE_USER: 'lesser', SYNC_PAYMENTS_DATABASE_PASSWORD: 'own' });
    expect(await asked.exited).toMatchObject({ code: 1 });
    expect(lastLine(asked)).toMatchObject({ err: { message: expect.stringContaining('permission denied') } });
  });

  it('may run twice at once', async () => {
    const env = { GATEWAY_DATABASE_PASSWORD: gatewayPassword };
    const jobs = await Promise.all([run('second', env), run('second', env), run('second', env)]);
    for (const job of jobs) expect(await job.exited).toMatchObject({ code: 0 });
    const applied = jobs.flatMap((job) => (lastLine(job) as { applied: string[] }).applied);
    expect(new Set(applied).size).toBe(applied.length);
    expect(applied).toContain('records/0001_records.sql');
  });

  it('waits for a PostgreSQL that is not there yet, and says so', async () => {
    await postgres.stop();
    const job = await run('first');
    await eventually(() => job.logs().some(({ msg }) => msg === 'waiting'), { timeoutMs: 15_000 });
    expect(job.logs().find(({ msg }) => msg === 'waiting')).toMatchObject({
      waitingFor: `PostgreSQL at 127.0.0.1:${postgres.port}`,
      errorCode: 'db-unavailable',
    });
    await postgres.start();
    expect(await job.exited).toMatchObject({ code: 0 });
  });

  it('gives up after WAIT_MS with the reason, and exits 1', async () => {
    const job = await run('first', { DATABASE_PASSWORD: 'wrong', WAIT_MS: '300' });
    expect(await job.exited).toMatchObject({ code: 1 });
    expect(lastLine(job)).toMatchObject({
      level: 'fatal',
      msg: 'failed',
      errorCode: 'db-refused',
      err: { message: 'password authentication failed for user "owner"' },
    });
    expect(job.output()).not.toContain('wrong');
  });

  it('told to stop, ends at once with exit code 1', async () => {
    const job = await run('first', { DATABASE_PASSWORD: 'wrong' });
    await eventually(() => job.logs().some(({ msg }) => msg === 'waiting'), { timeoutMs: 15_000 });
    job.kill('SIGTERM');
    expect(await job.exited).toMatchObject({ code: 1 });
    expect(lastLine(job)).toMatchObject({ msg: 'told to stop before the end', signal: 'SIGTERM' });
  });
});
