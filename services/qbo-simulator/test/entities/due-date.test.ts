import { describe, expect, it } from 'vitest';
import { dueDate } from '../../src/entities/term.ts';

describe('due dates', () => {
  it.each([
    ['30 days', { DueDays: 30 }, '2026-01-31', '2026-03-02'],
    ['no terms', {}, '2026-01-31', '2026-01-31'],
    ['the 25th, still to come', { DayOfMonthDue: 25 }, '2026-01-10', '2026-01-25'],
    ['the 25th, gone by', { DayOfMonthDue: 25 }, '2026-01-26', '2026-02-25'],
    ['the 25th, too near', { DayOfMonthDue: 25, DueNextMonthDays: 10 }, '2026-01-20', '2026-02-25'],
    ['the 31st in a short month', { DayOfMonthDue: 31 }, '2026-02-10', '2026-02-28'],
    ['the 5th, across the year', { DayOfMonthDue: 5 }, '2026-12-10', '2027-01-05'],
  ])('%s', (_what, terms, day, due) => {
    expect(dueDate(terms, day)).toBe(due);
  });
});
