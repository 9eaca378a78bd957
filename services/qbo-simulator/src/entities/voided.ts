import { objectOf, objectsOf, textOf } from '../books/doc.ts';
import type { Doc } from '../books/doc.ts';
import { compact, isJsonObject } from '../json.ts';
import type { Draft, JsonObject } from '../json.ts';

/** The note is all that tells a voided transaction from one of amount 0 (docs/quickbooks.md#invoices). */
export function voidedNote(doc: Doc): string {
  const note = textOf(doc, 'PrivateNote');
  if (note === undefined) return 'Voided';
  return note.startsWith('Voided') ? note : `Voided - ${note}`.slice(0, 4000);
}

/** A sales form whose amounts, quantities and tax are 0 (docs/quickbooks.md#invoices). */
export function voidedForm(doc: Doc): Draft {
  const tax = objectOf(doc, 'TxnTaxDetail');
  return {
    ...doc,
    PrivateNote: voidedNote(doc),
    Line: objectsOf(doc, 'Line').map(voidedLine),
    TxnTaxDetail: { TotalTax: 0, ...(tax['TxnTaxCodeRef'] !== undefined && { TxnTaxCodeRef: tax['TxnTaxCodeRef'] }) },
    TotalAmt: 0,
    Balance: 0,
    ...(doc['HomeTotalAmt'] !== undefined && { HomeTotalAmt: 0, HomeBalance: 0 }),
    ...(doc['Deposit'] !== undefined && { Deposit: 0 }),
  };
}

/** A purchase with amounts of 0 and nothing to bill. */
export function voidedPurchase(doc: Doc): Draft {
  return { ...doc, PrivateNote: voidedNote(doc), Line: objectsOf(doc, 'Line').map(unspentLine), TotalAmt: 0 };
}

function unspentLine(line: JsonObject): JsonObject {
  const kind = textOf(line, 'DetailType') ?? '';
  const detail = objectOf(line, kind);
  const quantity = detail['Qty'] === undefined ? {} : { Qty: 0 };
  return { ...line, Amount: 0, [kind]: compact({ ...detail, ...quantity, BillableStatus: 'NotBillable' }) };
}

function voidedLine(line: JsonObject): JsonObject {
  const { LinkedTxn: _source, ...zero }: JsonObject = line;
  if (line['Amount'] !== undefined) zero['Amount'] = 0;
  const { SalesItemLineDetail: sale, GroupLineDetail: bundle } = line;
  // A line without quantity counts as one piece, which is voided too.
  if (isJsonObject(sale) && sale['ItemRef'] !== undefined) zero['SalesItemLineDetail'] = { ...sale, Qty: 0 };
  if (isJsonObject(bundle)) {
    zero['GroupLineDetail'] = { ...bundle, Quantity: 0, Line: objectsOf(bundle, 'Line').map(voidedLine) };
  }
  return zero;
}
