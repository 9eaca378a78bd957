/**
 * The codes of faults and their `Message` (docs/quickbooks.md#error-codes; the rest from Intuit's catalogue of error
 * codes).
 */
const messages = {
  '500': 'Unsupported Operation',
  '600': 'Duplicate Request ID',
  '610': 'Object Not Found',
  '620': 'Transaction can not be linked',
  '900': 'Parent cannot be child',
  '1040': 'Batch item limit exceeded',
  '2010': 'Request has invalid or unsupported property',
  '2020': 'Required param missing, need to supply the required value for the API',
  '2030': 'Invalid ID',
  '2040': 'Invalid String',
  '2050': 'String length is either shorter or longer than supported by specification',
  '2070': 'Invalid Date',
  '2090': 'Invalid Number',
  '2130': 'Invalid Request Id Format',
  '2150': 'Invalid Percent',
  '2170': 'Invalid Enumeration',
  '2210': 'Invalid Email Address Format',
  '2220': 'Invalid Currency Type',
  '2230': 'Invalid Boolean',
  '2500': 'Invalid Reference Id',
  '2300': 'Debits do not equal credits',
  '4000': 'Error parsing query',
  '4001': 'Invalid query',
  '5010': 'Stale Object Error',
  '5020': 'Permission Denied Error',
  '6000': 'A business validation error has occurred while processing your request',
  '6041': 'File type not supported',
  '6070': 'Amount calculation incorrect in the request',
  '6080': 'No Name Provided',
  '6090': 'Discount Line missing required info',
  '6100': 'Invalid Line TaxCode in the request',
  '6140': 'Duplicate Document Number Error',
  '6160': 'Invalid TaxCodeRef',
  '6180': 'Sub Level Limit',
  '6190': 'Invalid Company Status',
  '6200': 'Account Period Closed',
  '6210': 'Account Period Closed',
  '6240': 'Duplicate Name Exists Error',
  '6270': 'Transaction date is prior to start date for inventory item',
  '6430': 'Invalid account type',
  '6520': 'Quantity required',
  '6540': 'Deposited Transaction cannot be changed',
  '10200': 'Company has been reset',
} as const;

export type FaultCode = keyof typeof messages;

/** A refusal of the QBO application: HTTP 400 with a ValidationFault (docs/quickbooks.md#faults). */
export class QboFault extends Error {
  readonly code: FaultCode;
  readonly detail: string;
  readonly element: string;

  constructor(code: FaultCode, detail: string, element = '') {
    super(messages[code]);
    this.name = 'QboFault';
    this.code = code;
    this.detail = detail;
    this.element = element;
  }
}

export const missingParameter = (name: string) =>
  new QboFault('2020', `Required parameter ${name} is missing in the request`, name);

export const invalidId = (supplied: string) =>
  new QboFault('2030', `Id should be a valid number. Supplied value:${supplied}`, 'Id');

export const invalidReference = (table: string, id: string) =>
  new QboFault('2500', `Invalid Reference Id : ${table} element id ${id} not found`);

export const notSupported = (operation: string) => new QboFault('500', `Operation ${operation} is not supported.`);

/** For a body that is no JSON, or has an unknown property: the fault does not say which. */
export const unreadableBody = () =>
  new QboFault('2010', 'Property Name:failed to parse json object; a property specified is unsupported or invalid');

export const businessRule = (text: string) => new QboFault('6000', `Business Validation Error: ${text}`);

/** Code 610 has two texts: a deleted transaction, and everything else (docs/quickbooks.md#error-codes). */
export const notFound = (deleted = false) =>
  new QboFault(
    '610',
    deleted
      ? 'Object Not Found : Another user has deleted this transaction.'
      : "Object Not Found : Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees.",
  );

/** For a write to a document from before the company was reset (docs/quickbooks.md#error-codes). */
export const companyReset = () =>
  new QboFault('10200', 'Company has been reset : The request is stale, because the company has been reset.');

export const staleObject = () =>
  new QboFault(
    '5010',
    'Stale Object Error : You and root were working on this at the same time. root finished before you did, so your work was not saved.',
  );
