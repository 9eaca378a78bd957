import type { Invoice } from '@autosync/contracts';
import type { Deeds } from './deeds.ts';

/** A record as the public API answers it. */
export type TradeRecord = {
  externalId: string;
  syncState: string;
  content: Invoice;
  quickbooks: { entity: string; id: string } | null;
  failure: { code: string; message: string; fix: string } | null;
  balance: string | null;
  /** Null: not read from QuickBooks yet. */
  applications: { amount: string }[] | null;
};

/** What was sold of a product or service, below zero where it came back. */
export type Sold = { quantity: number; amount: string };

/** A live document in QuickBooks. Amounts of a credit memo are below zero here, as in a record. */
export type Form = {
  place: string;
  number: string | null;
  total: string;
  balance: string;
  date: string;
  customer: string;
  sold: Readonly<Record<string, Sold>>;
  note: string;
};

/** One company's records and books, as far as they must agree. */
export type TradeFacts = {
  /** The company's preference: documents carry our numbers, else QuickBooks numbers them. */
  ownNumbers: boolean;
  records: readonly TradeRecord[];
  forms: readonly Form[];
  /** By product: what there was before the first record, and what there is. */
  stock: Readonly<Record<string, { opened: number; onHand: number }>>;
  deeds: Deeds;
  /** By place: what a bookkeeper wrote into the private note. */
  notes: ReadonlyMap<string, string>;
  /** What `/problems` says: records by code. */
  problems: Readonly<Record<string, number>>;
};
