import { toError } from '@autosync/core';
import { createDb, type Database } from '@autosync/db';
import { createKafka, viewTopics, type KafkaConnection } from '@autosync/kafka';

/** Undefined, or why it cannot be reached, for people. */
export type Fault = string | undefined;

function reasonOf(error: unknown): string {
  const { message, cause } = toError(error);
  return cause === undefined ? message : `${message} (${toError(cause).message})`;
}

export async function reachPostgres(database: Database): Promise<Fault> {
  const db = createDb({ ...database, applicationName: 'autosync-check', poolMax: 1, onPoolError: () => undefined });
  try {
    await db.ping();
    return undefined;
  } catch (error) {
    return reasonOf(error);
  } finally {
    await db.close();
  }
}

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

export async function reachKafka(connection: KafkaConnection): Promise<Fault> {
  try {
    await viewTopics(createKafka({ ...connection, clientId: 'autosync-check', logger: silent }), []);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}
