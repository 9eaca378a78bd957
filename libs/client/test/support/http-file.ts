import { exampleRequests } from './example-requests.ts';
import type { ExampleRequest } from './example-requests.ts';

function toText({ summary, name, method, path, needsKey, body, ...request }: ExampleRequest): string {
  const query = new URLSearchParams(request.query);
  const url = path.replaceAll(/\{(\w+)\}/g, '{{$1}}') + (query.size === 0 ? '' : `?${query.toString()}`);
  return [
    `### ${summary}`,
    `# @name ${name}`,
    `${method} {{api}}${url}`,
    ...(needsKey ? ['Authorization: Bearer {{key}}'] : []),
    ...request.headers.map(([header, value]) => `${header}: ${value}`),
    ...(body === undefined ? [] : ['', body]),
    '',
  ].join('\n');
}

/**
 * The examples of the document as requests that editors send (the `.http` files of JetBrains, Visual Studio and the REST Client of VS
 * Code). Give `key` and the ids of your own things first.
 */
export function httpFile(text: string): string {
  const { server, requests, variables } = exampleRequests(text);
  const given = [`@api = ${server}`, '@key = ', ...variables.map((name) => `@${name} = `)];
  return ['# Made of openapi.json by `npm run api`: not written by hand.', ...given, '', ...requests.map(toText)].join(
    '\n',
  );
}
