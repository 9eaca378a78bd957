import { Transform } from 'node:stream';
import type { Readable, TransformCallback } from 'node:stream';
import { createGunzip, createInflate, deflateSync, gzipSync } from 'node:zlib';

const unpackers = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate };
const packers = { gzip: gzipSync, deflate: deflateSync };

/** Most answers are small and read on the same machine: speed counts, not the last byte. */
const LEVEL = 1;

function httpError(statusCode: number, message: string): Error {
  return Object.assign(new Error(message), { statusCode });
}

/** A body that came compressed, and how much of it has been read, which Fastify compares with Content-Length. */
export type Unpacked = Readable & { receivedEncodedLength: number };

/**
 * A request's body as it was before it was compressed. It fails as soon as it is longer than `limit`, however little
 * was sent: what is left of it is not unpacked. Throws for an encoding that is not known.
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

/** The encoding of an answer that a client takes, gzip first; none when it asks for none. */
function acceptedEncoding(header: string): keyof typeof packers | undefined {
  const accepted = header
    .toLowerCase()
    .split(',')
    .filter((part) => !/;\s*q=0(?:\.0*)?\s*$/.test(part))
    .map((part) => part.replace(/;.*/s, '').trim());
  return (['gzip', 'deflate'] as const).find((name) => accepted.includes(name));
}

/** An answer's body as the client wants it, with the header that says so. */
export function pack(
  body: string,
  accept: string | undefined,
): { body: string | Buffer; headers: Record<string, string> } {
  const encoding = accept === undefined ? undefined : acceptedEncoding(accept);
  if (encoding === undefined) return { body, headers: {} };
  return { body: packers[encoding](body, { level: LEVEL }), headers: { 'content-encoding': encoding } };
}
