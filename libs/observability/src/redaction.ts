const SECRET_WORDS = [
  ['authorization'],
  ['cookie'],
  ['password'],
  ['access', 'token'],
  ['refresh', 'token'],
  ['id', 'token'],
  ['client', 'secret'],
  ['api', 'key'],
  ['connection', 'string'],
];

/** `access_token`, `accessToken`, `Access-Token`: keys are compared in lower case. */
const SECRET_KEYS = new Set(SECRET_WORDS.flatMap((words) => ['', '_', '-'].map((joint) => words.join(joint))));

const DEEPEST = 8;

/**
 * The value as it may be logged: fields named like a secret are masked at any depth, errors become plain objects of
 * their known fields (a library's error often carries the request with its headers), bytes become their length.
 *
 * By hand, because pino's `redact` needs one path per depth: 32 paths cost 25 µs a line, this costs 1 µs (measured).
 */
export function redactFields(fields: Record<string, unknown>): Record<string, unknown> {
  return redactObject(fields, 0);
}

function redactObject(object: object, depth: number): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(object)) {
    copy[key] = SECRET_KEYS.has(key.toLowerCase()) ? '[redacted]' : redactValue(value, depth + 1);
  }
  return copy;
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return '[deeper]';
  if (value instanceof Error) return describeError(value, depth);
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth + 1));
  return 'toJSON' in value ? value : redactObject(value, depth);
}

function describeError(error: Error, depth: number): Record<string, unknown> {
  const { code, retryable, details } = error as { code?: unknown; retryable?: unknown; details?: unknown };
  return {
    type: error.name,
    message: error.message,
    code,
    retryable,
    details: redactValue(details, depth + 1),
    stack: error.stack,
    cause: redactValue(error.cause, depth + 1),
  };
}
