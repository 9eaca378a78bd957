import { describe, expect, it } from '@jest/globals';
import { checkOrder, refusalOf } from '../../src/domain/batch-order.ts';
import type { BatchOrder } from '../../src/domain/batch-order.ts';

const installed = ['invoices', 'payments'] as const;
const startDate = '2026-01-01';

describe('an order', () => {
  it.each<BatchOrder>([
    { type: 'invoices' },
    { type: 'invoices', dryRun: false },
    { type: 'payments' },
    { type: 'payments', startDate },
    { type: 'payments', startDate, dryRun: true },
  ])('%p can be done', (order) => {
    expect(refusalOf(order, installed)).toBeUndefined();
    expect(() => checkOrder(order, installed)).not.toThrow();
  });

  it.each<[BatchOrder, string, string]>([
    [{ type: 'expenses' }, '/type', 'not-installed'],
    [{ type: 'invoices', startDate }, '/startDate', 'not-for-type'],
    [{ type: 'invoices', dryRun: true }, '/dryRun', 'not-for-type'],
    [{ type: 'payments', dryRun: true }, '/startDate', 'required'],
  ])('%p cannot: %s %s', (order, pointer, code) => {
    expect(refusalOf(order, installed)).toMatchObject({ pointer, code });
    expect(() => checkOrder(order, installed)).toThrow(expect.objectContaining({ code: 'invalid-request' }));
  });
});
