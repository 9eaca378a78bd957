import type { CompanyView, Posting, Sequence } from '../books/company-view.ts';
import type { Doc } from '../books/doc.ts';
import type { StockMove } from '../books/stock.ts';
import type { Fields } from '../fields/field.ts';
import type { Draft, JsonObject } from '../json.ts';
import type { Switches } from '../switches.ts';
import type { AnswerTable } from './answer-table.ts';

type ApiOperation = 'create' | 'update' | 'delete' | 'void' | 'send' | 'read' | 'query';

/** How a property may be compared and sorted in a query. */
export type QueryKind = 'id' | 'text' | 'reference' | 'amount' | 'day' | 'time' | 'flag';

/** What an entity may look at and note while it fills in a draft. */
export type WriteContext = {
  readonly company: CompanyView;
  readonly switches: Switches;
  /** Today where the company is: the default of TxnDate. */
  readonly today: string;
  /** The document before an update. */
  readonly before: Doc | undefined;
  readonly allowDuplicateNumber: boolean;
  /** The next number of the company's sales forms; taken only when the write succeeds. */
  takeNumber(): string;
};

/** A change of a document that is in the books already, for what it does to others. */
export type Change = { before: Doc | undefined; after: Doc | undefined; company: CompanyView; stamp: string };

/** The version of a document before the one that is posted, and what that one had posted. */
export type EarlierPostings = { before: Doc | undefined; postings: readonly Posting[] };

/** What happens to a document beside being edited. */
export type Removal = { operation: 'void' | 'delete' | 'update'; switches: Switches };

/** A write that the company makes by itself after another one. */
export type FollowUp = { entity: string; body: JsonObject };

/**
 * An entity is data and a few small functions; a new one is a new file and a line in `entities/all.ts`.
 *
 * A write goes: `fields` check the body → `merge` over the document before (sparse) → `complete` fills in defaults and
 * computed values, and refuses what no single field can see. The books then store it and call `effects`.
 */
export type EntityDefinition = {
  readonly name: string;
  /** QBO's name of the table in the text of code 2500. */
  readonly table: string;
  readonly sequence: Sequence;
  /** A company has exactly one, which is read without an id or with the realm's (docs/quickbooks.md#company). */
  readonly single?: true;
  /** What the API offers; the bookkeeper in front of QBO may edit everything. */
  readonly operations: ReadonlySet<ApiOperation>;
  /** What the API does not do although the bookkeeper may: its name in the refusal. */
  refusedByApi?(body: JsonObject, operation: ApiOperation): string | undefined;
  /** What it uses of a body. What it has beside that is in `schema/`, and ignored. */
  readonly fields: Fields;
  readonly answer: AnswerTable;
  /** Properties that a WHERE or ORDERBY may name. */
  readonly queryable: Readonly<Record<string, QueryKind>>;
  /** Queryable properties with an index for `=` and IN, beside the Id. */
  readonly indexes: readonly string[];
  /** Lists of names answer only active rows unless asked (docs/quickbooks.md#queries). */
  readonly activeOnly: boolean;
  /** Only some entities answer `totalCount` (docs/quickbooks.md#answers). */
  readonly countsTotal: boolean;
  /** Order without ORDERBY: transactions newest change first, lists by name (docs/quickbooks.md#queries). */
  readonly order: 'newest-first' | 'by-name';
  /** What references to a document show as its name. */
  nameOf(doc: Doc): string | undefined;
  merge?(before: Doc, patch: Draft): Draft;
  complete(draft: Draft, context: WriteContext): Draft;
  /** Balances and the like of other documents. Runs also when the journal is read back, so it only looks at these. */
  effects?(change: Change): void;
  /** What it puts into accounts, asked once for each version. Debits and credits come to 0. */
  postings?(doc: Doc, company: CompanyView, earlier: EarlierPostings): Posting[];
  /** What it moves in or out of stock. */
  stock?(doc: Doc): StockMove[];
  /** Properties that every update must name, sparse ones too (docs/quickbooks.md#bills). */
  readonly alwaysSent?: readonly string[];
  /** Full updates are refused (docs/quickbooks.md#inventory-adjustments). */
  readonly sparseOnly?: true;
  /** MetaData is a bare day of the last update (docs/quickbooks.md#inventory-adjustments). */
  readonly stampedByDay?: true;
  readonly firstId?: number;
  /** Refuses an update, a void or a delete of what is there. */
  protect?(doc: Doc, removal: Removal): void;
  /** What is left of a document that is voided (docs/quickbooks.md#invoices, #payments). */
  voided?(doc: Doc): Draft;
  /** What the company does by itself once a new document is there. */
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
