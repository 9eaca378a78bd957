import type { FailureCategory } from './batch-states.ts';

/** One entry of the error catalogue: the sentence a bookkeeper reads and the thing to do about it. */
export type FailureEntry = {
  category: FailureCategory;
  /** May hold {placeholders} that the worker fills. */
  message: string;
  fix: string;
  /** True: tried again by itself later. A record refused for data is not re-sent unchanged (docs/protocol.md#pending). */
  retryable: boolean;
};

/** What every record type shares. Beside it each type has entries of its own (record-types/). */
export const commonFailures = {
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
  'tax-differs': {
    category: 'data',
    message: 'QuickBooks shows a tax of {returned}, the record says {stated}.',
    fix: 'Compare the tax in QuickBooks with the record; the rates of the mapped tax code or the address usually differ.',
    retryable: false,
  },
  'quickbooks-holds-other': {
    category: 'data',
    message: 'QuickBooks took the document but holds something else than was sent: {fields}.',
    fix: 'Compare the document in QuickBooks with the record, and correct the one that is wrong.',
    retryable: false,
  },
  'number-shared': {
    category: 'data',
    message:
      'QuickBooks numbers the documents of this company itself, and another record has the number {number}, too: {others}.',
    fix: 'If it is one document, cancel one of the records; the number stands in the private note of both documents.',
    retryable: false,
  },
  'not-compared': {
    category: 'platform',
    message: 'The document was written, but could not be compared with what was sent: {detail}.',
    fix: 'Compare the document in QuickBooks with the record.',
    retryable: false,
  },
  'customer-missing': {
    category: 'mapping',
    message: 'There is no customer "{name}" in QuickBooks.',
    fix: 'Create the customer in QuickBooks, map the name to another one, or let AutoSync create customers (setting createCustomers).',
    retryable: false,
  },
  'vendor-missing': {
    category: 'mapping',
    message: 'There is no vendor "{name}" in QuickBooks.',
    fix: 'Create the vendor in QuickBooks, map the name to another one, or let AutoSync create vendors (setting createVendors).',
    retryable: false,
  },
  'member-missing': {
    category: 'mapping',
    message: 'There is no vendor in QuickBooks that stands for {name}.',
    fix: 'Create the vendor in QuickBooks, map the person to another one, or let AutoSync create it (setting createMembers).',
    retryable: false,
  },
  'item-missing': {
    category: 'mapping',
    message: 'There is no product or service "{name}" in QuickBooks.',
    fix: 'Create the product or service in QuickBooks, map the name to another one, or let AutoSync create it (setting createItems).',
    retryable: false,
  },
  'terms-missing': {
    category: 'mapping',
    message: 'There are no payment terms "{name}" in QuickBooks.',
    fix: 'Create the terms in QuickBooks, or map the name to existing ones.',
    retryable: false,
  },
  'account-missing': {
    category: 'mapping',
    message: 'There is no account "{name}" in QuickBooks.',
    fix: 'Create the account in QuickBooks, or map the name to another one. AutoSync never guesses an account.',
    retryable: false,
  },
  'payment-method-missing': {
    category: 'mapping',
    message: 'No bank or credit card account in QuickBooks stands for the payment method "{name}".',
    fix: 'Map the payment method to the account that it is paid from.',
    retryable: false,
  },
  'tax-code-missing': {
    category: 'mapping',
    message: 'There is no tax code "{name}" in QuickBooks.',
    fix: 'Map the tax code to one of QuickBooks, or set it up there.',
    retryable: false,
  },
  'class-missing': {
    category: 'mapping',
    message: 'There is no class "{name}" in QuickBooks.',
    fix: 'Create the class in QuickBooks, or map the name to another one.',
    retryable: false,
  },
  'department-missing': {
    category: 'mapping',
    message: 'There is no location "{name}" in QuickBooks.',
    fix: 'Create the location in QuickBooks, or map the name to another one.',
    retryable: false,
  },
  'setting-missing': {
    category: 'mapping',
    message: 'The settings of the company do not say {what}.',
    fix: 'Say it in the settings of the company ({setting}); the next batch then takes the record.',
    retryable: false,
  },
  'feature-off': {
    category: 'mapping',
    message: 'The record has {what}, but {feature} are switched off in the company’s QuickBooks.',
    fix: 'Switch them on in QuickBooks, and the next batch takes the record; or send the record without that.',
    retryable: false,
  },
  'classes-differ': {
    category: 'mapping',
    message: 'The record names several classes ({names}), but a document has one class in the company’s QuickBooks.',
    fix: 'Let QuickBooks track classes on each line, and the next batch takes the record; or name one class on the record.',
    retryable: false,
  },
  'tax-codes-differ': {
    category: 'mapping',
    message:
      'The tax codes {names} are several tax codes in QuickBooks, and it takes one where the record has them all.',
    fix: 'Map them all to one tax code of QuickBooks that stands for them together, or let tax go out as lines (setting taxes).',
    retryable: false,
  },
  'currency-differs': {
    category: 'mapping',
    message: 'The record is in {currency}, but the {kind} "{name}" is kept in {other} in QuickBooks.',
    fix: 'Map the name to an entry in QuickBooks that is kept in {currency}, or correct the currency of the record.',
    retryable: false,
  },
  'item-account-differs': {
    category: 'mapping',
    message: 'The record books "{name}" to the account "{account}", but in QuickBooks it books to {other}.',
    fix: 'Change the income account of the product or service in QuickBooks, and the next batch takes the record; or use another product or service for this account.',
    retryable: false,
  },
  'default-account-missing': {
    category: 'mapping',
    message: 'The product or service "{name}" cannot be created: the company has no {role}{why}.',
    fix: 'Name the account in the settings of the company ({setting}), or create the product or service in QuickBooks.',
    retryable: false,
  },
  'parent-missing': {
    category: 'mapping',
    message: 'There is no {kind} "{parent}" in QuickBooks, to which "{name}" belongs.',
    fix: 'Create it in QuickBooks, map the whole name to another one, or let AutoSync create parents (setting createParents).',
    retryable: false,
  },
  'references-missing': {
    category: 'mapping',
    message: 'Several things are missing before this record can go out: {list}.',
    fix: 'Settle each of them in QuickBooks, by a mapping or in the settings; the record then goes out by itself.',
    retryable: false,
  },
  'reference-inactive': {
    category: 'mapping',
    message: 'The {kind} "{name}" is inactive in QuickBooks.',
    fix: 'Make it active again in QuickBooks, or map the name to another one.',
    retryable: false,
  },
  'reference-gone': {
    category: 'mapping',
    message: 'The {kind} "{name}" is no longer in QuickBooks: it was merged with another one or deleted.',
    fix: 'Map the name to the one that took its place.',
    retryable: false,
  },
  'reference-unusable': {
    category: 'mapping',
    message: 'The name "{name}" belongs to {holder} in QuickBooks, not to a {kind}.',
    fix: 'Rename one of the two in QuickBooks, or map the name to what is meant.',
    retryable: false,
  },
  'name-ambiguous': {
    category: 'mapping',
    message: 'The {kind} "{name}" could be one of several in QuickBooks: {holders}.',
    fix: 'Map the name to the right one, or write its full name, parent and child with a colon between them.',
    retryable: false,
  },
  'name-in-use': {
    category: 'mapping',
    message: 'The name "{name}" is already used by {holder} in QuickBooks.',
    fix: 'Rename one of the two in QuickBooks, or map the name to the one that is meant.',
    retryable: false,
  },
  'name-shared': {
    category: 'mapping',
    message:
      'Records name a {kind} "{name}" with different account numbers, so the name alone does not say who is meant.',
    fix: 'Map each account number to its own entry in QuickBooks, or let the number be added to the name (settings customerAccountNumber, vendorAccountNumber).',
    retryable: false,
  },
  'name-unsendable': {
    category: 'mapping',
    message: 'QuickBooks cannot hold the name "{name}" of a {kind}: {why}.',
    fix: 'Map the name to an entry in QuickBooks, or correct it in the source system.',
    retryable: false,
  },
  'creation-refused': {
    category: 'mapping',
    message: 'QuickBooks refused to create the {kind} "{name}": {detail}.',
    fix: 'Create it in QuickBooks, or map the name to another one.',
    retryable: false,
  },
  'reference-invalid': {
    category: 'mapping',
    message: 'QuickBooks no longer knows something this record refers to: {detail}.',
    fix: 'Check that the customers, vendors, accounts and products of the record are active in QuickBooks; the record is tried again after a change.',
    retryable: false,
  },
  'stock-starts-later': {
    category: 'data',
    message: 'QuickBooks counts the stock of a product of this record only from a later day than {date}.',
    fix: 'Give the product an earlier start date in QuickBooks (Adjust starting value), or change the date of the record; then run the record again.',
    retryable: false,
  },
  'stock-short': {
    category: 'data',
    message: 'There is less in stock than this record takes: {detail}.',
    fix: 'Book first what is missing, with a receipt or an adjustment; then run the record again.',
    retryable: false,
  },
  'number-in-use': {
    category: 'data',
    message: 'The number {number} is already used in QuickBooks by {holder}.',
    fix: 'Change the number of this record, or that of the document in QuickBooks: the next batch then takes it.',
    retryable: false,
  },
  'refused-by-quickbooks': {
    category: 'data',
    message: 'QuickBooks refused the document: {detail}.',
    fix: 'Correct the record as QuickBooks says and send it again.',
    retryable: false,
  },
  'change-refused': {
    category: 'data',
    message: 'QuickBooks refused the change of the document: {detail}.',
    fix: 'Correct the record as QuickBooks says and send it again; or change the document in QuickBooks (take off what is paid on it, for example): the next batch then tries again.',
    retryable: false,
  },
  'feature-missing': {
    category: 'data',
    message: 'The company’s QuickBooks plan does not have what this record needs: {detail}.',
    fix: 'Upgrade the QuickBooks plan, and the next batch takes the record; or change the record so that it does not need it.',
    retryable: false,
  },
  'changed-in-quickbooks': {
    category: 'conflict',
    message: 'The document was changed in QuickBooks since it was synced: {fields}.',
    fix: 'Decide which one is right. Undo the change in QuickBooks, or change the record to say the same: the next batch then takes it. Or use one of the operations on the record: take QuickBooks’ version, send ours again, or let it go.',
    retryable: false,
  },
  'edited-meanwhile': {
    category: 'conflict',
    message: 'Somebody was editing the document in QuickBooks while it was being updated.',
    fix: 'Nothing to do: it is tried again.',
    retryable: true,
  },
  'changed-since-preview': {
    category: 'conflict',
    message: 'It is no longer as the dry run showed it, so nothing of it was done: {what}.',
    fix: 'Start a dry run again, and a batch from what it shows. A batch without a preview takes everything as it is now.',
    retryable: true,
  },
  'deleted-in-quickbooks': {
    category: 'conflict',
    message: 'The document was deleted in QuickBooks.',
    fix: 'Use one of the operations on the record: send it as a new document, or let it go.',
    retryable: false,
  },
  'voided-in-quickbooks': {
    category: 'conflict',
    message: 'The document was voided in QuickBooks, so its amounts are zero.',
    fix: 'Use one of the operations on the record: take QuickBooks’ version, send it as a new document, or let it go.',
    retryable: false,
  },
  'answer-awaited': {
    category: 'upstream',
    message: 'QuickBooks has not yet answered what was sent for this record.',
    fix: 'Nothing to do: the next batch asks again. What would be sent then is known afterwards.',
    retryable: true,
  },
  'cancelled-at-source': {
    category: 'conflict',
    message: 'The record was cancelled in the source system; {document} stands in QuickBooks as before.',
    fix: 'Decide about the document by one of the operations on the record: un-batch it (the document is voided, deleted or kept), or let it go.',
    retryable: false,
  },
  'cancelled-but-changed': {
    category: 'conflict',
    message: 'The record was cancelled in the source system, but its document was changed in QuickBooks: {fields}.',
    fix: 'Undo the change in QuickBooks: the next batch then ends the document. Or use one of the operations on the record: un-batch it, whatever was changed, or let it go.',
    retryable: false,
  },
  'document-in-use': {
    category: 'conflict',
    message: 'The document cannot be {ended}: {applied} in QuickBooks.',
    fix: 'Take that off the document in QuickBooks: the next batch then tries again. Or use one of the operations on the record: un-batch it and keep the document, or let it go.',
    retryable: false,
  },
  'end-refused': {
    category: 'conflict',
    message: 'QuickBooks does not {end} the document: {detail}.',
    fix: 'Change the document in QuickBooks as it says: the next batch then tries again. Or use one of the operations on the record: un-batch it in another way, or let it go.',
    retryable: false,
  },
  'arrived-meanwhile': {
    category: 'conflict',
    message: 'It was to be sent as a new document, but what had been sent before has arrived in QuickBooks after all.',
    fix: 'Look at the document in QuickBooks. If the record shall have another one, un-batch it first.',
    retryable: false,
  },
  'document-still-there': {
    category: 'conflict',
    message: 'It was to be sent as a new document, but the one that it has is still in QuickBooks: {document}.',
    fix: 'Delete the document in QuickBooks, or void it where QuickBooks offers that, or un-batch the record; then use the operation on the record that sends it as a new one.',
    retryable: false,
  },
  'books-reset': {
    category: 'conflict',
    message: 'The books of the company began anew in QuickBooks: what AutoSync knows of them is there no more.',
    fix: 'Nothing is read or written until somebody decides: `books-reset` of the company says what each decision would do, and takes it (all records go out again, they rest, or these are the same books after all). No connecting anew is needed.',
    retryable: false,
  },
  'document-ambiguous': {
    category: 'conflict',
    message: 'Several documents in QuickBooks could be this record: {ids}.',
    fix: 'Delete the duplicates in QuickBooks: the next batch then takes the record.',
    retryable: false,
  },
  'kind-changed': {
    category: 'conflict',
    message: 'The record is {from} in QuickBooks and would now be {to}.',
    fix: 'Delete the document in QuickBooks, or void it where QuickBooks offers that, or un-batch the record; then use the operation on the record that sends it as a new one. Or change the record back.',
    retryable: false,
  },
  'left-in-quickbooks': {
    category: 'conflict',
    message:
      'QuickBooks has {document} with the mark of {record}, which has it no longer: sent again, that would be booked twice.',
    fix: 'Delete or void the document in QuickBooks, and the next comparison closes this; or accept it with a note, if it is to stay.',
    retryable: false,
  },
  'item-account-moved': {
    category: 'mapping',
    message: 'The records book "{name}" to the account "{account}", but in QuickBooks it books to "{other}".',
    fix: 'Change the income account of the product or service in QuickBooks, and the next comparison closes this; or accept it with a note. What was sold with it stands in the other account.',
    retryable: false,
  },
  'money-was-missed': {
    category: 'conflict',
    message: 'What was shown of {document} was not what QuickBooks has: {fields}.',
    fix: 'Nothing to do: what QuickBooks has was taken over.',
    retryable: false,
  },
  'period-closed': {
    category: 'closed-period',
    message: 'The books are closed for {date}.',
    fix: 'Open the period in QuickBooks, or change the date of the record; or have documents dated on the first open day (setting closedPeriods): the next batch then takes it.',
    retryable: false,
  },
  'document-in-closed-period': {
    category: 'closed-period',
    message: 'The document stands in QuickBooks under {date}, and the books are closed for that day.',
    fix: 'Open the period in QuickBooks: the next batch then takes the record. Or leave the document as it is, by one of the operations on the record: take QuickBooks’ version, or let it go.',
    retryable: false,
  },
  'date-moved': {
    category: 'closed-period',
    message: 'The books were closed for {date}, so the document is dated {day}, the first open day.',
    fix: 'Nothing to do, if that is right: the company wants it so (setting closedPeriods). Otherwise open the period in QuickBooks, then use one of the operations on the record: send ours again.',
    retryable: false,
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
    fix: 'It is tried again a day later, and whenever you run it again. Tell support if it does not pass: nothing was written twice.',
    retryable: true,
  },
  'processing-failed': {
    category: 'platform',
    message: 'This record could not be processed: {detail}.',
    fix: 'Run the record again, or change it. If it fails again, tell support this sentence; nothing was written twice, and no other record is held up.',
    retryable: false,
  },
  'outcome-unknown': {
    category: 'upstream',
    message: 'QuickBooks gave no clear answer after {sends} tries, so it is not known whether the document is there.',
    fix: 'Look for the document in QuickBooks. Run the record again to ask once more, or use one of its operations: send ours again, or let it go.',
    retryable: false,
  },
  'nothing-to-take': {
    category: 'conflict',
    message: 'QuickBooks has no document of this record whose version could be taken.',
    fix: 'Use another operation on the record: send it as a new document, or let it go.',
    retryable: false,
  },
  cancelled: {
    category: 'platform',
    message: 'The batch was cancelled before this record was synced.',
    fix: 'Nothing to do: the record goes out with the next batch.',
    retryable: true,
  },
} as const satisfies Record<string, FailureEntry>;

export type CommonFailureCode = keyof typeof commonFailures;
