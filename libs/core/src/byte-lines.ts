/** A line of a stream: its bytes without the line end, or none where there were more than allowed. Lines count from 1. */
export type ByteLine = { line: number; bytes: Buffer } | { line: number; bytes: null };

const lineFeed = 0x0a;

/**
 * The lines of a stream of bytes, as it comes: no more than one chunk and one line are held. Of a line that is longer than
 * `mostBytes` only that it was there is told, and the next one is read as if nothing were wrong.
 */
export async function* byteLines(chunks: AsyncIterable<Uint8Array>, mostBytes: number): AsyncGenerator<ByteLine, void> {
  let parts: Buffer[] = [];
  let length = 0;
  let line = 1;

  function take(part: Buffer): void {
    length += part.length;
    if (length <= mostBytes) parts.push(part);
    else parts = [];
  }
  function end(): ByteLine {
    const ended = length > mostBytes ? { line, bytes: null } : { line, bytes: Buffer.concat(parts) };
    parts = [];
    length = 0;
    line += 1;
    return ended;
  }

  for await (const given of chunks) {
    const chunk = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
    let from = 0;
    for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, from)) {
      take(chunk.subarray(from, at));
      yield end();
      from = at + 1;
    }
    take(chunk.subarray(from));
  }
  if (length > 0) yield end();
}
