import { describe, expect, it } from '@jest/globals';
import { warningsOf, type WatchedType } from '../../src/domain/warnings.ts';
import { minute } from '../support/queue.ts';

const type = (given: Partial<WatchedType> = {}): WatchedType => ({
  type: 'invoices',
  enabled: true,
  intervalMinutes: 0,
  periodMs: 15 * minute,
  durationsMs: [],
  consecutiveFailures: 0,
  disconnectedReason: null,
  ...given,
});
const codes = (intervalMinutes: number, ...types: WatchedType[]) =>
  warningsOf({ intervalMinutes, types }, 3).map(({ code }) => code);

describe('warnings', () => {
  it('are none while runs fit into the interval', () => {
    expect(codes(15, type({ durationsMs: [15 * minute, minute] }))).toEqual([]);
  });

  it('say that an interval below 120 is shorter than one of the last runs', () => {
    expect(codes(15, type({ durationsMs: [minute, 16 * minute] }))).toEqual(['interval-short']);
  });

  it('say nothing of that from 120 minutes on, nor of a type that is off', () => {
    expect(codes(120, type({ periodMs: 120 * minute, durationsMs: [130 * minute] }))).toEqual([]);
    expect(codes(15, type({ enabled: false, durationsMs: [16 * minute], consecutiveFailures: 2 }))).toEqual([]);
  });

  it('go by the interval of the type where it has its own', () => {
    const own = type({ intervalMinutes: 30, periodMs: 30 * minute, durationsMs: [31 * minute] });
    expect(codes(120, own)).toEqual(['interval-short']);
  });

  it('say how near the disconnection is, and that it has happened', () => {
    const [near] = warningsOf({ intervalMinutes: 120, types: [type({ consecutiveFailures: 2 })] }, 3);
    expect(near).toMatchObject({ code: 'disconnect-near', message: expect.stringContaining('2 of 3') });
    expect(codes(120, type({ consecutiveFailures: 3, disconnectedReason: 'Three in a row.' }))).toEqual([
      'disconnected',
    ]);
  });
});
