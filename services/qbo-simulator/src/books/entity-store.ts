import type { EntityDefinition } from '../entities/definition.ts';
import { createChangeLog } from './change-log.ts';
import type { ChangeLog } from './change-log.ts';
import type { Posting, StoreView } from './company-view.ts';
import type { Doc } from './doc.ts';
import { createValueIndex } from './value-index.ts';
import type { Lookup } from './value-index.ts';

/** The documents of one entity in one company. */
export type EntityStore = StoreView & {
  readonly definition: EntityDefinition;
  put(doc: Doc): void;
  /** Call it when the document was changed in place: its LastUpdatedTime may be new. */
  touch(doc: Doc): void;
  remove(doc: Doc, stamp: string): void;
  wasDeleted(id: string): boolean;
  /** When each deleted document was deleted, oldest first. */
  deleted(): IterableIterator<[id: string, stamp: string]>;
  /** In the order of their last write. */
  all(): IterableIterator<Doc>;
  size(): number;
  deletedCount(): number;
  /** Changes with everything that a query could see. */
  version(): number;
  /** What each document has posted to accounts, in the company's own currency. */
  readonly posted: Map<string, readonly Posting[]>;
  /** By LastUpdatedTime. */
  readonly changes: Pick<ChangeLog, 'between' | 'count'>;
};

export function createEntityStore(definition: EntityDefinition): EntityStore {
  const docs = new Map<string, Doc>();
  let version = 0;
  const deleted = new Map<string, string>();
  const changes = createChangeLog();
  const indexes = new Map(definition.indexes.map((property) => [property, createValueIndex(property)]));

  const byId: Lookup = {
    ids: (value) => (docs.has(value) ? [value] : []),
    count: () => 1,
  };

  function forget(doc: Doc): void {
    for (const index of indexes.values()) index.remove(doc);
    docs.delete(doc.Id);
  }

  function touch(doc: Doc): void {
    version += 1;
    changes.add(doc.Id, Date.parse(doc.MetaData.LastUpdatedTime));
  }

  return {
    definition,
    entity: definition.name,
    sequence: definition.sequence,
    get: (id) => docs.get(id),
    put(doc) {
      const before = docs.get(doc.Id);
      if (before) forget(before);
      docs.set(doc.Id, doc);
      for (const index of indexes.values()) index.add(doc);
      touch(doc);
    },
    touch,
    remove(doc, stamp) {
      forget(doc);
      version += 1;
      changes.remove(doc.Id);
      deleted.set(doc.Id, stamp);
    },
    wasDeleted: (id) => deleted.has(id),
    deleted: () => deleted.entries(),
    all: () => docs.values(),
    size: () => docs.size,
    deletedCount: () => deleted.size,
    version: () => version,
    posted: new Map(),
    changes,
    index: (property) => (property === 'Id' ? byId : indexes.get(property)),
  };
}
