import { describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import { checkInterval, effectiveInterval, nextSlots, slotGrid } from '../../src/domain/slots-of-time.ts';

describe('an interval', () => {
  it.each([15, 16, 120, 1440])('of %d minutes is accepted', (minutes) => {
    expect(() => checkInterval(minutes)).not.toThrow();
  });

  it.each([14, 0, -15, 1441, 15.5, Number.NaN])('of %d minutes is refused', (minutes) => {
    const message = expect.stringContaining(`from 15 to 1440, not ${minutes}`);
    expect(() => checkInterval(minutes)).toThrow(expect.objectContaining({ code: 'invalid-interval', message }));
  });

  it('of a type is the company’s unless it has its own', () => {
    expect(effectiveInterval(0, 120)).toBe(120);
    expect(effectiveInterval(30, 120)).toBe(30);
  });
});

describe('the grid of slots', () => {
  const companyIds = Array.from({ length: 600 }, newId);

  it('has the interval as its period, in units that tests may shorten', () => {
    expect(slotGrid(newId(), 15, 60_000).periodMs).toBe(900_000);
    expect(slotGrid(newId(), 15, 100).periodMs).toBe(1500);
  });

  it('is the same for the same company and interval every time', () => {
    for (const companyId of companyIds.slice(0, 5)) {
      expect(slotGrid(companyId, 120, 60_000)).toEqual(slotGrid(companyId, 120, 60_000));
    }
  });

  it('spreads companies over the interval: no tenth of it has more than twice its share', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (const companyId of companyIds) {
      const { anchor, periodMs } = slotGrid(companyId, 120, 60_000);
      tenths[Math.floor(((anchor.getTime() - Date.UTC(2000, 0, 1)) / periodMs) * 10)]! += 1;
    }
    expect(Math.max(...tenths)).toBeLessThan(120);
    expect(Math.min(...tenths)).toBeGreaterThan(30);
  });
});

describe('the next slots', () => {
  const anchor = new Date(Date.UTC(2000, 0, 1, 0, 7));
  const grid = { anchor, periodMs: 3_600_000 };
  const instant = (hour: number, minute: number) => new Date(Date.UTC(2026, 0, 1, hour, minute));

  it.each([
    ['on the grid', instant(12, 7)],
    ['before the grid, since it was switched on just now', instant(12, 30)],
  ])('begin with the one that is due, %s, and go on along the grid', (_, nextDueAt) => {
    const later = [13, 14, 15, 16].map((hour) => instant(hour, 7));
    expect(nextSlots({ ...grid, nextDueAt })).toEqual([nextDueAt, ...later]);
  });

  it('are none while the type is off', () => {
    expect(nextSlots({ ...grid, nextDueAt: null })).toEqual([]);
  });
});
