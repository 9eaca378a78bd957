import { expect, it } from 'vitest';
import {
  enabledCompanies,
  freshCompanies,
  freshnessBounds,
  freshnessLabels,
  staleCompanies,
  type FreshnessCount,
} from '../../src/domain/freshness.ts';

const counts: FreshnessCount[] = [
  { type: 'invoices', bucket: 0, reason: null, companies: 10 },
  { type: 'invoices', bucket: 2, reason: 'overdue', companies: 3 },
  { type: 'invoices', bucket: 5, reason: 'overdue', companies: 4 },
  { type: 'invoices', bucket: 5, reason: 'disconnected', companies: 1 },
  { type: 'payments', bucket: 0, reason: null, companies: 100 },
  { type: 'payments', bucket: 5, reason: 'overdue', companies: 200 },
];

it('every company of a type is in a bucket once', () => {
  expect(enabledCompanies(counts, 'invoices')).toBe(18);
  expect(enabledCompanies(counts, 'expenses')).toBe(0);
});

it.each([
  ['overdue', 7],
  ['disconnected', 1],
  ['needsReconnect', 0],
] as const)('%s are as many of the type: %d', (reason, companies) => {
  expect(staleCompanies(counts, 'invoices', reason)).toBe(companies);
});

it('each label counts the companies that are at most as old, the last one all', () => {
  expect(freshCompanies(counts, 'invoices')).toEqual([
    { le: '1', companies: 10 },
    { le: '1.5', companies: 10 },
    { le: '2', companies: 13 },
    { le: '3', companies: 13 },
    { le: '6', companies: 13 },
    { le: '+Inf', companies: 18 },
  ]);
});

it('the labels are the bounds, as Prometheus writes them', () => {
  expect(freshnessLabels).toEqual([...freshnessBounds.map(String), '+Inf']);
});
