import type { AutoSync, RecordType, TypeStatus } from './api.ts';

/** The order on the screen: outgoing types first, then payments. */
const order: readonly RecordType[] = ['invoices', 'expenses', 'inventory', 'payments'];

/** The record types in the order of the screen. */
export function inOrder(types: AutoSync['types']): [RecordType, TypeStatus][] {
  return order.flatMap((type) => {
    const status = types[type];
    return status === undefined ? [] : [[type, status] as [RecordType, TypeStatus]];
  });
}
