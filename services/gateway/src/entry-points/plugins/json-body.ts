import { isUtf8 } from 'node:buffer';
import type { FastifyRequest } from 'fastify';
import { findStructureFault } from '../../domain/json-structure.ts';
import { mayHoldUnstorableText } from '../../domain/storable-text.ts';
import { invalidRequest, problem } from '../../errors.ts';
import type { App } from '../app-types.ts';

/** About what a full bulk request of the largest size has; as objects they take some tens of megabytes. */
const MOST_VALUES = 500_000;

declare module 'fastify' {
  interface FastifyRequest {
    /** The value in these bytes; rejects with `invalid-json` and the like. Nothing for bytes that hold none. */
    readJson: (bytes: Buffer) => Promise<unknown>;
  }
}

/** Other encodings would have to be guessed or converted, and a wrong guess ends in QuickBooks. */
export function checkEncoding({ headers }: FastifyRequest): void {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && !/^(utf-?8|us-ascii)$/i.test(charset)) {
    throw problem('unsupported-media-type', `JSON is taken in UTF-8 only, not in ${charset}.`);
  }
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && !/^identity$/i.test(encoding)) {
    throw problem('unsupported-media-type', `The body is taken as it is, not as ${encoding}.`, {
      headers: { 'accept-encoding': 'identity' },
    });
  }
}

/** Where the first byte stands that is not UTF-8. */
function badByte(bytes: Buffer): number {
  let [from, to] = [0, bytes.length];
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    // A cut through a character makes its first half look bad: the place is right to within three bytes.
    if (isUtf8(bytes.subarray(from, middle))) from = middle;
    else to = middle;
  }
  return from;
}

function checkBytes(bytes: Buffer): void {
  if (!isUtf8(bytes)) {
    throw problem('invalid-json', `The body is not in UTF-8, as JSON must be: see byte ${badByte(bytes)}.`);
  }
  const fault = findStructureFault(bytes, MOST_VALUES);
  if (fault === undefined) return;
  const detail = `${fault.pointer || 'The body'} ${fault.detail}.`;
  throw problem(fault.code === 'duplicate' ? 'invalid-json' : 'payload-too-large', detail, { errors: [fault] });
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}

/**
 * JSON bodies only, in UTF-8, each member once. A body is read as bytes and becomes values only after all hooks that may
 * still refuse the request; one where none is expected is refused.
 */
export function installJsonBody(app: App): void {
  app.decorateRequest('hasSuspiciousText', false);
  const parse = app.getDefaultJsonParser('error', 'error');

  async function read(request: FastifyRequest, bytes: Buffer): Promise<unknown> {
    checkBytes(bytes);
    const json = bytes.toString();
    if (json.trim() === '') return undefined;
    request.hasSuspiciousText = mayHoldUnstorableText(json);
    return new Promise((resolve, reject) => {
      void parse(request, json, (error, value) => (error === null ? resolve(value) : reject(error)));
    });
  }

  app.decorateRequest('readJson', function readJson(this: FastifyRequest, bytes: Buffer) {
    return read(this, bytes);
  });
  app.removeAllContentTypeParsers();
  // Intuit's deliveries may say that they are CloudEvents.
  app.addContentTypeParser('application/cloudevents-batch+json', { parseAs: 'buffer' }, (request, body, done) => {
    if (request.routeOptions.config.isSigned === true) done(null, body);
    else done(problem('unsupported-media-type', 'Send application/json.'));
  });
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      checkEncoding(request);
      done(null, body);
    } catch (error) {
      done(error as Error);
    }
  });

  function checkExpected(request: FastifyRequest): void {
    const expectsBody = request.routeOptions.schema?.body !== undefined;
    if (expectsBody || request.body === undefined || isEmptyObject(request.body)) return;
    throw invalidRequest({ pointer: '', code: 'unknown', detail: 'No body is expected here.' });
  }
  async function readAndCheck(request: FastifyRequest, bytes: Buffer): Promise<void> {
    request.body = await read(request, bytes);
    checkExpected(request);
  }

  app.addHook('preValidation', (request, _reply, done) => {
    const { body, routeOptions } = request;
    if (routeOptions.config.isSigned === true || body === undefined) return done();
    if (Buffer.isBuffer(body)) return readAndCheck(request, body);
    checkExpected(request);
    return done();
  });
}
