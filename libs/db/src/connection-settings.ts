import type { ClientConfig } from 'pg';
import { valueTypes } from './value-types.ts';

/** What every connection to PostgreSQL needs to know. */
export type ConnectionSettings = {
  connectionString: string;
  applicationName: string;
  connectTimeoutMs: number;
  /** Server settings of the session, by PostgreSQL's own names. */
  session: Record<string, number>;
};

/** A cut-off peer is noticed by either side within about ten seconds (design 2.6). */
const keepalive = {
  tcp_keepalives_idle: 5,
  tcp_keepalives_interval: 2,
  tcp_keepalives_count: 3,
  tcp_user_timeout: 10_000,
};

/**
 * The client configuration of `pg`. Session settings travel in the startup packet, so there is no moment in which a
 * connection is without them; they are added to an `options` parameter the connection string may already have, since
 * `pg` would let that one win.
 */
export function clientConfig({
  connectionString,
  applicationName,
  connectTimeoutMs,
  session,
}: ConnectionSettings): ClientConfig {
  const [base, query = ''] = connectionString.split('?', 2);
  const parameters = new URLSearchParams(query);
  const settings = Object.entries({ ...keepalive, ...session }).map(([name, value]) => `-c ${name}=${value}`);
  parameters.set('options', [parameters.get('options') ?? '', ...settings].join(' ').trim());
  parameters.set('application_name', applicationName);
  return {
    connectionString: `${base}?${parameters.toString()}`,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5000,
    types: valueTypes,
  };
}
