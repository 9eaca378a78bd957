import { isCustomField } from './merging/custom-fields.ts';

/** QuickBooks' fields in the words that people use for them. */
const names: Readonly<Record<string, string>> = {
  CustomerRef: 'customer',
  VendorRef: 'vendor',
  EntityRef: 'vendor',
  AccountRef: 'account',
  AdjustAccountRef: 'account',
  TxnDate: 'date',
  DueDate: 'due date',
  SalesTermRef: 'terms',
  DocNumber: 'number',
  CustomerMemo: 'memo',
  Line: 'lines',
  PaymentType: 'payment type',
  Credit: 'refund',
  DepartmentRef: 'location',
  CurrencyRef: 'currency',
  ExchangeRate: 'exchange rate',
  ClassRef: 'class',
  ShipAddr: 'shipping address',
  BillEmail: 'e-mail address',
  BillEmailCc: 'copies by e-mail',
  BillEmailBcc: 'blind copies by e-mail',
  EmailStatus: 'sending',
  Deposit: 'deposit',
  DepositToAccountRef: 'account of the deposit',
  TxnTaxDetail: 'tax',
  GlobalTaxCalculation: 'tax',
  PrivateNote: 'private note',
  BillAddr: 'billing address',
  VendorAddr: 'address of the vendor',
  RemitToAddr: 'address for payments',
  APAccountRef: 'account of what is owed',
};

/** "date, lines": for a sentence. A field that has no other word is named as QuickBooks names it. */
export function fieldNames(fields: readonly string[]): string {
  return [...new Set(fields.map((field) => (isCustomField(field) ? 'own fields' : (names[field] ?? field))))].join(
    ', ',
  );
}
