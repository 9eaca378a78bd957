import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import { files, generate } from './support/generate.ts';
import { keepRelease } from './support/released.ts';

/*
 * `npm run api`: after a change of the gateway's routes or schemas. With `--release` the document is also kept as the one
 * that clients rely on from now on, once for each version of package.json.
 */

const generated = await generate();
for (const [name, text] of Object.entries(generated)) await writeFile(files[name as keyof typeof files], text);
if (process.argv.includes('--release')) await keepRelease(generated.document);
