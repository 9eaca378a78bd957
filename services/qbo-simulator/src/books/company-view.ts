import type { Doc } from './doc.ts';
import type { References } from './references.ts';
import type { Lookup } from './value-index.ts';

/** Entities of one sequence never share an Id (facts 4). */
export type Sequence = 'transactions' | 'names' | 'items' | 'accounts' | 'terms' | 'company' | 'preferences';

export type CompanyIdentity = { realmId: string; name: string; timeZone: string };

/** What an entity sees of the documents of an entity. */
export type StoreView = {
  readonly sequence: Sequence;
  get(id: string): Doc | undefined;
  /** Undefined when there is no index on the property. */
  index(property: string): Lookup | undefined;
};

/** What an entity sees of the company whose books it is about. */
export type CompanyView = CompanyIdentity &
  References & {
    stores(): IterableIterator<StoreView>;
    store(entity: string): StoreView;
    /** The document of an entity that has only one. */
    only(entity: string): Doc;
    /** The last number given to a sales form (invoices and credit memos share it, facts 4.1). */
    lastNumber: number;
  };
