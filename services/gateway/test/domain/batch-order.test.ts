import { describe, expect, it } from 'vitest';
import { checkOrder, checkStartDate, dayIn, refusalOf } from '../../src/domain/batch-order.ts';
import type { BatchOrder } from '../../src/domain/batch-order.ts';

const installed = ['invoices', 'payments'] as const;
const startDate = '2026-01-01';
const previewId = '0190a5a0-0000-4000-8000-000000000001';

describe('an order', () => {
  it.each<BatchOrder>([
    { type: 'invoices' },
    { type: 'invoices', dryRun: false },
    { type: 'invoices', dryRun: true },
    { type: 'payments' },
    { type: 'payments', startDate },
    { type: 'payments', startDate, dryRun: true },
    { type: 'invoices', previewId },
    { type: 'payments', previewId },
  ])('%p can be done', (order) => {
    expect(refusalOf(order, installed)).toBeUndefined();
    expect(() => checkOrder(order, installed)).not.toThrow();
  });

  it.each<[BatchOrder, string, string]>([
    [{ type: 'expenses' }, '/type', 'not-installed'],
    [{ type: 'invoices', startDate }, '/startDate', 'not-for-type'],
    [{ type: 'payments', dryRun: true }, '/startDate', 'required'],
    [{ type: 'payments', previewId, startDate }, '/startDate', 'not-with-preview'],
    [{ type: 'invoices', previewId, recordIds: [previewId] }, '/recordIds', 'not-with-preview'],
    [{ type: 'invoices', previewId, dryRun: true }, '/dryRun', 'not-with-preview'],
  ])('%p cannot: %s %s', (order, pointer, code) => {
    expect(refusalOf(order, installed)).toMatchObject({ pointer, code });
    expect(() => checkOrder(order, installed)).toThrow(expect.objectContaining({ code: 'invalid-request' }));
  });
});

describe('a starting date', () => {
  it.each([[undefined], ['2026-11-28'], ['2025-01-01'], ['1970-01-01']])('%s can be one', (day) => {
    expect(() => checkStartDate(day === undefined ? {} : { startDate: day }, '2026-11-28')).not.toThrow();
  });

  it.each([
    ['2026-11-29', 'in-the-future'],
    ['2999-01-01', 'in-the-future'],
    ['1969-12-31', 'too-early'],
    ['0001-01-01', 'too-early'],
  ])('%s cannot: %s', (day, code) => {
    expect(() => checkStartDate({ startDate: day }, '2026-11-28')).toThrow(
      expect.objectContaining({ code: 'invalid-request', details: { errors: [expect.objectContaining({ code })] } }),
    );
  });

  it('is held against the day of the company', () => {
    const now = new Date('2026-11-28T03:00:00Z');
    expect(dayIn('America/Los_Angeles', now)).toBe('2026-11-27');
    expect(dayIn('Pacific/Kiritimati', now)).toBe('2026-11-28');
  });
});
