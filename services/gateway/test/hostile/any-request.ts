import fc from 'fast-check';
import type { HostileGateway } from './hostile-gateway.ts';
import { hostileValue, spoiled, valuesOf } from './schema-values.ts';
import type { Resolve, Schema } from './schema-values.ts';

type Content = Record<string, { schema?: Schema }>;
type Parameter = { $ref?: string; name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema: Schema };
type Operation = {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { $ref?: string; content?: Content }>;
};
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components?: Record<string, Record<string, unknown>>;
};

/** Would take the tenant away from those who come after. */
const leftOut = new Set(['removeTenant']);

export type AnyRequest = {
  operation: Operation;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
};

function follow<T extends { $ref?: string }>(document: Document, given: T): T {
  if (given.$ref === undefined) return given;
  const [, section = '', name = ''] = /^#\/components\/([^/]+)\/(.+)$/.exec(given.$ref) ?? [];
  return follow(document, (document.components?.[section]?.[name] ?? {}) as T);
}

/** Ids that are there, that are somebody else’s, and that are none. */
function idsOf({ name }: Parameter, operationId: string, { known }: HostileGateway): fc.Arbitrary<string> {
  const own: Record<string, string> = {
    companyId: operationId === 'removeCompany' ? known.throwaway : known.company,
    batchId: known.batch,
    keyId: known.key,
    externalId: 'INV-1',
  };
  const uuid = fc.uuid();
  const odd = fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), fc.constant('%00'));
  return fc.oneof(
    ...(name in own ? [{ arbitrary: fc.constant(own[name]!), weight: 8 }] : []),
    { arbitrary: fc.constant(known.foreign), weight: 1 },
    { arbitrary: uuid, weight: 1 },
    { arbitrary: odd, weight: 1 },
  );
}

/** As they stand in a URL; half a surrogate pair has no form there. */
const inUrl = (value: unknown): string =>
  encodeURIComponent((typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed());

/** Node sends no others. */
const inHeader = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value))
    .replaceAll(/[^\x20-\x7e]/g, '?')
    .slice(0, 2000)
    .trim();

function requestsTo(
  gateway: HostileGateway,
  document: Document,
  [method, path, operation]: [string, string, Operation],
) {
  const resolve: Resolve = (schema) => follow(document, schema);
  // Who speaks for another tenant is refused, whatever else they send.
  const all = (operation.parameters ?? [])
    .map((parameter) => follow(document, parameter))
    .filter(({ name }) => name !== 'AutoSync-Tenant');
  const parameters = all.map((parameter) => {
    const values = resolve(parameter.schema);
    const good =
      parameter.in === 'path'
        ? idsOf(parameter, operation.operationId, gateway)
        : parameter.name === 'wait'
          ? fc.constantFrom('0', '1', 'x')
          : valuesOf(values, resolve);
    const bad = parameter.in === 'path' || parameter.name === 'wait' ? good : hostileValue;
    const present = fc.oneof({ arbitrary: good, weight: 5 }, { arbitrary: bad, weight: 1 });
    return parameter.in === 'path' || parameter.required ? present : fc.option(present, { nil: undefined, freq: 1 });
  });
  const [contentType, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const good = content?.schema === undefined ? fc.constant(undefined) : valuesOf(content.schema, resolve);
  const spoiling = fc.option(fc.record({ at: fc.nat(10_000), by: hostileValue, how: fc.nat(3) }), { nil: undefined });
  return fc.tuple(fc.tuple(...parameters), good, spoiling).map(([values, value, how]): AnyRequest => {
    const of = (place: Parameter['in']) =>
      all.flatMap((parameter, n) =>
        parameter.in === place && values[n] !== undefined ? [[parameter.name, values[n]] as const] : [],
      );
    const filled = of('path').reduce((text, [name, part]) => text.replace(`{${name}}`, () => inUrl(part)), path);
    const query = of('query').map(([name, part]) => `${inUrl(name)}=${inUrl(part)}`);
    const body = how === undefined ? value : spoiled(value, how);
    const hasBody = contentType !== undefined && method !== 'get';
    return {
      operation,
      method: method.toUpperCase(),
      path: query.length === 0 ? filled : `${filled}?${query.join('&')}`,
      headers: {
        ...Object.fromEntries(of('header').map(([name, part]) => [name, inHeader(part)])),
        ...(hasBody && { 'content-type': contentType }),
      },
      body: hasBody
        ? typeof body === 'string' && contentType === 'text/csv'
          ? body
          : JSON.stringify(body)
        : undefined,
    };
  });
}

function typesFor(document: Document, { responses }: Operation, status: number): string[] {
  const response = responses[status] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses['default'];
  return Object.keys(response === undefined ? {} : (follow(document, response).content ?? {}));
}

/** The status of the answer to a request, and what is wrong with it: it failed on our side, or is not as documented. */
async function answerTo(
  gateway: HostileGateway,
  document: Document,
  request: AnyRequest,
): Promise<{ status: number; fault?: string }> {
  const leaving = new AbortController();
  const { method, path, headers, body } = request;
  const answer = await fetch(gateway.url + path, {
    method,
    headers: { ...headers, ...gateway.headers },
    ...(body !== undefined && { body }),
    redirect: 'manual',
    signal: leaving.signal,
  });
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  // A live stream has no end.
  const text = type === 'text/event-stream' ? '' : await answer.text();
  leaving.abort();
  const { status } = answer;
  if (status >= 500) return { status, fault: text };
  const documented = typesFor(document, request.operation, status);
  if (text !== '' && !documented.includes(type)) return { status, fault: `${type}, not ${documented.join(', ')}` };
  if (type === 'application/problem+json' && typeof JSON.parse(text).code !== 'string') return { status, fault: text };
  return { status };
}

/**
 * Sends requests that the OpenAPI document allows, or nearly, for at most `seconds`, to all operations in turn.
 *
 * @returns how many were sent and taken, to how many operations, and what came back that should not.
 */
export async function sendAnyRequests(
  gateway: HostileGateway,
  { most, seconds, seed }: { most: number; seconds: number; seed: number },
) {
  const document = gateway.document as Document;
  const operations = Object.entries(document.paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, string, Operation] => [method, path, operation]),
    )
    .filter(([, , { operationId }]) => !leftOut.has(operationId));
  const perOperation = Math.ceil(most / operations.length);
  const requests = operations.map((operation) =>
    fc.sample(requestsTo(gateway, document, operation), { numRuns: perOperation, seed }),
  );
  const end = performance.now() + seconds * 1000;
  const faults: string[] = [];
  let [sent, taken] = [0, 0];
  for (let round = 0; round < perOperation && performance.now() < end; round += 1) {
    for (const request of requests.flatMap((ofOperation) => ofOperation[round] ?? [])) {
      const { status, fault } = await answerTo(gateway, document, request);
      sent += 1;
      if (status < 300) taken += 1;
      if (fault === undefined) continue;
      const { method, path, headers, body = '' } = request;
      faults.push(`${method} ${path} ${JSON.stringify(headers)} ${body.slice(0, 500)} → ${status} ${fault}`);
    }
  }
  return { sent, operations: operations.length, faults, taken };
}
