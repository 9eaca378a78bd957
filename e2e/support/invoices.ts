import { formatMoney, multiplyToCents, parseMoney } from '@autosync/core';
import type { Item } from './tenant.ts';

/** Invoice number `n` of a test company: two lines with cents that need rounding, a discount on every third. */
export function invoiceItem(prefix: string, n: number, extra: Partial<Item> = {}): Item {
  const lines = [
    { item: `Service ${n % 3}`, quantity: '1.25', unitPrice: `${90 + (n % 7)}.37`, source: 'ticket' as const },
    { item: 'Managed workplace', quantity: String(1 + (n % 4)), unitPrice: '49.90', source: 'agreement' as const },
  ];
  const discount = n % 3 === 0 ? { discount: { amount: '5.00' } } : {};
  const sum = lines.reduce((total, line) => total + multiplyToCents(line.quantity, line.unitPrice), 0n);
  const total = sum - parseMoney(discount.discount?.amount ?? '0');
  return {
    externalId: `${prefix}-${n}`,
    number: `${prefix}-${n}`,
    date: '2026-09-15',
    customer: { name: `Customer ${n % 5}` },
    lines,
    ...discount,
    total: formatMoney(total),
    ...extra,
  };
}

export function invoiceItems(prefix: string, count: number): Item[] {
  return Array.from({ length: count }, (_, n) => invoiceItem(prefix, n + 1));
}
