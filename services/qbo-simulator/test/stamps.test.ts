import { describe, expect, it } from 'vitest';
import { addDays, answerStamp, dayIn, dayOfMonth, isDay, metaDataStamp } from '../src/stamps.ts';

describe('stamps (docs/quickbooks.md#answers, #time-stamps)', () => {
  it('an answer has milliseconds unless they are zero, with the Pacific offset', () => {
    expect(answerStamp(Date.UTC(2026, 4, 5, 9, 8, 54, 543))).toBe('2026-05-05T02:08:54.543-07:00');
    expect(answerStamp(Date.UTC(2026, 0, 5, 9, 8, 54, 0))).toBe('2026-01-05T01:08:54-08:00');
  });

  it.each([
    ['the second before summer time', Date.UTC(2026, 2, 8, 9, 59, 59), '2026-03-08T01:59:59-08:00'],
    ['its first second', Date.UTC(2026, 2, 8, 10, 0, 0), '2026-03-08T03:00:00-07:00'],
    ['the hour that comes twice, first', Date.UTC(2026, 10, 1, 8, 30), '2026-11-01T01:30:00-07:00'],
    ['the hour that comes twice, again', Date.UTC(2026, 10, 1, 9, 30), '2026-11-01T01:30:00-08:00'],
  ])('%s', (_what, atMs, text) => {
    expect(metaDataStamp(atMs)).toBe(text);
    expect(Date.parse(metaDataStamp(atMs))).toBe(atMs);
  });

  it('a day is that of the zone, whatever its offset', () => {
    const atMs = Date.UTC(2026, 4, 5, 3, 0);
    expect(dayIn('America/Los_Angeles', atMs)).toBe('2026-05-04');
    expect(dayIn('Europe/Berlin', atMs)).toBe('2026-05-05');
    expect(dayIn('Asia/Kathmandu', Date.UTC(2026, 4, 5, 18, 14))).toBe('2026-05-05');
    expect(dayIn('Asia/Kathmandu', Date.UTC(2026, 4, 5, 18, 15))).toBe('2026-05-06');
    expect(dayIn('UTC', atMs)).toBe('2026-05-05');
  });

  it('days are added over months and leap days', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(dayOfMonth('2028-02-10', 0, 31)).toBe('2028-02-29');
  });

  it.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['26-01-01', false],
    ['2026-01-01T00:00', false],
  ])('%s is a day: %s', (text, isOne) => {
    expect(isDay(text)).toBe(isOne);
  });
});
