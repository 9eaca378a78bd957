import { urlOfDatabase, urlOfRole } from '@autosync/dev-stack/servers';
import type { DatabaseRole, SchemaName } from '@autosync/installation';
import { askTestServers } from './test-servers.ts';

export type TestDatabase = {
  /** As the superuser, who owns everything; row-level security does not bind it. */
  url: string;
  /** As one service's role, with its grants only. */
  urlFor(role: DatabaseRole): string;
  /** Drops it. Fails when somebody is still connected: a pool or session that the test forgot to close. */
  drop(): Promise<void>;
};

/**
 * A database of its own for a test file, copied from a template in which the migrations of `schemas` (default all) ran
 * already. Call `drop` in `afterAll`.
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
