import { urlOfDatabase, urlOfRole } from '@autosync/dev-stack/servers';
import type { DatabaseRole, SchemaName } from '@autosync/installation';
import { askTestServers } from './test-servers.ts';

export type TestDatabase = {
  /** For the superuser, who owns everything and bypasses row-level security. */
  url: string;
  /** For one service's role, with only its grants. */
  urlFor(role: DatabaseRole): string;
  /** Drops the database. Throws if somebody is still connected: a pool or session that the test forgot to close. */
  drop(): Promise<void>;
};

/**
 * A database for one test file, copied from a template in which the migrations of `schemas` (default all) have run.
 * Call `drop` in `afterAll`.
 */
export async function testDatabase({ schemas }: { schemas?: readonly SchemaName[] } = {}): Promise<TestDatabase> {
  const query = schemas === undefined ? '' : `?schemas=${schemas.join(',')}`;
  const { database, serverUrl } = await askTestServers<{ database: string; serverUrl: string }>(
    'POST',
    `/databases${query}`,
  );
  return {
    url: urlOfDatabase(serverUrl, database),
    urlFor: (role) => urlOfRole(serverUrl, database, role),
    async drop() {
      const { leaked } = await askTestServers<{ leaked: string[] }>('DELETE', `/databases/${database}`);
      if (leaked.length > 0) throw new Error(`connections left open by this test: ${leaked.join('; ')}`);
    },
  };
}
