import type { AutoSync, RecordType, TypeStatus } from './api.ts';

/** As people name them: what goes out first, then what comes back. */
const order: readonly RecordType[] = ['invoices', 'expenses', 'inventory', 'payments'];

/** What is known of each record type, in the order in which people name them. */
export function inOrder(types: AutoSync['types']): [RecordType, TypeStatus][] {
  return order.flatMap((type) => {
    const status = types[type];
    return status === undefined ? [] : [[type, status] as [RecordType, TypeStatus]];
  });
}
