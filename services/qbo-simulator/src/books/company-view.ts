import type { Cents } from '../decimal.ts';
import type { Doc } from './doc.ts';
import type { LinkIndex } from './link-index.ts';
import type { References } from './references.ts';
import type { Draft } from '../json.ts';
import type { Lookup } from './value-index.ts';

/** Entities of one sequence never share an Id (docs/quickbooks.md#entities). */
export type Sequence =
  | 'transactions'
  | 'adjustments'
  | 'attachables'
  | 'names'
  | 'items'
  | 'accounts'
  | 'terms'
  | 'classes'
  | 'departments'
  | 'paymentMethods'
  | 'taxAgencies'
  | 'taxCodes'
  | 'taxRates'
  | 'timeActivities'
  | 'company'
  | 'companyCurrencies'
  | 'preferences';

export type CompanyIdentity = { realmId: string; name: string; timeZone: string };

/**
 * What a transaction posts to an account: debits are positive, credits negative, and all postings of a transaction add
 * up to 0. Amounts are in the transaction's currency unless `inHome`.
 */
export type Posting = { accountId: string | undefined; cents: Cents; inHome?: true };

/** The documents of one entity, as other entities may read them. */
export type StoreView = {
  readonly entity: string;
  readonly sequence: Sequence;
  get(id: string): Doc | undefined;
  wasDeleted(id: string): boolean;
  all(): IterableIterator<Doc>;
  /** What each document has posted to accounts, in the company's own currency. */
  readonly posted: ReadonlyMap<string, readonly Posting[]>;
  /** Undefined when there is no index on the property. */
  index(property: string): Lookup | undefined;
};

/** The company, as an entity's rules see it. */
export type CompanyView = CompanyIdentity &
  References & {
    stores(): IterableIterator<StoreView>;
    store(entity: string): StoreView;
    /** The document of an entity that has exactly one. */
    only(entity: string): Doc;
    /**
     * Changes properties of a document because another one was written. LastUpdatedTime becomes `stamp`. SyncToken
     * rises if it is a new version, as for an invoice that is paid, but not for a balance (docs/quickbooks.md#versions,
     * #time-stamps).
     */
    amend(entity: string, doc: Doc, change: Draft, options: { stamp?: string; newVersion?: boolean }): void;
    /** Creates or updates a document that the company derives from the one being written. */
    derive(entity: string, before: Doc | undefined, content: Draft, stamp: string): Doc;
    /** Removes a derived document. */
    withdraw(entity: string, doc: Doc, stamp: string): void;
    /** Which payments settle which documents. */
    readonly links: LinkIndex;
    /** Which ReimburseCharges belong to which bill or purchase. */
    readonly charges: LinkIndex;
    /** The last number given to a sales form (invoices and credit memos share it, docs/quickbooks.md#invoices). */
    lastNumber: number;
    /** The last Id given to a postal address. */
    lastAddressId: number;
  };
