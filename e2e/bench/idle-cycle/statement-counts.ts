import { sleep } from '@autosync/core';
import type { Postgres } from '@autosync/dev-stack';
import type { BenchContext } from '../harness/benchmark.ts';
import { connectAsSuperuser, type Superuser } from '../harness/superuser.ts';

export type StatementCounts = {
  /** Every statement the server executed for the role, `begin`, `commit` and `set_config` included. */
  all: number;
  /** Of them those that only open, set up and close transactions. */
  transactionControl: number;
  /** Advisory locks of companies. */
  locks: number;
};

/** PostgreSQL counts statements itself once its extension is loaded, which takes a restart. */
export async function loadStatementCounter(context: BenchContext, postgres: Postgres): Promise<void> {
  const superuser = await connectAsSuperuser(context, postgres.url);
  await superuser.rows(`alter system set shared_preload_libraries = 'pg_stat_statements'`);
  await superuser.close();
  await postgres.restart();
}

const IDLE_MS = 5000;

/**
 * Counts the statements of roles, by patterns of their names, during a piece of work. What the processes run with nothing to do, at the
 * rate of a few seconds before, is taken off: it is nobody's cost.
 */
export async function statementMeter<Who extends string>(superuser: Superuser, roles: Readonly<Record<Who, string>>) {
  type Counts = Record<Who, StatementCounts>;
  const names = Object.keys(roles) as Who[];
  let since = 0;

  async function reset(): Promise<void> {
    await superuser.rows('select pg_stat_statements_reset()');
    since = performance.now();
  }

  async function read(): Promise<Counts> {
    const counts = await Promise.all(
      names.map(async (name) => [name, await countStatements(superuser, roles[name])] as const),
    );
    return Object.fromEntries(counts) as Counts;
  }

  await reset();
  await sleep(IDLE_MS);
  const idle = await read();
  const idleMs = performance.now() - since;

  function withoutIdle(counts: StatementCounts, idleCounts: StatementCounts): StatementCounts {
    const share = (performance.now() - since) / idleMs;
    return {
      all: counts.all - idleCounts.all * share,
      transactionControl: counts.transactionControl - idleCounts.transactionControl * share,
      locks: counts.locks,
    };
  }

  return {
    reset,
    async taken(): Promise<Counts> {
      const counts = await read();
      return Object.fromEntries(names.map((name) => [name, withoutIdle(counts[name], idle[name])])) as Counts;
    },
  };
}

async function countStatements(superuser: Superuser, role: string): Promise<StatementCounts> {
  const [row] = await superuser.rows<Record<keyof StatementCounts, string>>(
    `select coalesce(sum(calls), 0) as "all",
       coalesce(sum(calls) filter (
         where query ~* '^(begin|commit|rollback)' or query ~* '^\\s*select set_config\\('), 0) as "transactionControl",
       coalesce(sum(calls) filter (where query ~* 'pg_try_advisory_lock\\('), 0) as locks
     from pg_stat_statements s join pg_roles r on r.oid = s.userid
     where r.rolname like $1`,
    [role],
  );
  return {
    all: Number(row?.all),
    transactionControl: Number(row?.transactionControl),
    locks: Number(row?.locks),
  };
}
