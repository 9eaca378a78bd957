import { createWriteStream, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where one process's lines go. */
export type LogFile = { write(line: string): void; close(): void };

/** Starts a log file anew. The one of the start before is kept as `<file>.previous`, older ones are not. */
export function openLogFile(file: string): LogFile {
  mkdirSync(dirname(file), { recursive: true });
  try {
    renameSync(file, `${file}.previous`);
  } catch {
    // the first start
  }
  const stream = createWriteStream(file, { flags: 'a' });
  // A full disk, or a folder that a test removed, must not end the whole stack.
  stream.on('error', () => undefined);
  return {
    write: (line) => void stream.write(`${line}\n`),
    close: () => void stream.end(),
  };
}
