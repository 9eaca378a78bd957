import { describe, expect, it } from 'vitest';
import { AutosyncError } from '@autosync/core';
import { whenReachable } from '../src/index.ts';

const away = () => new AutosyncError('db-unavailable', 'away', { retryable: true });

/** Fails with these errors, one after the other, and then answers. */
function attempts(...errors: AutosyncError[]) {
  const logged: object[] = [];
  const logger = { info: (fields: object) => void logged.push(fields) };
  const attempt = () => {
    const error = errors.shift();
    return error === undefined ? Promise.resolve('there') : Promise.reject(error);
  };
  const what = 'the server';
  return {
    logged,
    run: (waitMs: number, refusedMs = 10_000) => whenReachable(attempt, { what, waitMs, refusedMs, logger }),
  };
}

describe('whenReachable', () => {
  it('repeats what a repeat helps, and says once what it waits for as long as the reason is the same', async () => {
    const refused = new AutosyncError('db-refused', 'refused', { retryable: true });
    const { run, logged } = attempts(away(), away(), refused);
    expect(await run(10_000)).toBe('there');
    expect(logged).toEqual([
      expect.objectContaining({ waitingFor: 'the server', errorCode: 'db-unavailable', reason: 'away' }),
      expect.objectContaining({ waitingFor: 'the server', errorCode: 'db-refused', reason: 'refused' }),
    ]);
  });

  it('gives up with the last error when the time is over', async () => {
    await expect(attempts(...Array.from({ length: 50 }, away)).run(300)).rejects.toMatchObject({
      code: 'db-unavailable',
    });
  });

  it('gives up on a login that stays refused long before that', async () => {
    const refused = () => new AutosyncError('db-refused', 'password authentication failed', { retryable: true });
    const { run } = attempts(away(), ...Array.from({ length: 50 }, refused));
    await expect(run(60_000, 300)).rejects.toMatchObject({ code: 'db-refused' });
  });

  it('gives up at once when no repeat helps', async () => {
    const { run, logged } = attempts(new AutosyncError('migration-changed', 'changed'));
    await expect(run(10_000)).rejects.toMatchObject({ code: 'migration-changed' });
    expect(logged).toEqual([]);
  });
});
