import { PassThrough, Readable } from 'node:stream';
import { run } from '../../src/index.ts';

function collect() {
  const stream = Object.assign(new PassThrough(), { isTTY: false });
  let text = '';
  stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { stream, text: () => text };
}

type Given = { env?: Record<string, string>; directory: string; stdin?: string; signal?: AbortSignal };

/** Runs a command line as the program does, in this process, and tells what became of it. */
export async function autosync(args: readonly string[], { env = {}, directory, stdin = '', signal }: Given) {
  const [stdout, stderr] = [collect(), collect()];
  const code = await run(args, {
    env: { HOME: directory, ...env },
    directory,
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    signal: signal ?? new AbortController().signal,
  });
  return { code, out: stdout.text(), err: stderr.text() };
}
