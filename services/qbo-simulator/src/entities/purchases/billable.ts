import { objectOf, objectsOf, textOf } from '../../books/doc.ts';
import type { Doc } from '../../books/doc.ts';
import { compact } from '../../json.ts';
import type { Draft, JsonObject } from '../../json.ts';
import { isSame } from '../../books/versions.ts';
import type { Change } from '../definition.ts';

const details = ['AccountBasedExpenseLineDetail', 'ItemBasedExpenseLineDetail'] as const;

function detailOf(line: JsonObject): Draft {
  return objectOf(line, details.find((name) => line[name] !== undefined) ?? '');
}

/** Lines that a customer will be charged for, or has been. */
function billableLines(doc: Doc | undefined): JsonObject[] {
  return objectsOf(doc ?? {}, 'Line').filter((line) => {
    const detail = detailOf(line);
    return (
      detail['CustomerRef'] !== undefined &&
      ['Billable', 'HasBeenBilled'].includes(textOf(detail, 'BillableStatus') ?? '')
    );
  });
}

/** The lines that an invoice already charges. */
export function billedLineIds(form: Draft): Set<string> {
  const billed = objectsOf(form, 'Line').filter((line) => detailOf(line)['BillableStatus'] === 'HasBeenBilled');
  return new Set(billed.map((line) => textOf(line, 'Id') ?? ''));
}

/**
 * For every billable line of a bill or purchase the company keeps a ReimburseCharge of the customer: it is created,
 * changed and removed with the line.
 */
export function keepCharges({ before, after, company, stamp }: Change, type: string): void {
  const lines = billableLines(after);
  if (lines.length === 0 && billableLines(before).length === 0) return;
  const id = (after ?? before)?.Id ?? '';
  const charges = new Map<string, Doc>();
  for (const chargeId of company.charges.of(type, id)) {
    const charge = company.store('ReimburseCharge').get(chargeId);
    if (charge) charges.set(sourceOf(charge).lineId, charge);
  }
  for (const line of lines) {
    const lineId = textOf(line, 'Id') ?? '';
    const charge = charges.get(lineId);
    charges.delete(lineId);
    const content = chargeOf(after ?? {}, line, { type, id, charge });
    if (charge && isSame(charge, compact(content))) continue;
    const made = company.derive('ReimburseCharge', charge, content, stamp);
    company.charges.add(type, id, made.Id);
  }
  for (const charge of charges.values()) {
    company.charges.remove(type, id, charge.Id);
    company.withdraw('ReimburseCharge', charge, stamp);
  }
}

type Origin = { type: string; id: string; charge: Doc | undefined };

function chargeOf(form: Draft, line: JsonObject, { type, id, charge }: Origin): Draft {
  const { CustomerRef, ItemRef, AccountRef, Qty, UnitPrice, MarkupInfo, ClassRef, TaxCodeRef } = detailOf(line);
  const origin = { TxnId: id, TxnType: type, TxnLineId: line['Id'] ?? '' };
  const detail = { ItemRef, ItemAccountRef: AccountRef, Qty, UnitPrice, MarkupInfo, ClassRef, TaxCodeRef };
  const own: Draft = {
    Id: '1',
    LineNum: 1,
    Description: line['Description'],
    Amount: line['Amount'],
    DetailType: 'ReimburseLineDetail',
    ReimburseLineDetail: compact(detail),
    LinkedTxn: [origin],
  };
  return {
    CustomerRef,
    Amount: line['Amount'],
    HasBeenInvoiced: charge?.['HasBeenInvoiced'] ?? detailOf(line)['BillableStatus'] === 'HasBeenBilled',
    TxnDate: form['TxnDate'],
    CurrencyRef: form['CurrencyRef'],
    ExchangeRate: form['ExchangeRate'],
    LinkedTxn: charge?.['LinkedTxn'] ?? [origin],
    Line: [compact(own)],
  };
}

/** The bill or purchase and the line that a charge belongs to. */
function sourceOf(charge: Doc): { type: string; id: string; lineId: string } {
  const [link = {}] = objectsOf(charge, 'Line').flatMap((line) => objectsOf(line, 'LinkedTxn'));
  return {
    type: textOf(link, 'TxnType') ?? '',
    id: textOf(link, 'TxnId') ?? '',
    lineId: textOf(link, 'TxnLineId') ?? '',
  };
}

/**
 * Marks the line of a charge as billed when an invoice uses the charge, and as billable when the invoice no longer
 * does.
 */
export function markBilled(charge: Doc, isUsed: boolean, { company, stamp }: Change): void {
  const { type, id, lineId } = sourceOf(charge);
  const form = company.store(type).get(id);
  if (!form) return;
  const BillableStatus = isUsed ? 'HasBeenBilled' : 'Billable';
  const Line = objectsOf(form, 'Line').map((line) => {
    const name = details.find((detail) => line[detail] !== undefined);
    if (line['Id'] !== lineId || name === undefined) return line;
    return { ...line, [name]: compact({ ...objectOf(line, name), BillableStatus }) };
  });
  company.amend(type, form, { Line }, { stamp, newVersion: true });
}
