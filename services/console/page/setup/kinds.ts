import type { Mapping, QuickBooksList } from '../api/api.ts';

/** In which of QuickBooks' lists each kind of name is looked up. */
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
