import { allTypes } from './api.ts';
import type { AutoSync, RecordType, TypeStatus } from './api.ts';

/** The record types in the order of the screen. */
export function inOrder(types: AutoSync['types']): [RecordType, TypeStatus][] {
  return allTypes.flatMap((type) => {
    const status = types[type];
    return status === undefined ? [] : [[type, status] as [RecordType, TypeStatus]];
  });
}
