import type { Mapping, QuickBooksList } from '../api/api.ts';

/** The QuickBooks list that each kind of name is looked up in. */
export const listOfKind: Record<Mapping['kind'], QuickBooksList> = {
  customer: 'customers',
  vendor: 'vendors',
  member: 'vendors',
  item: 'items',
  account: 'accounts',
  'payment-method': 'accounts',
  term: 'terms',
  'tax-code': 'tax-codes',
  class: 'classes',
  department: 'departments',
};
