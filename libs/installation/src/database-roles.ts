import { availableTypes, workerGroup, type RecordType } from '@autosync/contracts';
import { createDb } from '@autosync/db';
import type { Database, Tx } from '@autosync/db';
import { passwordVerifier } from './password-verifier.ts';

/** The roles that the migrations grant to (docs/protocol.md#storage). Whoever installs lets them log in. */
const grantees = ['gateway', 'worker', 'scheduler', 'batch_status', 'notifier'] as const;

/** The login of each worker, a member of `worker`: what one of them may do they may all do. */
const workerRoles = availableTypes.map((type) => workerGroup(type));

export type DatabaseRole = (typeof grantees)[number] | `sync-${RecordType}`;
export const databaseRoles: readonly DatabaseRole[] = [...grantees, ...workerRoles];

/** The name in PostgreSQL. */
export function roleName(role: DatabaseRole): string {
  return `autosync_${role.replaceAll('-', '_')}`;
}

/** Who may log in with which password; null: without one, where the server allows that. */
export type Logins = Partial<Record<DatabaseRole, string | null>>;

/** Keeps two installations from creating or altering the same roles at once, which PostgreSQL answers with errors. */
const ROLES_LOCK = 5_142_077;

async function existingRoles(tx: Tx): Promise<Set<string>> {
  const { rows } = await tx.query<{ rolname: string }>({
    text: 'select rolname from pg_roles where rolname = any($1)',
    values: [databaseRoles.map(roleName)],
  });
  return new Set(rows.map(({ rolname }) => rolname));
}

/** Since PostgreSQL 16 it takes more than `createrole` to make members of a role: whoever made that role has it. */
async function mayMakeWorkerRoles(tx: Tx): Promise<boolean> {
  const { rows } = await tx.query<{ may: boolean }>({
    text: `
      select rolsuper or (rolcreaterole and (
        current_setting('server_version_num')::int < 160000 or pg_has_role($1, 'member with admin option'))) as may
      from pg_roles where rolname = current_user`,
    values: [roleName('worker')],
  });
  return rows[0]?.may === true;
}

/**
 * Creates the services' roles where they are missing and lets those of `logins` log in; the others stay as they are.
 * Roles belong to the server, not to a database: two installations on one server share them and their passwords. Whoever
 * connects must be allowed to create roles, unless all are there and no login is asked for; a worker's own is left out where that
 * is not allowed, for the role `worker` serves as well. Safe to repeat, and to run twice at once on one database.
 */
export async function ensureRoles(database: Database, logins: Logins): Promise<void> {
  const db = createDb({
    ...database,
    applicationName: 'autosync-installation',
    poolMax: 1,
    onPoolError: () => undefined,
  });
  try {
    await db.withoutTenant(async (tx) => {
      await tx.query({ text: `select pg_advisory_xact_lock(${ROLES_LOCK})` });
      const existing = await existingRoles(tx);
      // Names are ours and a verifier has no quote: nothing here comes from outside as it is.
      for (const name of grantees.map(roleName)) {
        if (!existing.has(name)) await tx.query({ text: `create role ${name} nologin` });
      }
      const mayMakeAny = await mayMakeWorkerRoles(tx);
      for (const role of workerRoles.filter((one) => mayMakeAny || logins[one] !== undefined)) {
        const name = roleName(role);
        if (!existing.has(name)) await tx.query({ text: `create role ${name} nologin in role ${roleName('worker')}` });
      }
      for (const role of databaseRoles) {
        const password = logins[role];
        if (password === undefined) continue;
        const secret = password === null ? 'null' : `'${passwordVerifier(password)}'`;
        await tx.query({ text: `alter role ${roleName(role)} login password ${secret}` });
      }
    });
  } finally {
    await db.close();
  }
}
