import { type Command, cliFault, createOutput, type Output, type ProcessContext, type Ending } from '@autosync/cli';
import { loadConfig, text } from '@autosync/config';
import { serviceGroups } from '@autosync/contracts';
import { parseKeyRing, type KeyRing } from '@autosync/connections';
import { createDb, databaseAddressSettings, type Db } from '@autosync/db';
import { createKafka, kafkaSettings, type KafkaClient } from '@autosync/kafka';

export type Context<Options = object> = {
  out: Output;
  signal: AbortSignal;
  env: ProcessContext['env'];
  args: readonly string[];
  options: { json?: boolean } & Options;
  /** PostgreSQL, as the login of this pod. */
  db(): Db;
  kafka(): KafkaClient;
  /** Beginning of the consumer groups that this pod's Kafka user may use. */
  groupPrefix: string;
  /** The keys that seal tokens. */
  keyRing(): KeyRing;
};

/** What a command does; how it ends. */
export type Work<Options> = (context: Context<Options>) => Promise<Ending>;

/** Makes an action of a command of its work. */
export type Act = <Options>(work: Work<Options>) => (...given: unknown[]) => Promise<void>;

const keySettings = {
  keys: text('TOKEN_KEYS', { doc: 'Keys that seal tokens, which the gateway and the workers have.', secret: true }),
};

/** Outages are told by the command that meets them. */
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** A context for a command, and what closes the connections that it opened. */
export function openContext<Options>(
  { env, stdout, stderr, signal }: ProcessContext,
  command: Command,
): { context: Context<Options>; close: () => Promise<void> } {
  const options = command.optsWithGlobals<{ json?: boolean } & Options>();
  let db: Db | undefined;
  const context: Context<Options> = {
    out: createOutput({ stdout, stderr, json: options.json === true }),
    signal,
    env,
    args: command.args,
    options,
    groupPrefix: env['KAFKA_GROUP_ID'] ? `${env['KAFKA_GROUP_ID']}.admin` : serviceGroups.admin,
    db: () =>
      (db ??= createDb({
        ...loadConfig(env, databaseAddressSettings).database,
        applicationName: 'autosync-admin',
        poolMax: 2,
        onPoolError: () => undefined,
      })),
    kafka: () => createKafka({ ...loadConfig(env, kafkaSettings).kafka, clientId: 'autosync-admin', logger: silent }),
    keyRing() {
      try {
        return parseKeyRing(loadConfig(env, keySettings).keys);
      } catch (error) {
        throw cliFault('usage', `TOKEN_KEYS: ${error instanceof Error ? error.message : String(error)}`);
      }
    },
  };
  return { context, close: async () => db?.close() };
}
