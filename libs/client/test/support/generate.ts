import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { gatewayDocument } from './document.ts';
import { httpFile } from './http-file.ts';
import { postmanFile } from './postman-file.ts';

const folder = join(import.meta.dirname, '../../src/generated');
const ofGateway = join(import.meta.dirname, '../../../../services/gateway/openapi');

/** What is committed, by file. */
export const files = {
  document: join(folder, 'openapi.json'),
  types: join(folder, 'api.ts'),
  requests: join(ofGateway, 'autosync.http'),
  collection: join(ofGateway, 'autosync.postman_collection.json'),
};

const heading = '// Made of openapi.json by `npm run api`: not written by hand.\n\n';

/** Components are types by their own names; what has a default may be left out. */
const options = { rootTypes: true, rootTypesNoSchemaPrefix: true, defaultNonNullable: false };

type Generated = Record<keyof typeof files, string>;

/** The gateway's document of now, and the TypeScript types and requests that follow from it, as they should be committed. */
export async function generate(): Promise<Generated> {
  const document = `${JSON.stringify(await gatewayDocument(), null, 1)}\n`;
  const types = heading + astToString(await openapiTypescript(document, options));
  return { document, types, requests: httpFile(document), collection: postmanFile(document) };
}

export async function committed(): Promise<Generated> {
  const texts = Object.entries(files).map(async ([name, file]) => [name, await readFile(file, 'utf8')] as const);
  return Object.fromEntries(await Promise.all(texts)) as Generated;
}
