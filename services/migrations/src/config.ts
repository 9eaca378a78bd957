import { durationMs, group, optional, text } from '@autosync/config';
import type { ConfigOf } from '@autosync/config';
import { databaseAddressSettings } from '@autosync/db';
import { databaseRoles, roleName, type DatabaseRole, type Logins } from '@autosync/installation';
import { logSettings } from '@autosync/observability';

const password = (role: DatabaseRole) =>
  optional(
    text(`${role.replaceAll('-', '_').toUpperCase()}_DATABASE_PASSWORD`, {
      doc: `Lets ${roleName(role)} log in with this password; else its login stays as it is.`,
      secret: true,
    }),
  );

/** Who may log in from now on: those whose password is given. */
const logins = group({
  members: Object.fromEntries(databaseRoles.map((role) => [role, password(role)])),
  faultsOf: () => [],
  toValue: (passwords): Logins =>
    Object.fromEntries(
      Object.entries(passwords).flatMap(([role, given]) => (given === undefined ? [] : [[role, given]])),
    ),
});

/** Every variable of the job (README, Configuration). */
export const migrationsSettings = {
  ...logSettings,
  ...databaseAddressSettings,
  logins,
  waitMs: durationMs('WAIT_MS', { doc: 'How long PostgreSQL is waited for.', default: 60_000 }),
};

export type MigrationsConfig = Readonly<ConfigOf<typeof migrationsSettings>>;
