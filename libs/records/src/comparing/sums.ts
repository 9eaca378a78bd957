import { formatMoney, parseMoney } from '@autosync/core';
import type { ComparisonRow } from './reports.ts';

type Sum = ComparisonRow['sums'][number];

/** The sums of two pages together: one for each entity and currency, in their order. */
export function addSums(before: readonly Sum[], more: readonly Sum[]): Sum[] {
  const sums = new Map<string, Sum>();
  for (const sum of [...before, ...more]) {
    const key = JSON.stringify([sum.entity, sum.currency]);
    const known = sums.get(key);
    sums.set(key, known === undefined ? sum : addSum(known, sum));
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

function addSum(one: Sum, other: Sum): Sum {
  const add = (side: 'ours' | 'theirs') => ({
    count: one[side].count + other[side].count,
    total: formatMoney(parseMoney(one[side].total) + parseMoney(other[side].total)),
  });
  return { ...one, ours: add('ours'), theirs: add('theirs') };
}
