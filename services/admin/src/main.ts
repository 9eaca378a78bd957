import process from 'node:process';
import { run } from './program.ts';

/* `autosync-admin`. Ctrl-C once stops in order, twice at once. */

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping.signal.aborted) process.exit(130);
    stopping.abort();
  });
}
const { env, stdin, stdout, stderr } = process;
// Whoever read the output has what they wanted, as `head` does.
stdout.on('error', () => process.exit(141));
const args = process.argv.slice(2);
// As a container of the image (container.mjs) the first argument names the service.
const own = args[0] === 'admin' ? args.slice(1) : args;
process.exit(await run(own, { env, directory: process.cwd(), stdin, stdout, stderr, signal: stopping.signal }));
