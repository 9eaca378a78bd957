import type { ByteLine } from '@autosync/core';

/** A line with what it holds; `value` is absent where it cannot be read, with why. */
export type ReadLine = { line: number; bytes: number } & ({ value: unknown; id: string | null } | { fault: Error });

type Limits = { mostLines: number; mostBytes: number };

/**
 * Lines in their order, as many together as may be stored at once: no more than the limits, and no record twice, so that of
 * two lines with one id the later one wins wherever the cut is. Empty lines are none.
 */
export async function* lineChunks(
  lines: AsyncIterable<ByteLine>,
  read: (line: ByteLine) => Promise<ReadLine | undefined>,
  { mostLines, mostBytes }: Limits,
): AsyncGenerator<ReadLine[], void> {
  let chunk: ReadLine[] = [];
  let bytes = 0;
  const ids = new Set<string>();
  for await (const line of lines) {
    const one = await read(line);
    if (one === undefined) continue;
    const id = 'id' in one ? one.id : null;
    const isFull = chunk.length >= mostLines || bytes + one.bytes > mostBytes || (id !== null && ids.has(id));
    if (isFull && chunk.length > 0) {
      yield chunk;
      chunk = [];
      bytes = 0;
      ids.clear();
    }
    chunk.push(one);
    bytes += one.bytes;
    if (id !== null) ids.add(id);
  }
  if (chunk.length > 0) yield chunk;
}
