type Parameter = { $ref?: string; name: string; in: string; example?: string };
type Operation = {
  operationId: string;
  summary: string;
  tags?: string[];
  security?: object[];
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { example?: unknown }> };
};
type Document = {
  info: { title: string };
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
};

/** The example of an operation, as a request. Path parameters stand in `path` as `{companyId}`. */
export type ExampleRequest = {
  name: string;
  summary: string;
  tag: string;
  method: string;
  path: string;
  query: [name: string, value: string][];
  headers: [name: string, value: string][];
  needsKey: boolean;
  body: string | undefined;
};

const textOf = (body: unknown) => (typeof body === 'string' ? body.trimEnd() : JSON.stringify(body, null, 2));

function toRequest(path: string, method: string, operation: Operation): ExampleRequest {
  const given = (place: string): [string, string][] =>
    (operation.parameters ?? [])
      .filter((one) => one.in === place && one.example !== undefined && one.name !== 'content-type')
      .map(({ name, example }) => [name, String(example)]);
  const [body] = Object.entries(operation.requestBody?.content ?? {}).filter(
    ([, { example }]) => example !== undefined,
  );
  return {
    name: operation.operationId,
    summary: operation.summary,
    tag: operation.tags?.[0] ?? 'other',
    method: method.toUpperCase(),
    path,
    query: given('query'),
    headers: [...given('header'), ...(body === undefined ? [] : [['Content-Type', body[0]] as [string, string]])],
    needsKey: operation.security?.length !== 0,
    body: body && textOf(body[1].example),
  };
}

/** The examples of the document as requests, with the names of what stands in their paths. */
export function exampleRequests(text: string) {
  const { info, servers, paths } = JSON.parse(text) as Document;
  const requests = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => toRequest(path, method, operation)),
  );
  const found = requests.flatMap(({ path }) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name));
  return { title: info.title, server: servers[0]?.url ?? '', requests, variables: [...new Set(found)].sort() };
}
