import type { FailureCategory } from './batch-states.ts';

/** One entry of the error catalogue (mission, rule 2): the sentence a bookkeeper reads and the thing to do about it. */
export type FailureEntry = {
  category: FailureCategory;
  /** May hold {placeholders} that the worker fills. */
  message: string;
  fix: string;
  /** True: tried again by itself later. A record refused for data is not re-sent unchanged (design 2, Pending). */
  retryable: boolean;
};

export const failureCatalogue = {
  'invalid-record': {
    category: 'data',
    message: 'The record cannot be turned into a QuickBooks document: {detail}.',
    fix: 'Correct the record in the source system and send it again.',
    retryable: false,
  },
  'total-mismatch': {
    category: 'data',
    message: 'The lines add up to {computed}, but the record says its total is {stated}.',
    fix: 'Correct the lines, the discount or the total and send the record again.',
    retryable: false,
  },
  'qbo-total-differs': {
    category: 'data',
    message: 'QuickBooks shows a total of {returned}, we sent {sent}.',
    fix: 'Compare the document in QuickBooks with the record; rounding or tax settings usually differ.',
    retryable: false,
  },
  'customer-missing': {
    category: 'mapping',
    message: 'There is no customer "{name}" in QuickBooks.',
    fix: 'Create the customer in QuickBooks, or allow AutoSync to create customers.',
    retryable: false,
  },
  'item-missing': {
    category: 'mapping',
    message: 'There is no product or service "{name}" in QuickBooks.',
    fix: 'Create the product or service in QuickBooks, or allow AutoSync to create it.',
    retryable: false,
  },
  'terms-missing': {
    category: 'mapping',
    message: 'There are no payment terms "{name}" in QuickBooks.',
    fix: 'Create the terms in QuickBooks, or use the name of existing ones.',
    retryable: false,
  },
  'account-missing': {
    category: 'mapping',
    message: 'QuickBooks has no income account that new products and services could use.',
    fix: 'Create an account of the type Income (Sales of Product Income or Service/Fee Income) in QuickBooks.',
    retryable: false,
  },
  'name-in-use': {
    category: 'mapping',
    message: 'The name "{name}" is already used by another customer, vendor or employee in QuickBooks.',
    fix: 'Rename one of the two, or give the customer an account number, which is then added to the name.',
    retryable: false,
  },
  'reference-invalid': {
    category: 'mapping',
    message: 'QuickBooks no longer knows something this record refers to: {detail}.',
    fix: 'Check that the customer and the products are active in QuickBooks; the record is tried again after a change.',
    retryable: false,
  },
  'number-in-use': {
    category: 'data',
    message: 'The number {number} is already used by another document in QuickBooks.',
    fix: 'Change the number of this record, or of the document in QuickBooks.',
    retryable: false,
  },
  'refused-by-quickbooks': {
    category: 'data',
    message: 'QuickBooks refused the document: {detail}.',
    fix: 'Correct the record as QuickBooks says and send it again.',
    retryable: false,
  },
  'feature-missing': {
    category: 'data',
    message: 'The company’s QuickBooks plan does not have what this record needs: {detail}.',
    fix: 'Upgrade the QuickBooks plan, or switch this record type off.',
    retryable: false,
  },
  'changed-in-quickbooks': {
    category: 'conflict',
    message: 'The document was changed in QuickBooks since it was synced: {fields}.',
    fix: 'Decide which one is right: undo the change in QuickBooks, or change the record.',
    retryable: false,
  },
  'deleted-in-quickbooks': {
    category: 'conflict',
    message: 'The document no longer exists in QuickBooks.',
    fix: 'Un-batch the record to create it again, or leave it as it is.',
    retryable: false,
  },
  'voided-in-quickbooks': {
    category: 'conflict',
    message: 'The document was voided in QuickBooks: nothing is owed on it any more.',
    fix: 'Un-batch the record to create it again, or leave it as it is.',
    retryable: false,
  },
  'document-unreadable': {
    category: 'upstream',
    message: 'QuickBooks shows {document} in a form that cannot be read: {detail}.',
    fix: 'Open it in QuickBooks, check that field and save it; the next payments batch reads it again.',
    retryable: false,
  },
  'books-reset': {
    category: 'conflict',
    message: 'The books of the company began anew in QuickBooks: {detail}.',
    fix: 'Tell support: nothing is read or written until somebody has decided what the records stand for now.',
    retryable: false,
  },
  'document-ambiguous': {
    category: 'conflict',
    message: 'Several documents in QuickBooks could be this record.',
    fix: 'Remove the duplicates in QuickBooks, then run the record again.',
    retryable: false,
  },
  'kind-changed': {
    category: 'conflict',
    message: 'The record was an {from} in QuickBooks and would now be a {to}.',
    fix: 'Void the document in QuickBooks and un-batch the record, or change its sign back.',
    retryable: false,
  },
  'period-closed': {
    category: 'closed-period',
    message: 'The books are closed for {date}.',
    fix: 'Open the period in QuickBooks, or change the date of the record.',
    retryable: true,
  },
  'connection-broken': {
    category: 'auth',
    message: 'QuickBooks no longer accepts our connection.',
    fix: 'Connect the company to QuickBooks again; what waits is then synced by itself.',
    retryable: true,
  },
  'quickbooks-unavailable': {
    category: 'upstream',
    message: 'QuickBooks did not give a clear answer: {detail}.',
    fix: 'Nothing to do: it is tried again, and never written twice.',
    retryable: true,
  },
  'quickbooks-timeout': {
    category: 'timeout',
    message: 'QuickBooks took too long to answer.',
    fix: 'Nothing to do: it is tried again, and never written twice.',
    retryable: true,
  },
  'worker-crash': {
    category: 'platform',
    message: 'Processing this record stopped the worker several times, so it was set aside.',
    fix: 'Tell support: the record is kept, and nothing was written twice.',
    retryable: false,
  },
  cancelled: {
    category: 'platform',
    message: 'The batch was cancelled before this record was synced.',
    fix: 'Nothing to do: the record goes out with the next batch.',
    retryable: true,
  },
} as const satisfies Record<string, FailureEntry>;

export type FailureCode = keyof typeof failureCatalogue;

export function isFailureCode(code: string): code is FailureCode {
  return Object.hasOwn(failureCatalogue, code);
}

/** The entry with its placeholders filled; a placeholder without a value reads "unknown". */
export function describeFailure(
  code: FailureCode,
  values: Readonly<Record<string, string>> = {},
): { category: FailureCategory; code: FailureCode; message: string; fix: string; retryable: boolean } {
  const entry: FailureEntry = failureCatalogue[code];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? 'unknown');
  return { ...entry, code, message: fill(entry.message), fix: fill(entry.fix) };
}
