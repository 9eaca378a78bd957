import type { Cents } from '@autosync/core';
import type { FailureCode, RecordType } from '@autosync/contracts';
import type { QboCondition, QboEntityName } from '@autosync/qbo';
import type { Cause, StoredFault } from '@autosync/records';
import type { CompanyPreferences } from './company-preferences.ts';
import type { Versions } from './merging/conflicts.ts';
import type { Doc } from './merging/same.ts';
import type { ReferenceNeed } from './references/need.ts';

/** What a mapping may depend on besides the record. */
export type CompanyFacts = {
  name: string;
  timeZone: string;
  /** AutoSync's own settings of the company, e.g. `invoiceLineDetail`. */
  settings: Readonly<Record<string, unknown>>;
  preferences: CompanyPreferences;
};

/** A document as the record wants it: only what we own. */
export type QboDocument = { entity: QboEntityName; body: Record<string, unknown> };

/** Why a record is not written: a code of the catalogue, the values of its placeholders, and what it waits for. */
export type Refusal = {
  code: FailureCode;
  values?: Readonly<Record<string, string>>;
  /** What has to change in QuickBooks or in the mappings before another try makes sense. */
  causes?: readonly Cause[];
  /** Where a name that the record needs could not be created: what QuickBooks said, and of what. */
  refused?: { entity: QboEntityName; fault: StoredFault };
};

/** What becomes of a record in QBO. */
export type DocumentPlan =
  | ({ kind: 'write' } & QboDocument)
  /** There is nothing to book for it: `reason` is the sentence people read. */
  | { kind: 'nothing'; reason: string }
  | { kind: 'refuse'; refusal: Refusal };

export type MappingContext = {
  company: CompanyFacts;
  /** Must stand in PrivateNote: how the document is found again (docs/protocol.md#write). */
  key: string;
  /** The QBO id of a need. */
  referenceId: (need: ReferenceNeed) => string;
  /** What is known of a need beside its name: the type of an account, how a payment method pays. */
  referenceData: (need: ReferenceNeed) => Readonly<Record<string, unknown>>;
};

/** `idOf` a need is undefined while the name is not known in QBO. */
export type ObstacleContext = { company: CompanyFacts; idOf: (need: ReferenceNeed) => string | undefined };

/** A merged document on its way out, and the versions it was merged from. */
export type Update = Versions & { merged: Record<string, unknown> };

/** A call for a record that QBO refused for good. */
export type RefusedCall<Content> = {
  record: Content;
  company: CompanyFacts;
  /** What was refused: the record's document, or a name that it needs and that could not be created. */
  entity: QboEntityName;
  body: Doc;
  fault: Readonly<StoredFault>;
  /** The documents of that entity that meet the conditions, at most a thousand: a metered call. */
  find(conditions: readonly QboCondition[]): Promise<readonly Doc[]>;
};

/** What a type knows to do about a refusal: another shape of the record that QBO may take, or its own words for it. */
export type FaultAnswer<Content> = { kind: 'instead'; record: Content } | { kind: 'refuse'; refusal: Refusal };

/**
 * A record type that goes out to QBO, as data and small pure functions. Adding one is writing one of these
 * (CONTRIBUTING.md, "A new record type"). Whatever one of them throws ends that record, never its neighbours.
 */
export type EntityDefinition<Content> = {
  type: RecordType;
  /**
   * Records that have no document yet go out by their date, the newest and what is still to be paid first, so that a first sync
   * begins with what people look at. Not for a type whose records build on each other, as goods do.
   */
  newestFirst?: boolean;
  /** The stored content in its domain shape, or why it is refused. */
  read(content: unknown): { ok: true; record: Content } | { ok: false; refusal: Refusal };
  /** The record in the shape in which it was written before: what was decided then (a number, an entity) holds for updates. */
  asWritten?(record: Content, written: { entity: string; body: Doc }): Content;
  /** The day the document is dated, YYYY-MM-DD: what closed books look at. */
  dateOf(record: Content, company: CompanyFacts): string;
  /** The record as if its document were dated on another day. */
  datedOn(record: Content, day: string): Content;
  /** The number that people know the record by, if it has one. */
  numberOf(record: Content): string | undefined;
  /** The names that must exist in QBO first. */
  needs(record: Content, company: CompanyFacts): ReferenceNeed[];
  /** What else is lacking: settings of the company, features of its QBO, names that do not go together. */
  obstacles?(record: Content, context: ObstacleContext): Refusal[];
  toDocument(record: Content, context: MappingContext): DocumentPlan;
  /**
   * The type's own answer to a refusal; undefined: what is done about the fault for every type (`faultFate`). The refused
   * intent is closed before the record goes out in another shape. Bounded: asked a dozen times for a record and run at most.
   */
  answerFault?(refused: RefusedCall<Content>): Promise<FaultAnswer<Content> | undefined>;
  /**
   * What is changed last in an update: fields that QBO derives and that must follow what changed. The whole document is
   * written unless this says `sparse: true`, for an entity that takes nothing else.
   */
  completeUpdate(update: Update): Record<string, unknown>;
  /** How to find a written body in QBO without its Id: by DocNumber, else by party, date and total. */
  lookUpBy(body: Record<string, unknown>): { field: string; operator: '='; value: string }[];
  /** The totals without tax that are compared after each write; without them nothing is compared. */
  totals?: {
    /** What a written body must come to; undefined: documents of its kind have no total. */
    written(body: Record<string, unknown>): Cents | undefined;
    /** What a document comes to as QBO returns it. */
    returned(document: Record<string, unknown>): Cents;
  };
  /** The tax that the record states; a cent's difference to what QBO shows is a warning. Undefined: it states none. */
  statedTax?(record: Content, company: CompanyFacts): Cents | undefined;
};
