/*
 * The entry of the container image (Dockerfile): its argument is the service to run, or one of the jobs that run once before
 * a release starts (migrations, topics). The image has the services as bundles (libs/bundles) in dist; without, as in a
 * working tree, the sources run.
 *
 *   docker run autosync gateway
 *
 * It runs in this very process, so signals reach it and its exit code is the container's.
 */
import { existsSync, readdirSync } from 'node:fs';
import process from 'node:process';

const folder = new URL('services/', import.meta.url);
const mainOf = (name) => new URL(`${name}/src/main.ts`, folder);
const services = readdirSync(folder)
  .filter((name) => existsSync(mainOf(name)))
  .toSorted();
const [service] = process.argv.slice(2);

if (services.includes(service)) {
  const bundle = new URL(`dist/${service}.mjs`, import.meta.url);
  await import((existsSync(bundle) ? bundle : mainOf(service)).href);
} else {
  const complaint = service === undefined ? 'No service was named.' : `There is no service "${service}".`;
  process.stderr.write(`${complaint} The argument is one of: ${services.join(', ')}.\n`);
  process.exitCode = 2;
}
