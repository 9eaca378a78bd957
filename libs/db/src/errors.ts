import { AutosyncError, errorCode, isCertificateError } from '@autosync/core';

const constraintCodes: Record<string, string> = {
  '23505': 'unique-violation',
  '23514': 'check-violation',
  '23503': 'foreign-key-violation',
};

/** SQLSTATE → our code, for the errors after which a repeat of the transaction may succeed. */
const retryableCodes: [pattern: RegExp, code: string][] = [
  // Cut off; full or out of connections; starting, stopping or crashed; its disk fails.
  [/^(08...|53...|57P0[1235]|58...)$/, 'db-unavailable'],
  // A standby, or a server that was made read-only: after a failover, or to save what is left of a disk.
  [/^25006$/, 'db-unavailable'],
  [/^(25P03|25P04)$/, 'db-unavailable'],
  [/^(40001|40P01|55P03)$/, 'db-conflict'],
  [/^57014$/, 'db-timeout'],
  // A person must act, but then the same call succeeds: passwords are changed and databases made while we run.
  [/^(28...|3D000|57P04)$/, 'db-refused'],
];

const READ_ONLY = '25006';

/** The session can only read: what it is connected to is not, or no longer, the server that takes writes. */
export function isReadOnly(error: unknown): boolean {
  return error instanceof AutosyncError && error.details['sqlState'] === READ_ONLY;
}

export function readOnlyError(): AutosyncError {
  return new AutosyncError('db-unavailable', 'PostgreSQL takes no writes at the moment: it is read-only', {
    retryable: true,
    details: { sqlState: READ_ONLY },
  });
}

const networkCodes = new Set(
  'ECONNREFUSED ECONNRESET ECONNABORTED EPIPE ETIMEDOUT EHOSTUNREACH ENETUNREACH ENOTFOUND EAI_AGAIN ENOENT'.split(' '),
);

/** `pg` reports a lost connection by plain errors without a code; these are the beginnings of all their messages. */
const connectionMessages = [
  'Connection terminated',
  'Client has encountered a connection error',
  'Client was closed',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Query read timeout',
];

/** The five characters of an error that PostgreSQL itself sent; undefined for errors of the client or the network. */
export function sqlState(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'severity' in error ? errorCode(error) : undefined;
}

function textOf(error: unknown, field: string): string | undefined {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, field) : undefined;
  return typeof value === 'string' ? value : undefined;
}

function messageOf(error: unknown): string {
  return textOf(error, 'message') ?? String(error);
}

/** True when the connection, not the statement, is at fault: the session is gone or cannot be trusted any more. */
export function isConnectionError(error: unknown): boolean {
  return (
    networkCodes.has(errorCode(error) ?? '') ||
    connectionMessages.some((beginning) => messageOf(error).startsWith(beginning))
  );
}

/** Why there is no encrypted connection, if that is what went wrong. */
function tlsRefusal(error: unknown): string | undefined {
  if (isCertificateError(error)) return `the certificate of PostgreSQL is not trusted: ${messageOf(error)}`;
  return messageOf(error) === 'The server does not support SSL connections'
    ? 'PostgreSQL does not offer TLS, which DATABASE_SSL_MODE asks for'
    : undefined;
}

/**
 * Every error of `pg` as an AutosyncError (table in the README). Values of the statement never enter message or
 * details: PostgreSQL's `detail` quotes rows and is left to `cause`.
 */
export function turnError(error: unknown): AutosyncError {
  if (error instanceof AutosyncError) return error;
  const state = sqlState(error);
  const message = messageOf(error);
  if (state === undefined) {
    const refusal = tlsRefusal(error);
    if (refusal !== undefined) return new AutosyncError('db-refused', refusal, { retryable: true, cause: error });
    return isConnectionError(error)
      ? new AutosyncError('db-unavailable', 'no connection to PostgreSQL', { retryable: true, cause: error })
      : new AutosyncError('db-error', message, { cause: error });
  }
  const constraint = textOf(error, 'constraint');
  const details = { sqlState: state, ...(constraint === undefined ? {} : { constraint }) };
  const retryable = retryableCodes.find(([pattern]) => pattern.test(state))?.[1];
  if (retryable !== undefined) {
    return new AutosyncError(retryable, message, { retryable: true, details, cause: error });
  }
  return new AutosyncError(constraintCodes[state] ?? 'db-error', message, { details, cause: error });
}

/**
 * The error of a `commit`. Only an integrity or serialization failure says that nothing was stored; after any other
 * the transaction may have been committed (`details.ambiguous`).
 */
export function turnCommitError(error: unknown): AutosyncError {
  const state = sqlState(error);
  if (state !== undefined && /^(23|40(?!003))/.test(state)) return turnError(error);
  return new AutosyncError('db-unavailable', 'the answer to a commit was lost: it may have been stored', {
    retryable: true,
    details: { ambiguous: true, ...(state === undefined ? {} : { sqlState: state }) },
    cause: error,
  });
}
