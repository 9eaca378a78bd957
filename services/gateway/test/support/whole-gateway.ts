import { testDatabase } from '@autosync/testing';
import { testGateway } from './gateway.ts';
import { ownerDb } from './owner-db.ts';
import { startServices } from './services.ts';

/** The gateway with the real scheduler and batch-status beside it, on a database of their own. */
export async function wholeGateway(env: Record<string, string> = {}) {
  const database = await testDatabase();
  const owner = ownerDb(database);
  const services = await startServices(database);
  const gateway = await testGateway({ database, env: { ...services.env, ...env } });
  return {
    database,
    owner,
    services,
    gateway,
    async stop() {
      await gateway.stop();
      await Promise.all([services.stop(), owner.close()]);
      await database.drop();
    },
  };
}

export type WholeGateway = Awaited<ReturnType<typeof wholeGateway>>;
