import { exampleRequests } from './example-requests.ts';
import type { ExampleRequest } from './example-requests.ts';

function toItem({ summary, name, method, path, needsKey, body, ...request }: ExampleRequest) {
  const place = path.replaceAll(/\{(\w+)\}/g, '{{$1}}');
  const query = request.query.map(([key, value]) => ({ key, value }));
  const raw = `{{api}}${place}${query.length === 0 ? '' : `?${new URLSearchParams(request.query).toString()}`}`;
  return {
    name: summary,
    request: {
      description: name,
      method,
      url: { raw, host: ['{{api}}'], path: place.split('/').slice(1), ...(query.length > 0 && { query }) },
      header: request.headers.map(([key, value]) => ({ key, value })),
      ...(!needsKey && { auth: { type: 'noauth' } }),
      ...(body !== undefined && { body: { mode: 'raw', raw: body } }),
    },
  };
}

/**
 * The examples of the document as a Postman collection (format 2.1), a folder for each tag. Give the variable `key`, and those of your own
 * things, first.
 */
export function postmanFile(text: string): string {
  const { title, server, requests, variables } = exampleRequests(text);
  const folders = [...Map.groupBy(requests, ({ tag }) => tag)];
  const collection = {
    info: {
      name: title,
      description: 'Made of openapi.json by `npm run api`: not written by hand.',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{key}}', type: 'string' }] },
    variable: [
      { key: 'api', value: server },
      { key: 'key', value: '', type: 'secret' },
      ...variables.map((key) => ({ key, value: '' })),
    ],
    item: folders.map(([name, some]) => ({ name, item: some.map(toItem) })),
  };
  return `${JSON.stringify(collection, null, 1)}\n`;
}
