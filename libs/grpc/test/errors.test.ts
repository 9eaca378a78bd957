import { afterEach, describe, expect, it } from 'vitest';
import { AutosyncError } from '@autosync/core';
import { defaultStatusOf } from '../src/index.ts';
import { closeAll, connect, startEcho } from './support/echo.ts';

afterEach(closeAll);

const failing = (error: unknown) => ({ say: () => Promise.reject(error as Error) });

describe('an error of a handler', () => {
  it.each([
    { code: 'not-found', retryable: false, grpcCode: 'NOT_FOUND' },
    { code: 'version-mismatch', retryable: false, grpcCode: 'FAILED_PRECONDITION' },
    { code: 'invalid-time-zone', retryable: false, grpcCode: 'INVALID_ARGUMENT' },
    { code: 'db-unavailable', retryable: true, grpcCode: 'UNAVAILABLE' },
  ])('$code reaches the caller as it was thrown, over $grpcCode', async ({ code, retryable, grpcCode }) => {
    const { port, calls } = await startEcho(failing(new AutosyncError(code, 'Zürich → "no" 100 %', { retryable })));
    await expect(connect(port).say({})).rejects.toMatchObject({
      name: 'AutosyncError',
      code,
      retryable,
      message: 'Zürich → "no" 100 %',
      details: { grpcCode, method: 'say' },
    });
    expect(calls).toMatchObject([{ method: 'say', code: grpcCode }]);
  });

  it('that is neither listed nor retryable keeps its code, hides its message and is logged as an error', async () => {
    const { port, logged } = await startEcho(failing(new AutosyncError('db-error', 'relation "x" does not exist')));
    await expect(connect(port).say({})).rejects.toMatchObject({
      code: 'db-error',
      retryable: false,
      message: 'internal error',
      details: { grpcCode: 'INTERNAL' },
    });
    expect(logged).toEqual([
      {
        level: 'error',
        message: 'call failed',
        fields: expect.objectContaining({
          method: 'say',
          code: 'INTERNAL',
          errorCode: 'db-error',
          err: expect.objectContaining({ message: 'relation "x" does not exist' }),
        }),
      },
    ]);
  });

  it.each([
    ['a TypeError', new TypeError('secret detail')],
    ['an error of Node with a code', Object.assign(new Error('secret detail'), { code: 'ECONNREFUSED' })],
    ['a text', 'secret detail'],
  ])('that is %s becomes "internal"', async (_name, thrown) => {
    const { port, logged } = await startEcho(failing(thrown));
    await expect(connect(port).say({})).rejects.toMatchObject({
      code: 'internal',
      retryable: false,
      message: 'internal error',
    });
    expect(logged[0]).toMatchObject({ level: 'error', fields: { err: { message: 'secret detail' } } });
  });

  it('that is thrown at once, not in a promise, is answered too', async () => {
    const { port } = await startEcho({
      say: () => {
        throw new AutosyncError('not-found', 'no such company');
      },
    });
    await expect(connect(port).say({})).rejects.toMatchObject({ code: 'not-found' });
  });

  it('that is a response which does not fit its message is an internal error', async () => {
    const { port, logged } = await startEcho({ say: () => Promise.resolve({ words: 7 as never }) });
    await expect(connect(port).say({})).rejects.toMatchObject({ code: 'internal' });
    expect(logged[0]).toMatchObject({ level: 'error' });
  });

  it('takes the status of the option statusOf', async () => {
    const { port } = await startEcho(failing(new AutosyncError('paused', 'paused by its owner')), {
      statusOf: (error) => (error.code === 'paused' ? 'FAILED_PRECONDITION' : defaultStatusOf(error)),
    });
    await expect(connect(port).say({})).rejects.toMatchObject({
      code: 'paused',
      message: 'paused by its owner',
      details: { grpcCode: 'FAILED_PRECONDITION' },
    });
  });

  it('is logged as a warning when a retry may help, and not above debug when the caller is refused', async () => {
    const unavailable = await startEcho(failing(new AutosyncError('db-unavailable', 'away', { retryable: true })));
    const refusing = await startEcho(failing(new AutosyncError('not-found', 'no such company')));
    await connect(unavailable.port)
      .say({})
      .catch(() => {});
    await connect(refusing.port)
      .say({})
      .catch(() => {});
    expect(unavailable.logged.map(({ level }) => level)).toEqual(['warn']);
    expect(refusing.logged.map(({ level }) => level)).toEqual(['debug']);
  });
});
