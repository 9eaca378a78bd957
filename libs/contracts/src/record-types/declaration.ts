import type { Static, TObject, TSchema } from 'typebox';
import type { FailureEntry } from '../common-failures.ts';
import type { ContentFault } from '../records/content-fault.ts';
import type { AccountRole, ReferenceKind } from '../references/reference-kinds.ts';

/** A setting of a company that one record type reads. */
export type TypeSetting<Schema extends TSchema = TSchema> = {
  schema: Schema;
  /** What holds where a company says nothing. */
  default: Static<Schema>;
  /** A sentence without its full stop, for the API and the console. */
  doc: string;
};

/** What clients send of a record, and what is stored. */
export type RecordContent = {
  schema: TObject;
  /** What is wrong with content that has passed the schema. */
  faults?: (content: unknown) => ContentFault[];
  /**
   * Where content holds names, as jsonpath: to a text, or to an object with `name` and `accountNumber`. By it people
   * learn which records a mapping concerns before it is made.
   */
  names: Readonly<Partial<Record<ReferenceKind, string>>>;
  /** The accounts without which a product or service that its records name cannot be created. */
  itemAccounts: readonly AccountRole[];
  /** A whole record, for the API's documentation. */
  example: Readonly<Record<string, unknown>>;
  /** Customers pay its documents: reading a record also tells what came back. */
  isReceivable: boolean;
};

/** All that shared code knows of a record type. What only its own worker knows stays in the worker. */
export type RecordTypeDeclaration = {
  /** The word in a batch label, on screens and in the names of API operations. */
  title: string;
  /** In a sentence: "Read an invoice", "up to 1,000 invoices". */
  words: { one: string; many: string };
  /** Out to QuickBooks, or in from it. */
  direction: 'out' | 'in';
  /** Its place in the queue of a company: `short` runs go before the rest. */
  queueClass: 'short' | 'rest';
  /** Whether a batch can have a starting date. */
  takesStartDate: boolean;
  /** Whether a batch can be a dry run, and whether only one with a starting date can. */
  dryRun: 'no' | 'with-start-date' | 'yes';
  /** Of a type that goes out. Without it the type is not to be had yet: the API refuses it, and no worker is started. */
  content?: RecordContent;
  settings: Readonly<Record<string, TypeSetting>>;
  /** Its own entries of the catalogue of failures. */
  failures: Readonly<Record<string, FailureEntry>>;
};

/** What a setting is for a company, whose settings were checked when they came in. */
export function settingOf<Own extends RecordTypeDeclaration['settings'], Name extends keyof Own & string>(
  declaration: { settings: Own },
  name: Name,
  settings: Readonly<Record<string, unknown>>,
): Static<Own[Name]['schema']> {
  return (settings[name] ?? declaration.settings[name]?.default) as Static<Own[Name]['schema']>;
}
