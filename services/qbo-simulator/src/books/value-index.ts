import { scalarAt } from './doc.ts';
import type { Doc } from './doc.ts';

export type Lookup = {
  ids(value: string): readonly string[];
  /** An upper bound of their number. */
  count(value: string): number;
};

/** Which documents have a value at a path. Most values are unique, so a single id is stored without a set. */
export type ValueIndex = Lookup & {
  add(doc: Doc): void;
  remove(doc: Doc): void;
};

/**
 * Texts are equal regardless of case and surrounding blanks, names as well as numbers
 * (docs/quickbooks.md#customers-and-vendors).
 */
export function indexKey(value: string | number | boolean): string {
  return String(value).trim().toLowerCase();
}

export function createValueIndex(property: string): ValueIndex {
  const path = property.split('.');
  const entries = new Map<string, string | Set<string>>();

  function keyOf(doc: Doc): string | undefined {
    const value = scalarAt(doc, path);
    return value === undefined ? undefined : indexKey(value);
  }

  return {
    add(doc) {
      const key = keyOf(doc);
      if (key === undefined) return;
      const entry = entries.get(key);
      if (entry === undefined) entries.set(key, doc.Id);
      else if (typeof entry === 'string') entries.set(key, new Set([entry, doc.Id]));
      else entry.add(doc.Id);
    },
    remove(doc) {
      const key = keyOf(doc);
      if (key === undefined) return;
      const entry = entries.get(key);
      if (typeof entry === 'object') entry.delete(doc.Id);
      if (entry === doc.Id || (typeof entry === 'object' && entry.size === 0)) entries.delete(key);
    },
    ids(value) {
      const entry = entries.get(indexKey(value));
      if (entry === undefined) return [];
      return typeof entry === 'string' ? [entry] : [...entry];
    },
    count(value) {
      const entry = entries.get(indexKey(value));
      return entry === undefined ? 0 : typeof entry === 'string' ? 1 : entry.size;
    },
  };
}
