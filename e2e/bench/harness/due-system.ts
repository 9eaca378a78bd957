import { startSystem, type System, type SystemOptions } from '@autosync/dev-stack';
import { loadStatementCounter } from '../idle-cycle/statement-counts.ts';
import type { BenchContext } from './benchmark.ts';
import { durableStack, type DurableStack } from './durable-stack.ts';
import { connectAsSuperuser, type Superuser } from './superuser.ts';

type Options = Pick<SystemOptions, 'only' | 'instances' | 'overrides'> & {
  /** PostgreSQL counts the statements of each role (`pg_stat_statements`). */
  countStatements?: boolean;
};

/**
 * A system on servers of its own whose slots a benchmark makes due in the scheduler's tables. Nobody tells the scheduler, so it
 * looks every second; and one person may connect all companies at once.
 */
export async function startDueSystem(
  context: BenchContext,
  { countStatements = false, overrides, ...options }: Options = {},
): Promise<{ stack: DurableStack; system: System; superuser: Superuser }> {
  const stack = await durableStack(context);
  if (countStatements) await loadStatementCounter(context, stack.postgres);
  const system = await startSystem({
    stack,
    dataDir: context.dataDir,
    ...options,
    overrides: {
      ...overrides,
      scheduler: { CLAIM_MAX_SLEEP_MS: '1000', ...overrides?.scheduler },
      gateway: { ANONYMOUS_RATE_LIMIT_REQUESTS: '100000', ...overrides?.gateway },
    },
  });
  context.defer(() => system.stop());
  const superuser = await connectAsSuperuser(context, system.databaseUrl);
  if (countStatements) await superuser.rows('create extension pg_stat_statements');
  return { stack, system, superuser };
}
