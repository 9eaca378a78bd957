import { writeFile } from 'node:fs/promises';
import { files, generate } from './support/generate.ts';

/*
 * `npm run api`: after a change of the gateway's routes or schemas. With `--release` the document is also kept as the one
 * that clients rely on from now on.
 */

const { document, types } = await generate();
await writeFile(files.document, document);
await writeFile(files.types, types);
if (process.argv.includes('--release')) await writeFile(files.released, document);
