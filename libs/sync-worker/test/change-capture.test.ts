import { describe, expect, it } from 'vitest';
import { CAPTURE_REACH_MS, readUntil } from '../src/change-capture.ts';

const now = new Date('2026-05-01T12:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

it('reaches back for less than the thirty days that QuickBooks remembers, by a day for clocks that differ', () => {
  expect(ago(30 * 24 * 60).getTime() - (now.getTime() - CAPTURE_REACH_MS)).toBe(-86_400_000);
});

describe('readUntil', () => {
  it.each([
    ['QuickBooks’ clock is behind ours', ago(30), ago(30)],
    ['QuickBooks’ clock is ahead of ours', ago(-30), now],
    ['QuickBooks does not say', undefined, now],
  ])('is the earlier of the two when %s', (_what, serverDate, expected) => {
    expect(readUntil(serverDate, now)).toEqual(expected);
  });
});
