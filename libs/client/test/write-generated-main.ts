import { writeFile } from 'node:fs/promises';
import { files, generate } from './support/generate.ts';

/* `npm run api`: after a change of the gateway's routes or schemas. */

const { document, types } = await generate();
await writeFile(files.document, document);
await writeFile(files.types, types);
