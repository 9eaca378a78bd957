import type { EntityDefinition } from '../entities/definition.ts';
import type { StoreView } from './company-view.ts';
import type { Doc } from './doc.ts';
import { createValueIndex } from './value-index.ts';
import type { Lookup } from './value-index.ts';

/** The documents of one entity in one company. */
export type EntityStore = StoreView & {
  readonly definition: EntityDefinition;
  put(doc: Doc): void;
  remove(doc: Doc): void;
  wasDeleted(id: string): boolean;
  /** In the order of their last write. */
  all(): IterableIterator<Doc>;
  size(): number;
  deletedCount(): number;
};

export function createEntityStore(definition: EntityDefinition): EntityStore {
  const docs = new Map<string, Doc>();
  const deleted = new Set<string>();
  const indexes = new Map(definition.indexes.map((property) => [property, createValueIndex(property)]));

  const byId: Lookup = {
    ids: (value) => (docs.has(value) ? [value] : []),
    count: () => 1,
  };

  function forget(doc: Doc): void {
    for (const index of indexes.values()) index.remove(doc);
    docs.delete(doc.Id);
  }

  return {
    definition,
    sequence: definition.sequence,
    get: (id) => docs.get(id),
    put(doc) {
      const before = docs.get(doc.Id);
      if (before) forget(before);
      docs.set(doc.Id, doc);
      for (const index of indexes.values()) index.add(doc);
    },
    remove(doc) {
      forget(doc);
      deleted.add(doc.Id);
    },
    wasDeleted: (id) => deleted.has(id),
    all: () => docs.values(),
    size: () => docs.size,
    deletedCount: () => deleted.size,
    index: (property) => (property === 'Id' ? byId : indexes.get(property)),
  };
}
