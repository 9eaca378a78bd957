import { resolve } from 'node:path';
import process from 'node:process';
import { bundleServices } from './bundle-services.ts';

/* Bundles the services of the project in the current folder. The second argument is where the bundles will lie when they run. */
const [folder, runsIn = folder] = process.argv.slice(2);
if (folder === undefined || runsIn === undefined) {
  process.stderr.write('usage: node libs/bundles/src/main.ts FOLDER [RUNS_IN]\n');
  process.exitCode = 2;
} else {
  await bundleServices({ root: process.cwd(), folder: resolve(folder), runsIn: resolve(runsIn) });
}
