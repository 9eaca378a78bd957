import type { Cents } from '@autosync/core';
import type { DocumentEntity } from '../simulator-client.ts';

/** Of the company, on which some documents depend. */
export type Settings = Readonly<Record<string, unknown>>;

/** What a record must have become in QuickBooks. */
export type ExpectedDocument = {
  /** One of these; none: there is nothing to book. */
  entities: readonly DocumentEntity[];
  /** Before tax; undefined where the document has no total. */
  total?: Cents | undefined;
};
