import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { gatewayDocument } from './document.ts';

const folder = join(import.meta.dirname, '../../src/generated');

/** What is committed, by file. */
export const files = {
  document: join(folder, 'openapi.json'),
  types: join(folder, 'api.ts'),
};

const heading = '// Made of openapi.json by `npm run api`: not written by hand.\n\n';

/** Components are types by their own names; what has a default may be left out. */
const options = { rootTypes: true, rootTypesNoSchemaPrefix: true, defaultNonNullable: false };

/** The gateway's document of now and the TypeScript types that follow from it, as they should be committed. */
export async function generate(): Promise<Record<'document' | 'types', string>> {
  const document = `${JSON.stringify(await gatewayDocument(), null, 1)}\n`;
  return { document, types: heading + astToString(await openapiTypescript(document, options)) };
}

export async function committed(): Promise<Record<'document' | 'types', string>> {
  const [document, types] = await Promise.all([readFile(files.document, 'utf8'), readFile(files.types, 'utf8')]);
  return { document, types };
}
