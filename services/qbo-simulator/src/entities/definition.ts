import type { CompanyView, Posting, Sequence } from '../books/company-view.ts';
import type { Doc } from '../books/doc.ts';
import type { StockMove } from '../books/stock.ts';
import type { Fields } from '../fields/field.ts';
import type { Draft, JsonObject } from '../json.ts';
import type { Switches } from '../switches.ts';
import type { AnswerTable } from './answer-table.ts';

type ApiOperation = 'create' | 'update' | 'delete' | 'void' | 'send' | 'read' | 'query';

/** How a property is compared and sorted in a query. */
export type QueryKind = 'id' | 'text' | 'reference' | 'amount' | 'day' | 'time' | 'flag';

/** What an entity may read while it completes a draft. */
export type WriteContext = {
  readonly company: CompanyView;
  readonly switches: Switches;
  /** Today in the company's time zone: the default of TxnDate. */
  readonly today: string;
  /** The document before an update. */
  readonly before: Doc | undefined;
  readonly allowDuplicateNumber: boolean;
  /** The company's next number for sales forms; it is only used up if the write succeeds. */
  takeNumber(): string;
};

/** A change of a document, for its effects on others. */
export type Change = { before: Doc | undefined; after: Doc | undefined; company: CompanyView; stamp: string };

/** The version of a document before the one that is posted, and the postings of that version. */
export type EarlierPostings = { before: Doc | undefined; postings: readonly Posting[] };

/** A void, a delete or an update that might be forbidden. */
export type Removal = { operation: 'void' | 'delete' | 'update'; switches: Switches };

/** A write that the company itself makes after another one. */
export type FollowUp = { entity: string; body: JsonObject };

/**
 * The definition of an entity: data and a few small functions. A new one is a new file and a line in `entities/all.ts`.
 *
 * A write goes through these steps: `fields` check the body, a sparse update is merged into the document, `complete`
 * fills in defaults and computed values and applies rules over several fields. Then the books store it and call
 * `effects`.
 */
export type EntityDefinition = {
  readonly name: string;
  /** QBO's table name in the text of code 2500. */
  readonly table: string;
  readonly sequence: Sequence;
  /** A company has exactly one, which is read without an id or with the realm's (docs/quickbooks.md#company). */
  readonly single?: true;
  /** What the API offers. A person in QuickBooks may edit everything. */
  readonly operations: ReadonlySet<ApiOperation>;
  /** An operation that only a person may do: its name, for the refusal. */
  refusedByApi?(body: JsonObject, operation: ApiOperation): string | undefined;
  /** The properties that are used. Other properties of the schema (`schema/`) are ignored. */
  readonly fields: Fields;
  readonly answer: AnswerTable;
  /** Properties that a WHERE or ORDERBY may name. */
  readonly queryable: Readonly<Record<string, QueryKind>>;
  /** Queryable properties with an index for `=` and IN, beside the Id. */
  readonly indexes: readonly string[];
  /** Queries of name lists answer only active rows unless asked otherwise (docs/quickbooks.md#queries). */
  readonly activeOnly: boolean;
  /** Only some entities answer `totalCount` (docs/quickbooks.md#answers). */
  readonly countsTotal: boolean;
  /** Order without ORDERBY: transactions by last change, newest first; lists by name (docs/quickbooks.md#queries). */
  readonly order: 'newest-first' | 'by-name';
  /** The name that references to a document show. */
  nameOf(doc: Doc): string | undefined;
  merge?(before: Doc, patch: Draft): Draft;
  complete(draft: Draft, context: WriteContext): Draft;
  /**
   * Changes balances and the like of other documents. It also runs when the journal is read, so it must not depend on
   * anything else.
   */
  effects?(change: Change): void;
  /** The postings of a version; called once for each. Debits and credits add up to 0. */
  postings?(doc: Doc, company: CompanyView, earlier: EarlierPostings): Posting[];
  /** What it takes out of stock or adds to it. */
  stock?(doc: Doc): StockMove[];
  /** Properties that every update must name, sparse ones too (docs/quickbooks.md#bills). */
  readonly alwaysSent?: readonly string[];
  /** Full updates are refused (docs/quickbooks.md#inventory-adjustments). */
  readonly sparseOnly?: true;
  /** MetaData is a bare day of the last update (docs/quickbooks.md#inventory-adjustments). */
  readonly stampedByDay?: true;
  readonly firstId?: number;
  /** Refuses an update, a void or a delete of the stored document. */
  protect?(doc: Doc, removal: Removal): void;
  /** The document after a void (docs/quickbooks.md#invoices, #payments). */
  voided?(doc: Doc): Draft;
  /** What the company itself writes after a new document. */
  followUps?(doc: Doc, company: CompanyView): FollowUp[];
  /** Not in change data capture (docs/quickbooks.md#changes). */
  readonly uncaptured?: true;
};

/** What most transactions have in common. */
export const transaction = {
  table: 'Transactions',
  sequence: 'transactions',
  operations: new Set<ApiOperation>(['create', 'update', 'delete', 'read', 'query']),
  activeOnly: false,
  order: 'newest-first',
  nameOf: (doc: Doc) => {
    const number = doc['DocNumber'];
    return typeof number === 'string' ? number : undefined;
  },
} as const;

/** What most lists of names have in common. */
export const nameList = {
  operations: new Set<ApiOperation>(['create', 'update', 'read', 'query']),
  activeOnly: true,
  countsTotal: false,
  order: 'by-name',
} as const;

/** Lists of names are never deleted, only made inactive (docs/quickbooks.md#customers-and-vendors). */
export function isTransaction(definition: EntityDefinition): boolean {
  return definition.order === 'newest-first';
}

/** MetaData can be filtered for every entity. */
export const metaDataQueryable = {
  Id: 'id',
  'MetaData.CreateTime': 'time',
  'MetaData.LastUpdatedTime': 'time',
} as const;
