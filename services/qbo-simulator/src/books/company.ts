import type { Change, EntityDefinition } from '../entities/definition.ts';
import { reviveProperties } from '../fields/structures.ts';
import type { JsonObject } from '../json.ts';
import { lastAddressIdIn, withoutEmptyLists } from './answer-shape.ts';
import type { CompanyIdentity, CompanyView } from './company-view.ts';
import type { Doc } from './doc.ts';
import { createDocumentTexts } from './document-texts.ts';
import { createEntityStore } from './entity-store.ts';
import type { EntityStore } from './entity-store.ts';
import type { JournalPlace } from './journal.ts';
import { createLinkIndex } from './link-index.ts';
import { netInHome, post } from './postings.ts';
import { moveStock, netMoves } from './stock.ts';
import { versionOf } from './versions.ts';

/** The books of one QBO company in memory. It has no rules: documents are checked before they are stored. */
export type Company = Omit<CompanyView, 'stores' | 'store'> & {
  stores(): IterableIterator<EntityStore>;
  store(entity: string): EntityStore;
  /** The Id the next document of this sequence will get. */
  nextId(definition: EntityDefinition): string;
  /**
   * Stores a new document or a new version. Storing the same version again (an update that changes nothing) has no
   * effect.
   */
  put(definition: EntityDefinition, doc: Doc): void;
  remove(definition: EntityDefinition, doc: Doc, stamp: string): void;
  /** A document of these books as it is answered, in JSON. */
  textOf(doc: Doc): string;
  /** A document read from the journal, with its references shared again. */
  revive(definition: EntityDefinition, doc: Doc): Doc;
  /** The last Id of each sequence, for a reset. */
  lastIds(): Record<string, number>;
  /** Whether the Id is from before the company was reset. */
  isStale(definition: EntityDefinition, id: string): boolean;
  /** Where in the journal the first answer to a requestid is (docs/quickbooks.md#request-ids). */
  readonly answers: Map<string, JournalPlace>;
  /** Where in the journal the bytes of each attached file are. */
  readonly files: Map<string, JournalPlace>;
};

const FIRST_NUMBER = 1000;

export function createCompany(
  identity: CompanyIdentity,
  definitions: Iterable<EntityDefinition>,
  staleIds: Readonly<Record<string, number>> = {},
): Company {
  const stores = new Map([...definitions].map((definition) => [definition.name, createEntityStore(definition)]));
  const lastIds = new Map<string, number>();
  const shared = new Map<string, JsonObject>();
  const texts = createDocumentTexts();

  function store(entity: string): EntityStore {
    const found = stores.get(entity);
    if (!found) throw new Error(`no entity ${entity}`);
    return found;
  }

  function sharedReference(entity: string, id: string, typed: boolean): JsonObject {
    const key = typed ? `${entity} ${id} typed` : `${entity} ${id}`;
    let reference = shared.get(key);
    if (!reference) {
      reference = typed ? { value: id, type: entity } : { value: id };
      const doc = store(entity).get(id);
      const name = doc && store(entity).definition.nameOf(doc);
      if (name !== undefined) reference['name'] = name;
      shared.set(key, reference);
    }
    return reference;
  }

  function nameReferences(entity: string, doc: Doc): void {
    const name = store(entity).definition.nameOf(doc);
    for (const reference of [shared.get(`${entity} ${doc.Id}`), shared.get(`${entity} ${doc.Id} typed`)]) {
      if (!reference || name === undefined || reference['name'] === name) continue;
      reference['name'] = name;
      texts.forgetAll();
    }
  }

  /** Applies what a write does to accounts, stock and other documents. */
  function follow(definition: EntityDefinition, change: Change): void {
    const { before, after, stamp } = change;
    const { stock, effects } = definition;
    if (definition.postings) postChange(definition, change);
    if (stock) moveStock(company, netMoves(before ? stock(before) : [], after ? stock(after) : []), stamp);
    effects?.(change);
  }

  /** The earlier postings are reversed as they were, even if an item's accounts or cost have changed since. */
  function postChange({ name, postings }: EntityDefinition, { before, after, stamp }: Change): void {
    const { posted } = store(name);
    const id = (after ?? before)?.Id ?? '';
    const old = posted.get(id) ?? [];
    const now = after && postings ? netInHome(postings(after, company, { before, postings: old }), after) : [];
    post(company, old, now, stamp);
    if (now.length > 0) posted.set(id, now);
    else posted.delete(id);
  }

  const company: Company = {
    ...identity,
    lastNumber: FIRST_NUMBER,
    lastAddressId: 0,
    answers: new Map(),
    files: new Map(),
    stores: () => stores.values(),
    store,
    only(entity) {
      const [doc] = store(entity).all();
      if (!doc) throw new Error(`company without ${entity}`);
      return doc;
    },
    links: createLinkIndex(),
    charges: createLinkIndex(),
    derive(entity, before, content, stamp) {
      const { definition } = store(entity);
      const doc = versionOf(content, {
        Id: before?.Id ?? company.nextId(definition),
        SyncToken: before ? String(BigInt(before.SyncToken) + 1n) : '0',
        MetaData: { CreateTime: before?.MetaData.CreateTime ?? stamp, LastUpdatedTime: stamp },
      });
      company.put(definition, doc);
      return doc;
    },
    withdraw: (entity, doc, stamp) => company.remove(store(entity).definition, doc, stamp),
    amend(entity, doc, change, { stamp, newVersion = false }) {
      withoutEmptyLists(store(entity).definition.answer, Object.assign(doc, change));
      nameReferences(entity, doc);
      if (newVersion) doc.SyncToken = String(BigInt(doc.SyncToken) + 1n);
      if (stamp !== undefined) doc.MetaData = { ...doc.MetaData, LastUpdatedTime: stamp };
      store(entity).touch(doc);
      texts.forget(doc);
    },
    nextId: ({ sequence, firstId = 1 }) => String((lastIds.get(sequence) ?? firstId - 1) + 1),
    lastIds: () => Object.fromEntries(lastIds),
    isStale: ({ sequence }, id) => Number(id) <= (staleIds[sequence] ?? 0),
    put(definition, doc) {
      const { name, sequence } = definition;
      const before = store(name).get(doc.Id);
      if (before?.SyncToken === doc.SyncToken) return;
      store(name).put(doc);
      if (before) texts.forget(before);
      lastIds.set(sequence, Math.max(lastIds.get(sequence) ?? 0, Number(doc.Id)));
      company.lastAddressId = Math.max(company.lastAddressId, lastAddressIdIn(definition.answer, doc));
      nameReferences(name, doc);
      follow(definition, { before, after: doc, company, stamp: doc.MetaData.LastUpdatedTime });
    },
    remove(definition, doc, stamp) {
      store(definition.name).remove(doc, stamp);
      texts.forget(doc);
      follow(definition, { before: doc, after: undefined, company, stamp });
    },
    textOf: texts.of,
    revive: (definition, doc) => reviveProperties(definition.fields, doc, company),
    stateOf(entity, id) {
      const doc = store(entity).get(id);
      return doc === undefined ? 'absent' : doc['Active'] === false ? 'inactive' : 'active';
    },
    tableOf: (entity) => store(entity).definition.table,
    shared: (entity, id) => sharedReference(entity, id, false),
    sharedTyped: (entity, id) => sharedReference(entity, id, true),
  };
  return company;
}
