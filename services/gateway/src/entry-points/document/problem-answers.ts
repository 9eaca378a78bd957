import { problems } from '../../errors.ts';
import type { ProblemCode } from '../../errors.ts';
import { problemDocument } from '../plugins/problem-details.ts';
import { headerRefs } from './answer-headers.ts';
import type { AnswerHeader } from './answer-headers.ts';
import type { Json } from './named-schemas.ts';
import type { Route } from './route.ts';

/** Methods that may come with a body, expected or not. */
const withBody = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

const headersOf: Partial<Record<ProblemCode, readonly AnswerHeader[]>> = {
  'not-authenticated': ['www-authenticate'],
  'request-in-progress': ['retry-after'],
  'outdated-record': ['etag'],
  'rate-limited': ['retry-after'],
  overloaded: ['retry-after'],
  unavailable: ['retry-after'],
};

const asksForCompany = (query: unknown) =>
  'companyId' in ((query as { properties?: object } | undefined)?.properties ?? {});

/** What the hooks before a route answer with, by what the route takes. What only the route knows is in its `problems`. */
function problemsOf({ method, config, schema }: Route): ProblemCode[] {
  const { access, isSigned = false, isPage = false, problems: own = [] } = config;
  const isPublic = access === 'public';
  const headers = Object.keys((schema.headers as { properties?: object } | undefined)?.properties ?? {});
  const takesText = schema.querystring !== undefined || headers.length > 0;
  const isOnce = headers.includes('idempotency-key');
  const takesBody = withBody.has(method);
  const found: [boolean, ProblemCode[]][] = [
    [takesBody || takesText, ['bad-request']],
    [takesBody, ['payload-too-large', 'unsupported-media-type']],
    // A page says for itself what it thinks of its parameters; what is signed is looked at as bytes.
    [takesBody && !isPage && !isSigned, ['invalid-json']],
    [(takesBody || takesText) && !isPage && !isSigned, ['invalid-request']],
    [!isPublic, ['not-authenticated', 'forbidden', 'overloaded', 'unavailable']],
    [schema.params !== undefined, ['not-found', 'bad-request']],
    [config.companies !== undefined && asksForCompany(schema.querystring), ['not-found']],
    [isOnce, ['request-in-progress', 'idempotency-key-reused']],
    [headers.includes('if-match'), ['version-mismatch']],
    [!isSigned, ['rate-limited']],
  ];
  const codes = found.flatMap(([holds, some]) => (holds ? some : []));
  return [...new Set([...codes, ...own])];
}

const pascal = (code: string) => code.replace(/(^|-)[a-z]/g, (letters) => letters.slice(-1).toUpperCase());

function exampleOf(code: ProblemCode, publicUrl: string): Json {
  const detail = code === 'invalid-request' ? '/date must be a calendar day.' : problems[code].help;
  const errors = code === 'invalid-request' && [{ pointer: '/date', code: 'format', detail: 'must be a calendar day' }];
  const at = { publicUrl, path: '/v1/companies', requestId: '0197f3a2-7c1e-7d11-9a53-2f1b7f5c2c11' };
  return { summary: problems[code].title, value: problemDocument(code, { ...at, detail, ...(errors && { errors }) }) };
}

function headersWith(codes: readonly ProblemCode[]): Json {
  const own = codes.flatMap((code) => headersOf[code] ?? []);
  return headerRefs(new Set<AnswerHeader>(['x-request-id', 'ratelimit-policy', 'ratelimit', ...own]));
}

function answerOf(codes: readonly ProblemCode[], publicUrl: string): Json {
  const pages = codes.map((code) => `[\`${code}\`](${publicUrl}/v1/problem-types/${code}): ${problems[code].title}.`);
  return {
    description: pages.join(' '),
    headers: headersWith(codes),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(codes.map((code) => [code, exampleOf(code, publicUrl)])),
      },
    },
  };
}

const page = { 'text/html': { schema: { type: 'string' } } };

/**
 * The problems that an operation answers with, by status, as references to components that it adds to `components` by the
 * names of their codes. Pages for people have pages for their problems, too.
 */
export function problemAnswers(
  route: Route,
  { components, publicUrl }: { components: Map<string, Json>; publicUrl: string },
): Json {
  const codes = problemsOf(route);
  const byStatus = Map.groupBy(codes, (code) => problems[code].status);
  const answers = [...byStatus].map(([status, some]) => {
    if (route.config.isPage === true) {
      const description = some.map((code) => `${problems[code].title}: a page says so`).join('; ');
      return [status, { description, headers: headersWith(some), content: page }];
    }
    const sorted = [...some].sort();
    const name = sorted.map(pascal).join('Or');
    if (!components.has(name)) components.set(name, answerOf(sorted, publicUrl));
    return [status, { $ref: `#/components/responses/${name}` }];
  });
  return Object.fromEntries(answers) as Json;
}
