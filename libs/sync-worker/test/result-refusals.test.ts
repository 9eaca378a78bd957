import { describe, expect, it } from 'vitest';
import { AutosyncError } from '@autosync/core';
import { fateOfRefusal, reasonOfRefusal, refusalClasses, refusalClassOf } from '../src/result-refusals.ts';

const error = (code: string, retryable: boolean) => new AutosyncError(code, 'no', { retryable });

describe('what batch-status did not take', () => {
  it.each([
    ['grpc-unavailable', true, 'outage'],
    ['db-unavailable', true, 'outage'],
    ['db-refused', true, 'outage'],
    ['shutting-down', true, 'outage'],
    ['grpc-deadline', true, 'later'],
    ['db-timeout', true, 'later'],
    ['db-conflict', true, 'later'],
    ['batch-unknown', true, 'later'],
    ['actions-missing', true, 'later'],
    ['invalid-request', false, 'refused'],
    ['invalid-batch-id', false, 'refused'],
    ['db-error', false, 'refused'],
    ['internal', false, 'refused'],
    ['grpc-failed', false, 'refused'],
  ])('%s (retryable: %s) is %s', (code, retryable, refusalClass) => {
    expect(refusalClassOf(error(code, retryable))).toBe(refusalClass);
  });

  it.each([
    [error('batch-unknown', true), { code: 'batch-unknown', message: 'no' }],
    [new TypeError('x is undefined'), { code: 'unexpected-error', message: 'x is undefined' }],
  ])('is kept with its reason: %s', (refusal, reason) => {
    expect(reasonOfRefusal(refusal)).toEqual(reason);
  });

  it('is a defect of ours when it is no error of ours', () => {
    expect(refusalClassOf(new TypeError('x is undefined'))).toBe('refused');
  });

  it.each(['later', 'refused'] as const)(
    'rests longer each time (%s), and is set aside at its limit',
    (refusalClass) => {
      const { limit, maxMs } = refusalClasses[refusalClass];
      let waitedMs = 0;
      for (let refusals = 1; refusals < limit; refusals += 1) {
        const fate = fateOfRefusal(refusalClass, refusals, refusalClasses);
        if (fate.kind === 'set-aside') throw new Error(`set aside at refusal ${refusals}`);
        expect(fate.kind).toBe('rest');
        expect(fate.pauseMs).toBeLessThanOrEqual(maxMs);
        waitedMs += fate.pauseMs;
      }
      expect(fateOfRefusal(refusalClass, limit, refusalClasses)).toEqual({ kind: 'set-aside' });
      // Long enough for a version of batch-status to be replaced by the next one.
      expect(waitedMs).toBeGreaterThan(4 * 60_000);
      expect(waitedMs).toBeLessThan(2 * 3_600_000);
    },
  );
});
