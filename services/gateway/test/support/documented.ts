import type { problems } from '../../src/errors.ts';

type Ref = { $ref?: string };
type Answer = Ref & {
  headers?: Record<string, unknown>;
  content?: Record<string, { examples?: Record<string, unknown> }>;
};
type Operation = { operationId: string; responses: Record<string, Answer> };
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, Answer> };
};
type Response = { statusCode: number; headers: Record<string, unknown>; body: string };

/** What every answer has, or what is HTTP's own. */
const ofHttp = new Set(
  [
    'content-type content-length cache-control x-content-type-options date connection keep-alive transfer-encoding vary',
    'content-security-policy referrer-policy accept-encoding access-control-allow-origin access-control-expose-headers',
  ].flatMap((names) => names.split(' ')),
);

/** The operation of a request: paths without parameters go first. */
export function operationOf(document: object, { method, url }: { method: string; url: string }): Operation | undefined {
  const path = url.split('?')[0]!.split('/');
  const { paths } = document as Document;
  const [found] = Object.keys(paths)
    .filter((template) => {
      const segments = template.split('/');
      return (
        segments.length === path.length && segments.every((one, index) => one.startsWith('{') || one === path[index])
      );
    })
    .sort((a, b) => a.split('{').length - b.split('{').length);
  return found === undefined ? undefined : paths[found]?.[method.toLowerCase()];
}

function resolve({ components }: Document, answer: Answer | undefined): Answer | undefined {
  const name = answer?.$ref?.split('/').at(-1);
  return name === undefined ? answer : components.responses[name];
}

function fail(what: string): never {
  throw new Error(`${what}: the document does not say so. See config.problems and config.sends of the route.`);
}

/** Holds an answer against the document: its status, the code of its problem, and each of its headers. */
export function expectDocumented(
  document: object,
  request: { method: string; url: string },
  { statusCode, headers, body }: Response,
): void {
  const operation = operationOf(document, request);
  if (operation === undefined || statusCode === 500) return;
  const { operationId, responses } = operation;
  const answer = resolve(document as Document, responses[statusCode]) ?? fail(`${operationId} answers ${statusCode}`);
  if (String(headers['content-type']).includes('problem')) {
    const { code } = JSON.parse(body) as { code: keyof typeof problems };
    const codes = Object.keys(answer.content?.['application/problem+json']?.examples ?? {});
    if (!codes.includes(code)) fail(`${operationId} answers ${statusCode} ${code}`);
  }
  const said = new Set(Object.keys(answer.headers ?? {}).map((name) => name.toLowerCase()));
  const unsaid = Object.keys(headers).filter((name) => !said.has(name) && !ofHttp.has(name));
  if (unsaid.length > 0) fail(`${operationId} ${statusCode} has the header ${unsaid.join(', ')}`);
}
