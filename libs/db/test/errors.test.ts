import { describe, expect, it } from 'vitest';
import { turnCommitError, turnError } from '../src/errors.ts';

/** As `pg` throws what PostgreSQL sent. */
function fromServer(code: string, fields: object = {}): Error {
  return Object.assign(new Error('the message'), { severity: 'ERROR', code, ...fields });
}

const fromNetwork = (code: string) => Object.assign(new Error(`connect ${code}`), { code });

describe('turnError', () => {
  it.each([
    ['08006', 'db-unavailable', true],
    ['08P01', 'db-unavailable', true],
    ['25006', 'db-unavailable', true],
    ['53000', 'db-unavailable', true],
    ['53100', 'db-unavailable', true],
    ['53200', 'db-unavailable', true],
    ['53300', 'db-unavailable', true],
    ['53400', 'db-unavailable', true],
    ['58030', 'db-unavailable', true],
    ['57P01', 'db-unavailable', true],
    ['57P02', 'db-unavailable', true],
    ['57P03', 'db-unavailable', true],
    ['57P04', 'db-refused', true],
    ['57P05', 'db-unavailable', true],
    ['25P03', 'db-unavailable', true],
    ['40001', 'db-conflict', true],
    ['40P01', 'db-conflict', true],
    ['55P03', 'db-conflict', true],
    ['57014', 'db-timeout', true],
    ['23505', 'unique-violation', false],
    ['23514', 'check-violation', false],
    ['23503', 'foreign-key-violation', false],
    ['42601', 'db-error', false],
    ['28P01', 'db-refused', true],
    ['3D000', 'db-refused', true],
  ])('SQLSTATE %s is %s (retryable: %s)', (sqlState, code, retryable) => {
    const error = fromServer(sqlState);
    expect(turnError(error)).toMatchObject({ code, retryable, details: { sqlState }, cause: error });
  });

  it('carries the name of the constraint and leaves the row to the cause', () => {
    const turned = turnError(fromServer('23505', { constraint: 'one_name', detail: 'Key (name)=(secret) exists' }));
    expect(turned.details).toEqual({ sqlState: '23505', constraint: 'one_name' });
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'ETIMEDOUT'])('%s is db-unavailable', (code) => {
    expect(turnError(fromNetwork(code))).toMatchObject({ code: 'db-unavailable', retryable: true });
  });

  it.each([
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'Client has encountered a connection error and is not queryable',
    'timeout exceeded when trying to connect',
    'Query read timeout',
  ])('"%s" is db-unavailable', (message) => {
    expect(turnError(new Error(message))).toMatchObject({ code: 'db-unavailable', retryable: true });
  });

  it('takes anything else for a defect', () => {
    expect(turnError(new TypeError('x is not a function'))).toMatchObject({ code: 'db-error', retryable: false });
  });

  it('leaves its own errors as they are', () => {
    const own = turnError(fromServer('40001'));
    expect(turnError(own)).toBe(own);
  });
});

describe('turnCommitError', () => {
  it.each(['23503', '40001', '40P01'])('SQLSTATE %s says that nothing was stored', (sqlState) => {
    expect(turnCommitError(fromServer(sqlState)).details).not.toHaveProperty('ambiguous');
  });

  it.each([
    ['SQLSTATE 40003', fromServer('40003')],
    ['SQLSTATE 57P01', fromServer('57P01')],
    ['SQLSTATE 57014', fromServer('57014')],
    ['ECONNRESET', fromNetwork('ECONNRESET')],
  ])('after %s it may have been stored', (_name, error) => {
    expect(turnCommitError(error)).toMatchObject({
      code: 'db-unavailable',
      retryable: true,
      details: { ambiguous: true },
    });
  });
});
