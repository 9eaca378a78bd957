import type { EntityDefinition } from './definition.ts';
import { account } from './account.ts';
import { companyCurrency } from './company-currency.ts';
import { companyInfo } from './company-info.ts';
import { creditMemo } from './credit-memo.ts';
import { customer } from './customer.ts';
import { deposit } from './deposit.ts';
import { estimate } from './estimate.ts';
import { inventoryAdjustment } from './inventory-adjustment.ts';
import { invoice } from './invoice.ts';
import { item } from './item.ts';
import { journalEntry } from './journal-entry.ts';
import { payment } from './payment.ts';
import { department, klass, paymentMethod } from './plain-lists.ts';
import { preferences } from './preferences.ts';
import { attachable } from './attachable.ts';
import { bill, vendorCredit } from './purchases/bill.ts';
import { billPayment } from './purchases/bill-payment.ts';
import { purchase } from './purchases/purchase.ts';
import { purchaseOrder } from './purchases/purchase-order.ts';
import { reimburseCharge } from './reimburse-charge.ts';
import { refundReceipt, salesReceipt } from './sales-receipt.ts';
import { taxAgency, taxCode, taxRate } from './tax-lists.ts';
import { term } from './term.ts';
import { timeActivity } from './time-activity.ts';
import { transfer } from './transfer.ts';
import { employee, vendor } from './vendor.ts';

/** Every entity this simulator knows. */
export const definitions: readonly EntityDefinition[] = [
  account,
  attachable,
  bill,
  billPayment,
  companyCurrency,
  companyInfo,
  creditMemo,
  customer,
  department,
  deposit,
  employee,
  estimate,
  inventoryAdjustment,
  invoice,
  item,
  journalEntry,
  klass,
  payment,
  paymentMethod,
  preferences,
  purchase,
  purchaseOrder,
  refundReceipt,
  reimburseCharge,
  salesReceipt,
  taxAgency,
  taxCode,
  taxRate,
  term,
  timeActivity,
  transfer,
  vendor,
  vendorCredit,
];

const byLowerName = new Map(definitions.map((definition) => [definition.name.toLowerCase(), definition]));

/** Names in paths and queries are found in any case (docs/quickbooks.md#calls). */
export function findDefinition(name: string): EntityDefinition | undefined {
  return byLowerName.get(name.toLowerCase());
}

/** The definition of a name that comes from our own journal or code. */
export function definitionNamed(name: string): EntityDefinition {
  const definition = findDefinition(name);
  if (!definition) throw new Error(`no entity ${name}`);
  return definition;
}
