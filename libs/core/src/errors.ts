/**
 * The one error of the project. It is recognised by its code (never by `instanceof`, which breaks across copies of a
 * package); `retryable` says whether the same call may succeed later.
 */
export class AutosyncError extends Error {
  readonly code: string;
  readonly retryable: boolean;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    message: string,
    options: { retryable?: boolean; details?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AutosyncError';
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.details = Object.freeze({ ...options.details });
  }
}

/** The code of an error of ours, or the `code` that Node and libraries put on theirs; undefined when there is none. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** True when the error says that a repeat may succeed. */
export function isRetryable(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'retryable' in error && error.retryable === true;
}

/** Whatever was thrown, as an Error. An error of another realm (a VM context) is one, though no `instanceof` says so. */
export function toError(thrown: unknown): Error {
  const isError = Object.prototype.toString.call(thrown) === '[object Error]';
  return isError ? (thrown as Error) : new Error(String(thrown));
}
