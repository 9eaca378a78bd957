import { headerComponents, headerRefs } from './answer-headers.ts';
import type { AnswerHeader } from './answer-headers.ts';
import { describeParameter, describeSchemas } from './describe.ts';
import { addExample, readExamples } from './examples.ts';
import { hoistNamed, isObject } from './named-schemas.ts';
import type { Json } from './named-schemas.ts';
import { problemAnswers } from './problem-answers.ts';
import type { Route } from './route.ts';
import { tags } from './tags.ts';

const description =
  'Keeps the accounting records of an IT-services firm and its QuickBooks Online company in step.\n\n' +
  '- Lists answer `items` and `nextCursor`, which goes into `cursor` of the next request.\n' +
  '- Bodies are strict JSON in UTF-8: an unknown field is a fault, told with its JSON pointer. Answers may get new fields, and ' +
  'enumerations new values: take what you do not know.\n' +
  '- Times are RFC 3339 in UTC, days are calendar days of the company, amounts are decimal text.\n' +
  '- POSTs that create or start something take an `Idempotency-Key`; settings are changed with `If-Match`.\n' +
  '- Problems are RFC 9457 documents with a stable `code`; the address in `type` is a page about it. ' +
  'How a record can fail is another list: `GET /v1/failures`.';

const infoOf = (publicUrl: string) => ({
  title: 'AutoSync',
  version: '1',
  summary: 'Records of an IT-services firm, synced with QuickBooks Online',
  description,
  contact: { name: 'Whoever runs this installation', url: publicUrl },
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
});

const securitySchemes = {
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key, or an access token of the OpenID Connect issuer that the installation trusts.',
  },
};

const parameters = {
  'AutoSync-Tenant': {
    name: 'AutoSync-Tenant',
    in: 'header',
    description: 'The id of the tenant to speak for: for the operator, and for people who belong to several.',
    schema: { type: 'string' },
  },
};

/** What an answer means that says nothing of itself. */
const meanings: Readonly<Record<string, string>> = {
  200: 'Done',
  201: 'Created',
  202: 'Accepted: it is done later',
};

function headersOf({ config, schema }: Route, status: string): AnswerHeader[] {
  const { sends = [], isSigned = false } = config;
  const fieldsOf = (part: unknown) => (part as { properties?: object } | undefined)?.properties ?? {};
  const fields = fieldsOf(schema.headers);
  return [
    'x-request-id',
    ...(isSigned ? [] : (['ratelimit-policy', 'ratelimit'] as const)),
    ...('idempotency-key' in fields ? (['idempotency-replayed'] as const) : []),
    ...('cursor' in fieldsOf(schema.querystring) ? (['link'] as const) : []),
    ...(status === '202' ? (['retry-after'] as const) : []),
    ...sends,
  ];
}

function goodAnswers(responses: Json, route: Route): Json {
  const entries = Object.entries(responses).map(([status, given]) => {
    if (status === 'default' || !isObject(given)) return [status, given];
    const said = given['description'];
    const words = said === 'Default Response' ? meanings[status] : said;
    return [status, { ...given, description: words, headers: headerRefs(headersOf(route, status)) }];
  });
  const isPageOnly = route.config.isPage === true && entries.every(([status]) => status === 'default');
  const page = { description: 'A page for people', content: { 'text/html': { schema: { type: 'string' } } } };
  const only = { ...page, headers: headerRefs(headersOf(route, '200')) };
  return Object.fromEntries(isPageOnly ? [['200', only], ...entries] : entries) as Json;
}

const bodies: Readonly<Record<string, Json>> = {
  'application/x-ndjson': { description: 'A JSON value per line' },
};

/** A body that is no JSON is text, whatever a parser makes of it. */
function asText(requestBody: unknown): unknown {
  if (!isObject(requestBody) || !isObject(requestBody['content'])) return requestBody;
  const content = Object.entries(requestBody['content']).map(([type, media]) =>
    /[/+]json\b/.test(type) ? [type, media] : [type, { schema: bodies[type] ?? { type: 'string' } }],
  );
  return { ...requestBody, content: Object.fromEntries(content) as Json };
}

type Context = { routes: ReadonlyMap<string, Route>; publicUrl: string };

/** The whole document, from what @fastify/swagger made of the routes' schemas. */
export function completeDocument({ paths }: { paths?: unknown }, { routes, publicUrl }: Context): object {
  const named = hoistNamed(paths);
  const responses = new Map<string, Json>();
  const examples = readExamples();

  function complete(operation: Json): Json {
    const name = String(operation['operationId']);
    const route = routes.get(name);
    if (route === undefined) return operation;
    const { default: other, ...good } = goodAnswers(operation['responses'] as Json, route);
    const tenant = route.config.access === 'public' ? [] : [{ $ref: '#/components/parameters/AutoSync-Tenant' }];
    const own = (operation['parameters'] as unknown[] | undefined) ?? [];
    const params = [...own.map(describeParameter), ...tenant];
    const completed = {
      ...operation,
      ...(params.length > 0 && { parameters: params }),
      ...(operation['requestBody'] !== undefined && { requestBody: asText(operation['requestBody']) }),
      responses: { ...problemAnswers(route, { components: responses, publicUrl }), ...good, default: other },
    };
    return addExample(completed, examples[name]);
  }

  const completed = Object.entries(named.paths).map(([path, methods]) => [
    path,
    Object.fromEntries(Object.entries(methods as Json).map(([method, one]) => [method, complete(one as Json)])),
  ]);
  return {
    openapi: '3.1.0',
    info: infoOf(publicUrl),
    servers: [{ url: publicUrl, description: 'This installation' }],
    tags,
    paths: Object.fromEntries(completed) as Json,
    components: {
      securitySchemes,
      parameters,
      headers: headerComponents,
      responses: Object.fromEntries([...responses].sort(([a], [b]) => (a < b ? -1 : 1))),
      schemas: describeSchemas(named.schemas),
    },
  };
}
