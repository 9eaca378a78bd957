import process from 'node:process';
import { exitCodes } from './exit-codes.ts';
import { run } from './program.ts';

/* `npx autosync`. The first Ctrl-C stops in order, the second one at once. */

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping.signal.aborted) process.exit(exitCodes.interrupted);
    stopping.abort();
  });
}
// The reader of the output has read enough, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? exitCodes.unread : exitCodes.bug);
});
process.stderr.on('error', () => undefined);

const { env, stdin, stdout, stderr } = process;
const directory = process.cwd();
process.exit(await run(process.argv.slice(2), { env, directory, stdin, stdout, stderr, signal: stopping.signal }));
