import type { Cents } from '@autosync/core';
import type { FailureCode, RecordType } from '@autosync/contracts';
import type { QboEntityName } from '@autosync/qbo';
import type { ReferenceNeed } from './reference-kinds.ts';

/** What a mapping may depend on besides the record. */
export type CompanyFacts = {
  name: string;
  timeZone: string;
  /** AutoSync's own settings of the company, e.g. `invoiceLineDetail`. */
  settings: Readonly<Record<string, unknown>>;
  preferences: CompanyPreferences;
};

/** The part of QBO's preferences that decides how documents are written (facts 4.11). */
export type CompanyPreferences = {
  /** True: the company numbers its own forms, so DocNumber is sent and unique. */
  customNumbers: boolean;
  /** Documents on or before this day (YYYY-MM-DD) are in a closed period; null: none. */
  bookCloseDate: string | null;
};

/** A document ready to be written. */
export type QboDocument = { entity: QboEntityName; body: Record<string, unknown> };

/** The record cannot be mapped: a code of the catalogue and the values of its placeholders. */
export type Refusal = { code: FailureCode; values?: Record<string, string> };

/**
 * A record type that goes out to QBO, as data and small pure functions. Adding one is writing one of these
 * (README, "How to add a record type").
 */
export type EntityDefinition<Content> = {
  type: RecordType;
  /** The stored content in its domain shape, or why it is refused. */
  read(content: unknown): { ok: true; record: Content } | { ok: false; refusal: Refusal };
  /** The day the document is dated, YYYY-MM-DD: what closed books look at. */
  dateOf(record: Content): string;
  /** The names that must exist in QBO first. */
  needs(record: Content, company: CompanyFacts): ReferenceNeed[];
  /** `referenceId` answers the QBO id of each need; `key` must stand at the end of PrivateNote (design 2.8). */
  toDocument(
    record: Content,
    context: { company: CompanyFacts; key: string; referenceId: (need: ReferenceNeed) => string },
  ): QboDocument;
  /** Those fields of a document as QBO returns it that we own, in a comparable form (design 8.2). */
  ownedFields(document: Record<string, unknown>): Record<string, unknown>;
  /** How to find a written body in QBO without its Id: by DocNumber, else by party, date and total (design 2.8). */
  lookUpBy(body: Record<string, unknown>): { field: string; operator: '='; value: string }[];
  /** The total without tax that a written body must come to. */
  writtenTotal(body: Record<string, unknown>): Cents;
  /** The total without tax of a document as QBO returns it. */
  returnedTotal(document: Record<string, unknown>): Cents;
};
