import { backOffMs, errorCode, isRetryable, sleep, systemClock, toError } from '@autosync/core';
import { createDb, type Database } from '@autosync/db';
import { createKafka, viewTopics, type KafkaConnection } from '@autosync/kafka';

/** Undefined, or why it cannot be reached, for people. */
export type Fault = string | undefined;

const PAUSE = { baseMs: 250, maxMs: 2000 };
/** A name that is being made, or a resolver that starts, is there within seconds; a typing mistake never is. */
const UNKNOWN_HOST_MS = 5000;

/** The error and what caused it, outermost first. */
function* chain(error: unknown): Generator<Error> {
  for (let link = error; link !== undefined; link = toError(link).cause) yield toError(link);
}

/** What went wrong and, where that says more, the first cause of it. */
function reasonOf(error: unknown): string {
  const [first = '', ...causes] = [...chain(error)].map(({ message }) => message);
  const root = causes.findLast((message) => !first.includes(message));
  return root === undefined ? first : `${first} (${root})`;
}

function isUnknownHost(error: unknown): boolean {
  return [...chain(error)].some(({ message }) => message.includes('ENOTFOUND') || message.includes('EAI_AGAIN'));
}

/** How long an error of this kind is waited out: a refused login stays refused until somebody acts. */
function patienceMs(error: unknown, waitMs: number): number {
  if (!isRetryable(error) || errorCode(error)?.endsWith('-refused') === true) return 0;
  return isUnknownHost(error) ? Math.min(waitMs, UNKNOWN_HOST_MS) : waitMs;
}

async function reach(attempt: () => Promise<unknown>, waitMs: number): Promise<Fault> {
  const startedAt = systemClock.monotonicMs();
  for (let failures = 1; ; failures += 1) {
    try {
      await attempt();
      return undefined;
    } catch (error) {
      const leftMs = startedAt + patienceMs(error, waitMs) - systemClock.monotonicMs();
      if (leftMs <= 0) return reasonOf(error);
      await sleep(Math.min(backOffMs(failures, PAUSE), leftMs));
    }
  }
}

/** Whether this login works and may write. A server that does not answer is asked again for `waitMs`. */
export async function reachPostgres(database: Database, waitMs = 0): Promise<Fault> {
  const db = createDb({ ...database, applicationName: 'autosync-check', poolMax: 1, onPoolError: () => undefined });
  try {
    return await reach(() => db.ping(), waitMs);
  } finally {
    await db.close();
  }
}

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** As above. */
export async function reachKafka(connection: KafkaConnection, waitMs = 0): Promise<Fault> {
  const kafka = createKafka({ ...connection, clientId: 'autosync-check', logger: silent });
  return reach(() => viewTopics(kafka, []), waitMs);
}
