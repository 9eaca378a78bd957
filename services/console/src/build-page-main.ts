import { resolve } from 'node:path';
import process from 'node:process';
import { builtPage } from './operations/built-page.ts';

/** Builds the page into the given folder. For the image, which has no build tools. */
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: build-page-main.ts FOLDER\n');
  process.exitCode = 2;
} else {
  await builtPage((message) => void process.stderr.write(`${message} …\n`), resolve(folder));
}
