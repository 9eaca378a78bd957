import { Transform } from 'node:stream';
import type { Readable, TransformCallback } from 'node:stream';
import { createGunzip, createInflate, deflateSync, gzipSync } from 'node:zlib';

const unpackers = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate };
const packers = { gzip: gzipSync, deflate: deflateSync };

/** Most answers are small and read on the same machine: speed matters more than size. */
const LEVEL = 1;

function httpError(statusCode: number, message: string): Error {
  return Object.assign(new Error(message), { statusCode });
}

/** A decompressed body, with the number of compressed bytes read so far, which Fastify compares with Content-Length. */
export type Unpacked = Readable & { receivedEncodedLength: number };

/**
 * Decompresses a request's body. It fails as soon as the result is longer than `limit`; the rest is not decompressed.
 * Throws for an unknown encoding.
 */
export function unpack(body: Readable, encoding: string, limit: number): Unpacked {
  const name = encoding.trim().toLowerCase();
  if (!Object.hasOwn(unpackers, name)) throw httpError(415, `Content-Encoding ${encoding} is not supported`);
  const unpacker = unpackers[name as keyof typeof unpackers]();
  let length = 0;
  const limited = new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      length += chunk.length;
      if (length > limit) done(httpError(413, `a body of more than ${limit} bytes`));
      else done(null, chunk);
    },
  });
  const unpacked = Object.assign(limited, { receivedEncodedLength: 0 });
  body.on('data', (chunk: Buffer) => {
    unpacked.receivedEncodedLength += chunk.length;
  });
  body.pipe(unpacker).pipe(limited);
  unpacker.once('error', () => limited.destroy(httpError(400, 'a body that cannot be unpacked')));
  body.once('error', (error) => limited.destroy(error));
  limited.once('error', () => {
    body.unpipe(unpacker);
    unpacker.destroy();
    body.resume();
  });
  return unpacked;
}

/** The encoding that a client accepts for the answer, gzip first; undefined if none. */
function acceptedEncoding(header: string): keyof typeof packers | undefined {
  const accepted = header
    .toLowerCase()
    .split(',')
    .filter((part) => !/;\s*q=0(?:\.0*)?\s*$/.test(part))
    .map((part) => part.replace(/;.*/s, '').trim());
  return (['gzip', 'deflate'] as const).find((name) => accepted.includes(name));
}

/** An answer's body in the encoding that the client accepts, with the header for it. */
export function pack(
  body: string,
  accept: string | undefined,
): { body: string | Buffer; headers: Record<string, string> } {
  const encoding = accept === undefined ? undefined : acceptedEncoding(accept);
  if (encoding === undefined) return { body, headers: {} };
  return { body: packers[encoding](body, { level: LEVEL }), headers: { 'content-encoding': encoding } };
}
