import { Type } from 'typebox';
import type { TString } from 'typebox';

// What a text, an amount and a day may be, wherever they come in: API, files, events. What passes here can be stored by
// PostgreSQL and sent to QuickBooks (docs/quickbooks.md#limits).

/** Unlike maxLength, which counts what a reader sees as one character, QuickBooks counts UTF-16 units. */
function bounded(schema: TString, maxLength: number): TString {
  return Type.Refine(
    schema,
    (text) => text.length <= maxLength,
    () => `must not be longer than ${maxLength} characters`,
  );
}

/**
 * What no name holds: control characters, what nobody sees (two names would look the same), half a surrogate pair, and
 * U+FFFD, which is what is left of a character that was read in the wrong encoding.
 */
const unseen =
  '\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800\\uFFFD';

/** What no text holds, however many lines it has. */
const unstorable = '\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\p{Cs}\\p{Noncharacter_Code_Point}';

const withPurpose = (rule: string, purpose: string | undefined): string =>
  purpose === undefined ? rule : `${rule} (${purpose})`;

/** A name, a number or an id: one line that begins and ends with something to see. A colon alone is no name. */
export function nameSchema({ maxLength, description }: { maxLength: number; description?: string }): TString {
  return bounded(
    Type.String({
      minLength: 1,
      maxLength,
      pattern: `^(?=.*[^\\s:])[^${unseen}]+$`,
      description: withPurpose(`1 to ${maxLength} characters on one line, none of them invisible`, description),
    }),
    maxLength,
  );
}

/** A text for people, which may have several lines. */
export function textSchema({ maxLength, description }: { maxLength: number; description?: string }): TString {
  return bounded(
    Type.String({
      maxLength,
      pattern: `^[^${unstorable}]*$`,
      description: withPurpose(
        `up to ${maxLength} characters, without control characters other than line ends and tabs`,
        description,
      ),
    }),
    maxLength,
  );
}

/** Amounts, and sums and products of them, are below this in QuickBooks; in cents. */
export const LARGEST_CENTS = 999_999_999_999n;

export const amountSchema = Type.String({
  pattern: '^-?\\d{1,10}(\\.\\d{1,2})?$',
  description: 'an amount as decimal text with at most ten digits before the point and two after it, such as "1250.00"',
});

/** Fifteen digits are what a JSON number surely keeps. */
export const decimalSchema = Type.String({
  pattern: '^-?(?!(?:\\.?\\d){16})\\d{1,10}(\\.\\d{1,7})?$',
  description:
    'a decimal number as text with at most ten digits before the point and seven after it, fifteen in all, such as "1.5"',
});

export const daySchema = Type.String({
  format: 'date',
  pattern: '^(19|2\\d)\\d\\d-',
  description: 'a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone',
});

const address = '[^\\s@,;<>"]+@[^\\s@.,;<>"]+(\\.[^\\s@.,;<>"]+)+';

/** QuickBooks takes several addresses in one field. */
export const emailsSchema = bounded(
  Type.String({
    minLength: 3,
    maxLength: 100,
    pattern: `^(?=[^${unseen}]+$)${address}( ?, ?${address})*$`,
    description: 'an e-mail address, or several separated by commas, 100 characters in all',
  }),
  100,
);

/** The client's own id of a record. */
export const externalIdSchema = nameSchema({
  maxLength: 200,
  description: 'your own id of the record, unique within company and type',
});

/**
 * Beside the content of a record: whether it still is one, and when the source system made this state, by a number or a clock of its own. A state that
 * arrives after a later one is outdated. Nothing of it stands in a document in QuickBooks.
 */
export const sourceFields = {
  cancelled: Type.Optional(
    Type.Boolean({
      description:
        'true: the record was cancelled in your system; its document is voided or deleted, as the setting cancelledRecords says. ' +
        'Sent without it, the record is one again and goes out',
    }),
  ),
  sourceSequence: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      description: 'a number of your own that rises with each change of the record',
    }),
  ),
  sourceUpdatedAt: Type.Optional(
    Type.String({
      format: 'date-time',
      pattern: '^(19|2\\d)\\d\\d-',
      description: 'an instant (RFC 3339, to the millisecond) of the last change of the record in your system',
    }),
  ),
};
