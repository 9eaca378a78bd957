import { describe, expect, it } from 'vitest';
import { batchLabel } from '../../src/domain/label.ts';

describe('batchLabel', () => {
  it.each([
    ['schedule', '[Northwind IT] AutoSyncModule Invoices'],
    ['webhook', '[Northwind IT] AutoSyncModule Invoices'],
    ['manual', '[Northwind IT] Invoices'],
    ['rerun', '[Northwind IT] Invoices'],
  ] as const)('names a batch of trigger %s %s', (trigger, label) => {
    expect(batchLabel({ companyName: 'Northwind IT', trigger, type: 'invoices' })).toBe(label);
  });

  it('uses the word of the record type', () => {
    expect(batchLabel({ companyName: 'A', trigger: 'manual', type: 'payments' })).toBe('[A] Payments');
  });
});
