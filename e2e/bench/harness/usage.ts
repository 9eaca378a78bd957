import { sleep } from '@autosync/core';
import type { BenchContext } from './benchmark.ts';
import { cpuOfTree } from './cpu.ts';
import type { DurableStack } from './durable-stack.ts';
import { topicCounter } from './kafka-counts.ts';
import type { Superuser } from './superuser.ts';

/** What a piece of work used, over all processes of the system. */
export type Usage = {
  cpuSeconds: Record<string, number>;
  walBytes: number;
  rowsInserted: number;
  rowsUpdated: number;
  rowsDeleted: number;
  kafkaMessages: number;
};

type Rows = Pick<Usage, 'rowsInserted' | 'rowsUpdated' | 'rowsDeleted'>;
type Moment = Pick<Usage, 'cpuSeconds' | 'walBytes' | 'kafkaMessages'>;
export type Reading = Moment & Rows;

/** Idle backends report their row counts after ten seconds at the latest. */
const ROWS_REPORTED_MS = 10_500;

/** Reads what the processes (by name), PostgreSQL and Kafka have used; the difference of two readings is the work's. */
export async function usageMeter(
  context: BenchContext,
  { stack, superuser, pids }: { stack: DurableStack; superuser: Superuser; pids: Record<string, number> },
) {
  const countMessages = await topicCounter(context, stack.brokers);
  const roots = { ...pids, postgres: stack.postgres.pid, kafka: stack.kafka.pid };

  async function readMoment(): Promise<Moment> {
    const walBytes = await superuser.number(`select pg_current_wal_insert_lsn() - '0/0'::pg_lsn`);
    const counts = Object.values(await countMessages());
    return {
      cpuSeconds: Object.fromEntries(Object.entries(roots).map(([name, pid]) => [name, cpuOfTree(pid)])),
      walBytes,
      kafkaMessages: counts.reduce((sum, count) => sum + count, 0),
    };
  }

  async function readRows(): Promise<Rows> {
    await sleep(ROWS_REPORTED_MS);
    const [row] = await superuser.rows<Record<keyof Rows, string>>(
      `select sum(n_tup_ins) as "rowsInserted", sum(n_tup_upd) as "rowsUpdated", sum(n_tup_del) as "rowsDeleted"
       from pg_stat_user_tables`,
    );
    return {
      rowsInserted: Number(row?.rowsInserted),
      rowsUpdated: Number(row?.rowsUpdated),
      rowsDeleted: Number(row?.rowsDeleted),
    };
  }

  return {
    /** To be called last before the work begins. */
    async before(): Promise<Reading> {
      const rows = await readRows();
      return { ...rows, ...(await readMoment()) };
    },
    /** To be called first when the work is done: what it used since `before`. */
    async since(before: Reading): Promise<Usage> {
      const moment = await readMoment();
      const after = { ...moment, ...(await readRows()) };
      return {
        cpuSeconds: Object.fromEntries(
          Object.entries(after.cpuSeconds).map(([name, seconds]) => [name, seconds - (before.cpuSeconds[name] ?? 0)]),
        ),
        walBytes: after.walBytes - before.walBytes,
        kafkaMessages: after.kafkaMessages - before.kafkaMessages,
        rowsInserted: after.rowsInserted - before.rowsInserted,
        rowsUpdated: after.rowsUpdated - before.rowsUpdated,
        rowsDeleted: after.rowsDeleted - before.rowsDeleted,
      };
    },
  };
}
