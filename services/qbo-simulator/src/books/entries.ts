import type { JsonObject } from '../json.ts';
import type { CompanyIdentity } from './company-view.ts';
import type { Doc } from './doc.ts';

/**
 * The lines about books in the journal. Each call that changes something is one line, so it is there as a whole or not
 * at all.
 */
export type BooksEntry = CompanyEntry | PutEntry | DeleteEntry | RefusedEntry;

export type CompanyEntry = {
  kind: 'company';
  company: CompanyIdentity;
  documents: { entity: string; doc: Doc }[];
  /** The last Id of each sequence before the company was reset. */
  staleIds?: Record<string, number>;
};

/** A create or an update. Also an update that changed nothing, if its answer must be remembered. */
export type PutEntry = {
  kind: 'put';
  realmId: string;
  entity: string;
  /** `time` of the answer. */
  time: string;
  requestId?: string;
  created?: true;
  voided?: true;
  /** The number that the company gave to the form. */
  number?: number;
  /** The bytes of an uploaded file, in base 64. */
  file?: string;
  doc: Doc;
};

type DeleteEntry = {
  kind: 'delete';
  realmId: string;
  entity: string;
  time: string;
  requestId?: string;
  id: string;
  stamp: string;
};

/** A Fault that is answered again to the same requestid. */
export type RefusedEntry = { kind: 'refused'; realmId: string; requestId: string; body: string };

/** The journal line of a document whose JSON text exists already, since the answer has it too. */
export function putLine(head: Omit<PutEntry, 'doc'>, docText: string): string {
  return `${JSON.stringify(head).slice(0, -1)},"doc":${docText}}`;
}

/** What QBO says of a deleted transaction (docs/quickbooks.md#invoices). */
export function deletedDocument(id: string): JsonObject {
  return { Id: id, domain: 'QBO', status: 'Deleted' };
}
