import { nameKey, partyKey } from '@autosync/core';
import { quickBooksLists } from './quickbooks-lists.ts';
import { kindRow, type ReferenceKind } from './reference-kinds.ts';

/** A name as a record gives it. */
export type NamedReference = { kind: ReferenceKind; name: string; accountNumber?: string | undefined };

/** Whether names of a kind have levels, `Parent:Child`. */
export function isNested(kind: ReferenceKind): boolean {
  return quickBooksLists[kindRow(kind).list].nested;
}

/**
 * Who is meant by a name: what mappings and findings are kept under. It is not the text that stands in QuickBooks: two
 * clients of one name with different account numbers are two.
 */
export function referenceKey({ kind, name, accountNumber }: NamedReference): string {
  const key = nameKey(name, { nested: isNested(kind) });
  return kindRow(kind).numbered ? partyKey(key, accountNumber) : key;
}
