import type { ClientConfig } from 'pg';
import { tlsOptions } from './tls.ts';
import type { DatabaseSsl } from './tls.ts';
import { valueTypes } from './value-types.ts';

type DatabaseAddress =
  | { connectionString: string }
  | { host: string; port: number; database: string; user: string; password: string | undefined };

/** Where PostgreSQL is and who we are there. Without `ssl` the connection string says whether TLS is used. */
export type Database = DatabaseAddress & {
  ssl?: DatabaseSsl;
  /** Where it is and who we are there now: passwords in files are changed while we run. */
  again?: () => Database;
};

/** What every connection to PostgreSQL needs to know. */
export type ConnectionSettings = Database & {
  applicationName: string;
  connectTimeoutMs: number;
  /** Server settings of the session, by PostgreSQL's own names. */
  session: Record<string, number>;
};

/** A cut-off peer is noticed by either side within about ten seconds (docs/protocol.md#lock). */
const keepalive = {
  tcp_keepalives_idle: 5,
  tcp_keepalives_interval: 2,
  tcp_keepalives_count: 3,
  tcp_user_timeout: 10_000,
};

/**
 * The client configuration of `pg`. Session settings travel in the startup packet, so there is no moment in which a
 * connection is without them.
 */
export function clientConfig(settings: ConnectionSettings): ClientConfig {
  const { applicationName, connectTimeoutMs, session, ssl } = settings;
  const options = Object.entries({ ...keepalive, ...session }).map(([name, value]) => `-c ${name}=${value}`);
  const address =
    'connectionString' in settings
      ? { connectionString: withParameters(settings.connectionString, { options, applicationName, ssl }) }
      : addressInParts(settings, { options, applicationName });
  return {
    ...address,
    ...(ssl === undefined ? {} : { ssl: tlsOptions(ssl) }),
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5000,
    types: valueTypes,
  };
}

type Startup = { options: string[]; applicationName: string };

function addressInParts(
  { host, port, database, user, password }: Exclude<DatabaseAddress, { connectionString: string }>,
  { options, applicationName }: Startup,
): ClientConfig {
  return {
    host,
    port,
    database,
    user,
    ...(password === undefined ? {} : { password }),
    options: options.join(' '),
    application_name: applicationName,
  };
}

/**
 * What the connection string says wins in `pg`. So our settings are added to an `options` parameter it may already have,
 * and what it says about TLS is taken out where `ssl` is given.
 */
function withParameters(
  connectionString: string,
  { options, applicationName, ssl }: Startup & { ssl: DatabaseSsl | undefined },
): string {
  const [base, query = ''] = connectionString.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set('options', [parameters.get('options') ?? '', ...options].join(' ').trim());
  parameters.set('application_name', applicationName);
  if (ssl !== undefined) for (const name of ['ssl', 'sslmode', 'uselibpqcompat']) parameters.delete(name);
  return `${base}?${parameters.toString()}`;
}
