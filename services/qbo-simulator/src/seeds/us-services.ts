import type { JsonObject } from '../json.ts';

/** Products and services of a small IT-services firm; `income` names an account of the chart. */
export const usServices: readonly (JsonObject & { income: string })[] = [
  { Name: 'Hours', Type: 'Service', UnitPrice: 150, Description: 'Labor by the hour', income: 'Services' },
  { Name: 'Managed Services', Type: 'Service', UnitPrice: 0, Description: 'Monthly agreement', income: 'Services' },
  { Name: 'Project Work', Type: 'Service', UnitPrice: 175, Description: 'Fixed-price project', income: 'Services' },
  { Name: 'Travel Time', Type: 'Service', UnitPrice: 75, Description: 'Travel by the hour', income: 'Services' },
  { Name: 'Hardware', Type: 'NonInventory', UnitPrice: 0, income: 'Sales of Product Income' },
  { Name: 'Software Licenses', Type: 'NonInventory', UnitPrice: 0, income: 'Sales of Product Income' },
];
