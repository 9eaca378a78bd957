import { sleep } from '@autosync/core';
import type { BenchContext } from './benchmark.ts';
import { cpuOfTree } from './cpu.ts';
import type { DurableStack } from './durable-stack.ts';
import { topicCounter } from './kafka-counts.ts';
import type { Superuser } from './superuser.ts';

function mapValues(values: Record<string, number>, map: (value: number, name: string) => number) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value, name)]));
}

/** What a piece of work used, over all processes of the system; what they use when idle is taken off the CPU. */
export type Usage = {
  cpuSeconds: Record<string, number>;
  walBytes: number;
  rowsInserted: number;
  rowsUpdated: number;
  rowsDeleted: number;
  kafkaMessages: number;
};

type Rows = Pick<Usage, 'rowsInserted' | 'rowsUpdated' | 'rowsDeleted'>;
type Moment = Pick<Usage, 'cpuSeconds' | 'walBytes' | 'kafkaMessages'> & { atMs: number };
type Reading = Moment & Rows;

const IDLE_MS = 5000;
/** Idle backends report their row counts after ten seconds at the latest. */
const ROWS_REPORTED_MS = 10_500;

/** Reads what the processes (by name), PostgreSQL and Kafka have used; the difference of two readings is the work's. */
export async function usageMeter(
  context: BenchContext,
  { stack, superuser, pids }: { stack: DurableStack; superuser: Superuser; pids: Record<string, number> },
) {
  const countMessages = await topicCounter(context, stack.brokers);
  const roots = { ...pids, postgres: stack.postgres.pid, kafka: stack.kafka.pid };

  const cpuNow = (): Record<string, number> =>
    Object.fromEntries(Object.entries(roots).map(([name, pid]) => [name, cpuOfTree(pid)]));

  /** CPU seconds per second with nothing to do: heartbeats, polls, the JVM. They are nobody's cost. */
  async function idleRates(): Promise<Record<string, number>> {
    const before = cpuNow();
    await sleep(IDLE_MS);
    const after = cpuNow();
    return mapValues(after, (seconds, name) => ((seconds - (before[name] ?? 0)) * 1000) / IDLE_MS);
  }

  let idle: Record<string, number> | undefined;

  async function readMoment(): Promise<Moment> {
    const walBytes = await superuser.number(`select pg_current_wal_insert_lsn() - '0/0'::pg_lsn`);
    const counts = Object.values(await countMessages());
    return {
      atMs: performance.now(),
      cpuSeconds: cpuNow(),
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
      idle ??= await idleRates();
      return { ...rows, ...(await readMoment()) };
    },
    /** To be called first when the work is done: what it used since `before`. */
    async since(before: Reading): Promise<Usage> {
      const moment = await readMoment();
      const after = { ...moment, ...(await readRows()) };
      const seconds = (after.atMs - before.atMs) / 1000;
      return {
        cpuSeconds: mapValues(after.cpuSeconds, (used, name) =>
          Math.max(0, used - (before.cpuSeconds[name] ?? 0) - (idle?.[name] ?? 0) * seconds),
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

export type UsageMeter = Awaited<ReturnType<typeof usageMeter>>;
