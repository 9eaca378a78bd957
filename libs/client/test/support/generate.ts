import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { gatewayDocument } from './document.ts';
import { httpFile } from './http-file.ts';

const folder = join(import.meta.dirname, '../../src/generated');

/** What is committed, by file. */
export const files = {
  document: join(folder, 'openapi.json'),
  types: join(folder, 'api.ts'),
  requests: join(import.meta.dirname, '../../../../services/gateway/openapi/autosync.http'),
};

const heading = '// Made of openapi.json by `npm run api`: not written by hand.\n\n';

/** Components are types by their own names; what has a default may be left out. */
const options = { rootTypes: true, rootTypesNoSchemaPrefix: true, defaultNonNullable: false };

type Generated = Record<keyof typeof files, string>;

/** The gateway's document of now, and the TypeScript types and requests that follow from it, as they should be committed. */
export async function generate(): Promise<Generated> {
  const document = `${JSON.stringify(await gatewayDocument(), null, 1)}\n`;
  const types = heading + astToString(await openapiTypescript(document, options));
  return { document, types, requests: httpFile(document) };
}

export async function committed(): Promise<Generated> {
  const [document, types, requests] = await Promise.all(
    [files.document, files.types, files.requests].map((file) => readFile(file, 'utf8')),
  );
  return { document: document ?? '', types: types ?? '', requests: requests ?? '' };
}
