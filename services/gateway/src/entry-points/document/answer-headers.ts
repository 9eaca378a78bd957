import type { Json } from './named-schemas.ts';

const text = { type: 'string' };

/** Every header of an answer that clients may read, by its name in lower case: a component of the document each. */
export const answerHeaders = {
  'x-request-id': {
    description: 'The id of the request: yours, if you sent one, else a new one. Tell it to support.',
    schema: text,
    example: '0197f3a2-7c1e-7d11-9a53-2f1b7f5c2c11',
  },
  'ratelimit-policy': {
    description: 'The window that counts this request (IETF draft): its name, the quota `q` and the seconds `w`.',
    schema: text,
    example: '"key";q=1200;w=60',
  },
  ratelimit: {
    description: 'What is left of it: `r` requests until the window ends in `t` seconds.',
    schema: text,
    example: '"key";r=1187;t=42',
  },
  'retry-after': {
    description: 'In how many seconds to come again.',
    schema: { type: 'integer', minimum: 0 },
    example: 2,
  },
  etag: {
    description: 'The version of what was answered: send it as If-Match to change just that, or as If-None-Match.',
    schema: text,
    example: '"3"',
  },
  link: {
    description:
      'With `rel="next"`: the same list from its next page on, as a relative address; absent: this is the last.',
    schema: text,
    example: '<?limit=50&cursor=WyIyMDI2Il0>; rel="next"',
  },
  location: {
    description: 'Where the thing that was made is to be read; of several, the first.',
    schema: { type: 'string', format: 'uri-reference' },
    example: '/v1/batches/0197f3a2-7c1e-7d11-9a53-2f1b7f5c2c11',
  },
  'idempotency-replayed': {
    description: '`true`: the request was answered before, and this is that answer again.',
    schema: { type: 'string', enum: ['true'] },
    example: 'true',
  },
  'content-disposition': {
    description: 'The name of the file that a browser saves.',
    schema: text,
    example: 'attachment; filename="batches.csv"',
  },
  'www-authenticate': { description: 'How to say who you are.', schema: text, example: 'Bearer' },
  'set-cookie': {
    description: 'Ties the connection to the browser in which it was begun.',
    schema: text,
    example: 'autosync_browser=…; HttpOnly; Secure',
  },
} as const satisfies Record<string, Json>;
export type AnswerHeader = keyof typeof answerHeaders;

const written: Readonly<Partial<Record<AnswerHeader, string>>> = {
  etag: 'ETag',
  ratelimit: 'RateLimit',
  'ratelimit-policy': 'RateLimit-Policy',
  'www-authenticate': 'WWW-Authenticate',
};

/** `retry-after` → `Retry-After`, as people write it. */
function headerName(header: AnswerHeader): string {
  return written[header] ?? header.replace(/(^|-)[a-z]/g, (letters) => letters.toUpperCase());
}

export const headerComponents = Object.fromEntries(
  Object.entries(answerHeaders).map(([name, header]) => [headerName(name as AnswerHeader), header]),
);

export function headerRefs(headers: Iterable<AnswerHeader>): Json {
  const names = [...headers].map(headerName);
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
