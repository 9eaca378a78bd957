import { createHmac } from 'node:crypto';
import { createDb, type Tx } from '@autosync/db';
import { databaseRoles, ensureRoles, roleName, type DatabaseRole } from '@autosync/installation';

/** Marks databases that a dev stack made, so that starting over never drops anybody else's. */
const mark = 'AutoSync development: may be dropped at any time';

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The same server and user, another database. */
export function urlOfDatabase(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}

/**
 * The password of a service's role: derived from the superuser's, so all stacks on one server agree without telling each
 * other. Undefined when the server lets the superuser in without one.
 */
function rolePassword(serverUrl: string, role: DatabaseRole): string | undefined {
  const { password } = new URL(serverUrl);
  return password === '' ? undefined : createHmac('sha256', password).update(role).digest('base64url');
}

/** The address of a database for one service's role. */
export function urlOfRole(serverUrl: string, database: string, role: DatabaseRole): string {
  const url = new URL(urlOfDatabase(serverUrl, database));
  url.username = roleName(role);
  url.password = rolePassword(serverUrl, role) ?? '';
  return url.href;
}

/** Runs statements as the superuser on the server's own database, inside a transaction. */
async function asSuperuser<T>(serverUrl: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
  const db = createDb({
    connectionString: serverUrl,
    applicationName: 'autosync-dev-stack',
    poolMax: 1,
    onPoolError: () => undefined,
  });
  try {
    return await db.withoutTenant(fn);
  } finally {
    await db.close();
  }
}

/** `create database` and `drop database` refuse to run inside a transaction: they run between the end of one and the next. */
async function outsideTransaction(serverUrl: string, statements: readonly string[]): Promise<void> {
  await asSuperuser(serverUrl, async (tx) => {
    await tx.query({ text: 'commit' });
    for (const text of statements) await tx.query({ text });
    await tx.query({ text: 'begin' });
  });
}

/** Lets all services log in to the server. On its own database, so that two stacks of one server take turns. */
export async function ensureLogins(serverUrl: string): Promise<void> {
  const logins = Object.fromEntries(databaseRoles.map((role) => [role, rolePassword(serverUrl, role) ?? null]));
  await ensureRoles({ connectionString: serverUrl }, logins);
}

export async function databaseExists(serverUrl: string, database: string): Promise<boolean> {
  return asSuperuser(serverUrl, async (tx) => {
    const { rowCount } = await tx.query({ text: 'select 1 from pg_database where datname = $1', values: [database] });
    return rowCount > 0;
  });
}

/** Creates a database, empty or as a copy of `template`, which nobody may be connected to. */
export async function createDatabase(serverUrl: string, database: string, template = 'template0'): Promise<void> {
  await outsideTransaction(serverUrl, [
    `create database ${identifier(database)} template ${identifier(template)}`,
    `comment on database ${identifier(database)} is ${literal(mark)}`,
  ]);
}

/** Drops a database and whatever is connected to it; no effect when there is none. */
export async function dropDatabase(serverUrl: string, database: string): Promise<void> {
  await outsideTransaction(serverUrl, [`drop database if exists ${identifier(database)} with (force)`]);
}

/** True when a dev stack made this database. */
export async function isDevelopmentDatabase(serverUrl: string, database: string): Promise<boolean> {
  return asSuperuser(serverUrl, async (tx) => {
    const { rowCount } = await tx.query({
      text: `select 1 from pg_database where datname = $1 and shobj_description(oid, 'pg_database') = $2`,
      values: [database, mark],
    });
    return rowCount > 0;
  });
}

/** Who is connected to a database: application names, one per connection. */
export async function connectionsTo(serverUrl: string, database: string): Promise<string[]> {
  return asSuperuser(serverUrl, async (tx) => {
    const { rows } = await tx.query<{ who: string }>({
      text: `select coalesce(nullif(application_name, ''), 'pid ' || pid) || ' (' || coalesce(state, '?') || ')' as who
               from pg_stat_activity where datname = $1 and backend_type = 'client backend' order by who`,
      values: [database],
    });
    return rows.map(({ who }) => who);
  });
}
