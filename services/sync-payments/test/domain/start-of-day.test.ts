import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { startOfDay } from '../../src/domain/start-of-day.ts';

describe('startOfDay', () => {
  it.each([
    ['2026-03-08', 'America/Chicago', '2026-03-08T06:00:00.000Z'],
    ['2026-03-09', 'America/Chicago', '2026-03-09T05:00:00.000Z'],
    ['2026-11-01', 'America/Los_Angeles', '2026-11-01T07:00:00.000Z'],
    ['2026-09-15', 'Asia/Kolkata', '2026-09-14T18:30:00.000Z'],
    ['2026-09-15', 'Pacific/Kiritimati', '2026-09-14T10:00:00.000Z'],
    ['2026-09-15', 'Etc/UTC', '2026-09-15T00:00:00.000Z'],
    // The clocks are changed shortly after midnight, shortly before it, at it (backward and forward), and over it.
    ['2026-10-04', 'Australia/Sydney', '2026-10-03T14:00:00.000Z'],
    ['2026-03-09', 'America/Anchorage', '2026-03-09T08:00:00.000Z'],
    ['2026-04-05', 'America/Santiago', '2026-04-05T04:00:00.000Z'],
    ['2026-09-06', 'America/Santiago', '2026-09-06T03:00:00.000Z'],
    ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z'],
  ])('of %s in %s is %s', (day, zone, instant) => {
    expect(startOfDay(day, zone).toISOString()).toBe(instant);
  });

  it('is the first instant of the day, in every zone', () => {
    const zones = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/St_Johns', 'Pacific/Apia'];
    const days = fc.date({
      min: new Date('2020-01-01T00:00:00Z'),
      max: new Date('2030-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, fc.constantFrom(...zones), (date, timeZone) => {
        const day = date.toISOString().slice(0, 10);
        const dayAt = (ms: number) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(ms);
        const start = startOfDay(day, timeZone).getTime();
        expect(dayAt(start)).toBe(day);
        expect(dayAt(start - 1) < day).toBe(true);
      }),
    );
  });
});
