type Parameter = { $ref?: string; name: string; in: string; example?: string };
type Operation = {
  operationId: string;
  summary: string;
  security?: object[];
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { example?: unknown }> };
};
type Document = { servers: { url: string }[]; paths: Record<string, Record<string, Operation>> };

const textOf = (body: unknown) => (typeof body === 'string' ? body.trimEnd() : JSON.stringify(body, null, 2));

function request(path: string, method: string, operation: Operation): string {
  const given = (place: string) =>
    (operation.parameters ?? []).filter((one) => one.in === place && one.example !== undefined);
  const query = new URLSearchParams(
    Object.fromEntries(given('query').map(({ name, example }) => [name, example ?? ''])),
  );
  const [body] = Object.entries(operation.requestBody?.content ?? {}).filter(
    ([, { example }]) => example !== undefined,
  );
  const headers = [
    ...(operation.security?.length === 0 ? [] : ['Authorization: Bearer {{key}}']),
    ...given('header')
      .filter(({ name }) => name !== 'content-type')
      .map(({ name, example }) => `${name}: ${example}`),
    ...(body === undefined ? [] : [`Content-Type: ${body[0]}`]),
  ];
  const url = path.replaceAll(/\{(\w+)\}/g, '{{$1}}') + (query.size === 0 ? '' : `?${query.toString()}`);
  return [
    `### ${operation.summary}`,
    `# @name ${operation.operationId}`,
    `${method.toUpperCase()} {{api}}${url}`,
    ...headers,
    ...(body === undefined ? [] : ['', textOf(body[1].example)]),
    '',
  ].join('\n');
}

/**
 * The examples of the document as requests that editors send (the `.http` files of JetBrains, Visual Studio and the REST Client of VS
 * Code). Give `key` and the ids of your own things first.
 */
export function httpFile(text: string): string {
  const { servers, paths } = JSON.parse(text) as Document;
  const requests = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => request(path, method, operation)),
  );
  const names = new Set(
    [
      ...Object.keys(paths)
        .join()
        .matchAll(/\{(\w+)\}/g),
    ].map(([, name = '']) => name),
  );
  const variables = [`@api = ${servers[0]?.url ?? ''}`, '@key = ', ...[...names].sort().map((name) => `@${name} = `)];
  return ['# Made of openapi.json by `npm run api`: not written by hand.', ...variables, '', ...requests].join('\n');
}
