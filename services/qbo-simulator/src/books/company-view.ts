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
 * What a transaction does to an account: a debit is positive, a credit negative; all of one transaction come to 0. It
 * is in the transaction's currency unless it says otherwise.
 */
export type Posting = { accountId: string | undefined; cents: Cents; inHome?: true };

/** What an entity sees of the documents of an entity. */
export type StoreView = {
  readonly entity: string;
  readonly sequence: Sequence;
  get(id: string): Doc | undefined;
  wasDeleted(id: string): boolean;
  all(): IterableIterator<Doc>;
  /** What each document has put into accounts, in the company's own currency. */
  readonly posted: ReadonlyMap<string, readonly Posting[]>;
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
    /**
     * Changes properties of a document that another one's write moves. LastUpdatedTime becomes `stamp`; SyncToken rises
     * when it is a new version, as for an invoice that is paid, but not for a balance (docs/quickbooks.md#versions,
     * #time-stamps).
     */
    amend(entity: string, doc: Doc, change: Draft, options: { stamp?: string; newVersion?: boolean }): void;
    /** A document that the company makes by itself out of the one being written, or a new version of it. */
    derive(entity: string, before: Doc | undefined, content: Draft, stamp: string): Doc;
    /** Takes a derived document away. */
    withdraw(entity: string, doc: Doc, stamp: string): void;
    /** Which payments settle what. */
    readonly links: LinkIndex;
    /** Which ReimburseCharges are of which bill or purchase. */
    readonly charges: LinkIndex;
    /** The last number given to a sales form (invoices and credit memos share it, docs/quickbooks.md#invoices). */
    lastNumber: number;
    /** The last Id given to a postal address. */
    lastAddressId: number;
  };
