/** The record types, by the plural id used in topics, tables, gRPC and the API alike. */
export const recordTypes = ['invoices', 'expenses', 'inventory', 'payments'] as const;
export type RecordType = (typeof recordTypes)[number];

/** The word people read in a batch label and on screens: "AutoSync Invoice", "Payment". */
export const recordTypeNames: Readonly<Record<RecordType, string>> = {
  invoices: 'Invoices',
  expenses: 'Expenses',
  inventory: 'Inventory',
  payments: 'Payments',
};

export function isRecordType(value: string): value is RecordType {
  return (recordTypes as readonly string[]).includes(value);
}
