import { createDb } from '@autosync/db';
import type { Database, Tx } from '@autosync/db';
import { passwordVerifier } from './password-verifier.ts';

/** The login roles of the services (docs/protocol.md#storage). The migrations grant to them; whoever installs lets them log in. */
export const databaseRoles = ['gateway', 'worker', 'scheduler', 'batch_status', 'notifier'] as const;
export type DatabaseRole = (typeof databaseRoles)[number];

/** The name in PostgreSQL. */
export function roleName(role: DatabaseRole): string {
  return `autosync_${role}`;
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

/**
 * Creates the services' roles where they are missing and lets those of `logins` log in; the others stay as they are.
 * Roles belong to the server, not to a database: two installations on one server share them and their passwords. Whoever
 * connects must be allowed to create roles, unless all are there and no login is asked for. Safe to repeat, and to run
 * twice at once on one database.
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
      for (const role of databaseRoles) {
        // Names are ours and a verifier has no quote: nothing here comes from outside as it is.
        const name = roleName(role);
        if (!existing.has(name)) await tx.query({ text: `create role ${name} nologin` });
        const password = logins[role];
        if (password === undefined) continue;
        const secret = password === null ? 'null' : `'${passwordVerifier(password)}'`;
        await tx.query({ text: `alter role ${name} login password ${secret}` });
      }
    });
  } finally {
    await db.close();
  }
}
