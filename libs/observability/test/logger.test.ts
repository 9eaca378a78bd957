import { describe, expect, it } from 'vitest';
import { AutosyncError } from '@autosync/core';
import { createLogger } from '../src/index.ts';
import type { Logger, LogLevel } from '../src/index.ts';

function captured(level: LogLevel = 'info'): { logger: Logger; lines: Record<string, unknown>[]; text: () => string } {
  const written: string[] = [];
  const logger = createLogger({
    service: 'scheduler',
    version: '1.0.0',
    level,
    format: 'json',
    destination: { write: (line) => written.push(line) },
  });
  return {
    logger,
    get lines() {
      return written.map((line) => JSON.parse(line) as Record<string, unknown>);
    },
    text: () => written.join(''),
  };
}

describe('createLogger', () => {
  it('writes one JSON object a line with ISO time, level, service, version and fields', () => {
    const log = captured();
    log.logger.info({ runId: 'r1', durationMs: 12 }, 'slice finished');
    const [line] = log.lines;
    expect(line).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      service: 'scheduler',
      version: '1.0.0',
      runId: 'r1',
      durationMs: 12,
      msg: 'slice finished',
    });
    expect(log.text().endsWith('}\n')).toBe(true);
  });

  it('leaves out what is below its level', () => {
    const log = captured('warn');
    log.logger.info('no');
    log.logger.warn('yes');
    expect(log.lines.map(({ msg }) => msg)).toEqual(['yes']);
  });

  it('masks secrets by the name of their field, at any depth, in child fields too', () => {
    const log = captured();
    log.logger.child({ password: 's3cret' }).info(
      {
        request: { headers: [{ Authorization: 'Bearer s3cret' }], body: { access_token: 's3cret', a: 1 } },
        refreshToken: 's3cret',
        'client-secret': 's3cret',
        connectionString: 'postgres://u:s3cret@h/d',
        tokens: 3,
      },
      'x',
    );
    expect(log.text()).not.toContain('s3cret');
    expect(log.lines[0]).toMatchObject({
      password: '[redacted]',
      request: { headers: [{ Authorization: '[redacted]' }], body: { access_token: '[redacted]', a: 1 } },
      tokens: 3,
    });
  });

  it('given an error, writes its known fields and causes, not what a library hung on it', () => {
    const log = captured();
    const cause = Object.assign(new Error('401 from Intuit'), { response: { tokens: 's3cret' }, code: 'EAUTH' });
    log.logger.warn(
      {
        err: new AutosyncError('oauth-ambiguous', 'refresh failed', {
          retryable: true,
          details: { attempt: 2 },
          cause,
        }),
      },
      'refresh failed',
    );
    expect(log.lines[0]?.['err']).toEqual({
      type: 'AutosyncError',
      message: 'refresh failed',
      code: 'oauth-ambiguous',
      retryable: true,
      details: { attempt: 2 },
      stack: expect.stringContaining('logger.test.ts'),
      cause: { type: 'Error', message: '401 from Intuit', code: 'EAUTH', stack: expect.any(String) },
    });
    expect(log.text()).not.toContain('s3cret');
  });

  it('given an error alone, writes it as err with its message', () => {
    const log = captured();
    log.logger.error(new Error('boom'));
    expect(log.lines[0]).toMatchObject({ msg: 'boom', err: { type: 'Error', message: 'boom' } });
  });

  it('given odd values, stays one line: bytes, dates, big numbers, cycles', () => {
    const log = captured();
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    log.logger.info({ bytes: Buffer.from('abcd'), at: new Date(0), cents: 12n, cycle }, 'odd');
    expect(log.lines).toHaveLength(1);
    expect(log.lines[0]).toMatchObject({ bytes: '[4 bytes]', at: '1970-01-01T00:00:00.000Z', cents: 12 });
  });

  it('given pretty, writes lines for people', () => {
    const written: string[] = [];
    const logger = createLogger({
      service: 'scheduler',
      version: '1.0.0',
      level: 'info',
      format: 'pretty',
      destination: { write: (line) => written.push(line) },
    });
    logger.info({ runId: 'r1' }, 'slice finished');
    expect(written.join('')).toContain('slice finished');
    expect(written.join('').startsWith('{')).toBe(false);
  });
});
