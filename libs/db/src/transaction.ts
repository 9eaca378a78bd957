import type { PoolClient, QueryConfig } from 'pg';
import { AutosyncError } from '@autosync/core';
import { turnCommitError, turnError } from './errors.ts';

/** One statement: `name` makes it a prepared statement of the connection (one text per name in the whole process). */
export type Statement = { name?: string; text: string; values?: readonly unknown[] };

export type Tx = {
  /**
   * Runs one statement. Throws the AutosyncErrors of the README's table; after a failure the transaction is over and
   * cannot be committed, also when the caller catches the error (there are no savepoints).
   */
  query<R extends object>(statement: Statement): Promise<{ rows: R[]; rowCount: number }>;
};

/**
 * Statements leave at once and are done in the order in which they were given, so those that do not need each other's answers
 * share one round trip. Once one has failed, PostgreSQL does none of those behind it, and all of them tell the first failure.
 */
function createTx(client: PoolClient, beginning: ReturnType<typeof begin>) {
  let ended = false;
  let answered = false;
  let failure: AutosyncError | undefined;
  let last: Promise<unknown> = Promise.resolve();
  // Known before the first statement is answered: no other one is then done by itself.
  void beginning.then((notBegun) => {
    if (notBegun !== undefined) failure ??= turnError(notBegun.error);
  });

  async function run<R extends object>(statement: Statement): Promise<{ rows: R[]; rowCount: number }> {
    if (failure !== undefined) throw failure;
    try {
      const result = await client.query<R>(statement as QueryConfig);
      answered = true;
      return { rows: result.rows, rowCount: result.rowCount ?? 0 };
    } catch (error) {
      failure ??= turnError(error);
      throw failure;
    }
  }

  const tx: Tx = {
    query<R extends object>(statement: Statement) {
      if (ended) return Promise.reject(new AutosyncError('db-error', 'the transaction has ended'));
      const answer = run<R>(statement);
      last = Promise.allSettled([last, answer]);
      return answer;
    },
  };

  return {
    tx,
    /** No statement begins afterwards; resolves when those under way have ended: the first failure, and whether any succeeded. */
    end: async (): Promise<{ failure: AutosyncError | undefined; answered: boolean }> => {
      ended = true;
      await last;
      return { failure, answered };
    },
  };
}

async function commit(client: PoolClient): Promise<void> {
  try {
    await client.query('commit');
  } catch (error) {
    throw turnCommitError(error);
  }
}

/**
 * `begin` does not wait for its answer: the first statement leaves right behind it. Where `begin` alone failed, that
 * statement may have been done by itself, so the failure is told as that of a commit.
 */
async function begin(client: PoolClient, text: string): Promise<{ error: unknown } | undefined> {
  try {
    await client.query(text);
    return undefined;
  } catch (error) {
    return { error };
  }
}

/** Of what only reads: `commit` leaves right behind the statements that were given before the first answer; later ones are refused. */
type Options = { isAtOnce: boolean };

/** The result of `fn`, committed; the error of `begin` first, then its own, then one of a statement, then that of `commit`. */
async function settle<T>(
  client: PoolClient,
  beginning: ReturnType<typeof begin>,
  fn: (tx: Tx) => Promise<T>,
  { isAtOnce }: Options,
): Promise<T> {
  const { tx, end } = createTx(client, beginning);
  const running = (async () => fn(tx))();
  let committing: Promise<void> | undefined;
  if (isAtOnce) {
    void end();
    committing = commit(client);
    committing.catch(() => undefined); // told below, unless something else has failed before
  }
  const [outcome] = await Promise.allSettled([running]);
  const { failure, answered } = await end();
  const notBegun = await beginning;
  if (notBegun !== undefined) throw answered ? turnCommitError(notBegun.error) : turnError(notBegun.error);
  if (outcome.status === 'rejected') throw outcome.reason;
  if (failure !== undefined) throw failure;
  await (committing ?? commit(client));
  return outcome.value;
}

/** How long a connection that failed is given to answer `rollback` before it is destroyed instead. */
const ROLLBACK_TIMEOUT_MS = 2000;

/** True when the connection ends up outside any transaction, so that its next user finds it clean. */
async function cleanUp(client: PoolClient): Promise<boolean> {
  const rollback: QueryConfig & { query_timeout: number } = { text: 'rollback', query_timeout: ROLLBACK_TIMEOUT_MS };
  try {
    if (client.getTransactionStatus() !== 'I') await client.query(rollback);
    return client.getTransactionStatus() === 'I';
  } catch {
    return false;
  }
}

/**
 * Runs `fn` between `beginText` and `commit` on the given connection and releases it: back to the pool when it is
 * clean, destroyed in every other case. When `fn` throws, the transaction is rolled back and the error passed on as it
 * is.
 */
export async function runTransaction<T>(
  client: PoolClient,
  beginText: string,
  fn: (tx: Tx) => Promise<T>,
  options: Options = { isAtOnce: false },
): Promise<T> {
  const beginning = begin(client, beginText);
  try {
    return await settle(client, beginning, fn, options);
  } finally {
    // A connection that did not answer `begin` still shows the state it was in before, which looks clean.
    const isBegun = (await beginning) === undefined;
    client.release(!(isBegun && (await cleanUp(client))));
  }
}

/** Runs one statement, which is a transaction of its own, and releases the connection: destroyed when the statement failed. */
export async function runStatement<R extends object>(
  client: PoolClient,
  statement: Statement,
): Promise<{ rows: R[]; rowCount: number }> {
  let failed = true;
  try {
    const { rows, rowCount } = await client.query<R>(statement as QueryConfig);
    failed = false;
    return { rows, rowCount: rowCount ?? 0 };
  } catch (error) {
    throw turnError(error);
  } finally {
    client.release(failed);
  }
}
