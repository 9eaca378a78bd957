import { durationMs, group, integer, oneOf, optional, pemFile, text, url } from '@autosync/config';
import type { ReadableFile } from '@autosync/config';
import type { Database } from './connection-settings.ts';
import { sslModes } from './tls.ts';
import type { DatabaseSsl, SslMode } from './tls.ts';

const protocols = ['postgres', 'postgresql'] as const;

const members = {
  url: optional(
    url('DATABASE_URL', {
      doc: 'PostgreSQL, as the role of this process; or give DATABASE_HOST and its companions. A file is read again at each new connection.',
      protocols,
      secret: true,
    }),
  ),
  host: optional(text('DATABASE_HOST', { doc: 'Host of PostgreSQL, instead of DATABASE_URL.' })),
  port: integer('DATABASE_PORT', { doc: 'Its port, with DATABASE_HOST.', min: 1, max: 65_535, default: 5432 }),
  name: text('DATABASE_NAME', { doc: 'Name of the database, with DATABASE_HOST.', default: 'autosync' }),
  user: optional(text('DATABASE_USER', { doc: 'The role, with DATABASE_HOST.' })),
  password: optional(
    text('DATABASE_PASSWORD', {
      doc: 'Its password, with DATABASE_HOST; a file is read again at each new connection.',
      secret: true,
    }),
  ),
  sslMode: optional(
    oneOf('DATABASE_SSL_MODE', {
      doc: 'disable, require (encrypted), verify-ca, or verify-full (and the host is checked); else as DATABASE_URL says.',
      values: sslModes,
    }),
  ),
  sslCa: optional(
    pemFile('DATABASE_SSL_CA_FILE', {
      doc: 'Certificates that PostgreSQL’s is checked against; read again at each new connection.',
    }),
  ),
};

type Values = {
  url: string | undefined;
  host: string | undefined;
  port: number;
  name: string;
  user: string | undefined;
  password: string | undefined;
  sslMode: SslMode | undefined;
  sslCa: ReadableFile | undefined;
};

/** The `sslmode` of the address, and what of TLS it must not say. */
function tlsOf(address: string | undefined): { mode: string | null; files: string[] } {
  const parameters = new URL(address ?? 'postgres://none').searchParams;
  const files = ['sslrootcert', 'sslcert', 'sslkey'].filter((name) => parameters.has(name));
  return { mode: parameters.get('sslmode'), files };
}

function knownMode(mode: string | null): SslMode | undefined {
  return sslModes.find((known) => known === mode);
}

function addressFaults({ url: address, host, user }: Values): string[] {
  if (address !== undefined && host !== undefined) return ['DATABASE_URL and DATABASE_HOST are both set: give one'];
  if (address === undefined && host === undefined) {
    return ['DATABASE_URL or DATABASE_HOST is required: say where PostgreSQL is'];
  }
  return host !== undefined && user === undefined ? ['DATABASE_USER is required with DATABASE_HOST'] : [];
}

function sslFaults({ url: address, sslMode, sslCa }: Values): string[] {
  const { mode, files } = tlsOf(address);
  const faults = files.map((name) => `DATABASE_URL holds ${name}: give DATABASE_SSL_CA_FILE instead`);
  if (sslMode === undefined && mode !== null && knownMode(mode) === undefined) {
    faults.push(`DATABASE_URL has an unknown sslmode: use one of ${sslModes.join(', ')}`);
  }
  const effective = sslMode ?? knownMode(mode) ?? 'disable';
  if (sslCa !== undefined && !effective.startsWith('verify-')) {
    faults.push(
      `DATABASE_SSL_CA_FILE is not used with ${effective}: set DATABASE_SSL_MODE to verify-full or verify-ca`,
    );
  }
  if (sslCa === undefined && effective === 'verify-ca') {
    faults.push('DATABASE_SSL_MODE verify-ca needs DATABASE_SSL_CA_FILE');
  }
  return faults;
}

function faultsOf(values: Values): string[] {
  return [...addressFaults(values), ...sslFaults(values)];
}

function toDatabase(values: Values, again: () => Database): Database {
  const { url: address, host = '', port, name, user = '', password } = values;
  const mode = values.sslMode ?? knownMode(tlsOf(address).mode);
  const ssl: { ssl?: DatabaseSsl } = mode === undefined ? {} : { ssl: { mode, ca: values.sslCa } };
  return address === undefined
    ? { host, port, database: name, user, password, ...ssl, again }
    : { connectionString: address, ...ssl, again };
}

/** Where PostgreSQL is: by URL or in parts, with or without TLS. */
export const databaseAddressSettings = { database: group({ members, faultsOf, toValue: toDatabase }) };

/** What each service with a pool spreads into its settings. */
export const databaseSettings = {
  ...databaseAddressSettings,
  databasePoolMax: integer('DATABASE_POOL_MAX', {
    doc: 'Most connections to PostgreSQL.',
    min: 2,
    max: 1000,
    default: 10,
  }),
  databaseStatementTimeoutMs: durationMs('DATABASE_STATEMENT_TIMEOUT_MS', {
    doc: 'Longest time one SQL statement may take; a connection that is silent 5 s longer is given up.',
    min: 1,
    default: 30_000,
  }),
};

const sessionMembers = {
  ...members,
  sessionUrl: optional(
    url('DATABASE_SESSION_URL', {
      doc: 'PostgreSQL itself, for the session that holds the companies’ locks: a pooler in transaction mode breaks them.',
      protocols,
      secret: true,
    }),
  ),
  sessionHost: optional(
    text('DATABASE_SESSION_HOST', { doc: 'The same as a host; what is not given is as for the other connections.' }),
  ),
  sessionPort: optional(integer('DATABASE_SESSION_PORT', { doc: 'Its port.', min: 1, max: 65_535 })),
};

type SessionValues = Values & {
  sessionUrl: string | undefined;
  sessionHost: string | undefined;
  sessionPort: number | undefined;
};

function sessionFaults(values: SessionValues): string[] {
  const both = values.sessionUrl !== undefined && (values.sessionHost ?? values.sessionPort) !== undefined;
  const twice = both ? ['DATABASE_SESSION_URL and DATABASE_SESSION_HOST or _PORT are both set: give one'] : [];
  return [...faultsOf(values), ...sslFaults({ ...values, url: values.sessionUrl ?? values.url }), ...twice];
}

function toSessionDatabase(values: SessionValues, again: () => Database): Database {
  const { sessionUrl, sessionHost, sessionPort } = values;
  if (sessionUrl !== undefined) return toDatabase({ ...values, url: sessionUrl }, again);
  const { url: address, host, port } = values;
  if (address === undefined)
    return toDatabase({ ...values, host: sessionHost ?? host, port: sessionPort ?? port }, again);
  const direct = new URL(address);
  if (sessionHost !== undefined) direct.hostname = sessionHost;
  if (sessionPort !== undefined) direct.port = String(sessionPort);
  return toDatabase({ ...values, url: direct.href }, again);
}

/** For the process that holds locks of companies, beside `databaseSettings`. */
export const lockDatabaseSettings = {
  lockDatabase: group({ members: sessionMembers, faultsOf: sessionFaults, toValue: toSessionDatabase }),
};
