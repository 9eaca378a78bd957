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
};

/** "date, lines": for a sentence. A field that has no other word is named as QuickBooks names it. */
export function fieldNames(fields: readonly string[]): string {
  return fields.map((field) => names[field] ?? field).join(', ');
}
