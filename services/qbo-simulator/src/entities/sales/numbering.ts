import { textOf } from '../../books/doc.ts';
import type { Draft } from '../../json.ts';
import { QboFault } from '../../qbo-fault.ts';
import type { WriteContext } from '../definition.ts';
import { otherPreference, usesCustomNumbers } from '../preferences.ts';

/** Estimates and orders start after it. */
const FIRST_NUMBER = 1000;

const numberedForms = ['Invoice', 'CreditMemo', 'SalesReceipt', 'RefundReceipt'];

/**
 * The number of a sales form (docs/quickbooks.md#invoices). With custom numbers: what was sent, or none; a number in
 * use is refused if the company warns about duplicates. Otherwise: the next number, shared by invoices and credit
 * memos; a number that is sent is accepted without a check.
 */
export function formNumber(entity: string, draft: Draft, context: WriteContext): string | undefined {
  const given = textOf(draft, 'DocNumber');
  const old = context.before && textOf(context.before, 'DocNumber');
  if (entity === 'Estimate') return ownNumber(entity, draft, context);
  if (!usesCustomNumbers(context.company)) return given ?? old ?? context.takeNumber();
  if (given !== undefined && given !== old) checkNumberIsFree(entity, given, context);
  return given;
}

/** The number of an estimate or order, each with numbers of its own: what was sent, or the highest plus one. */
export function ownNumber(
  entity: 'Estimate' | 'PurchaseOrder',
  draft: Draft,
  context: WriteContext,
): string | undefined {
  const { company, before } = context;
  const given = textOf(draft, 'DocNumber') ?? (before && textOf(before, 'DocNumber'));
  if (given !== undefined || usesCustomNumbers(company)) return given;
  let last = FIRST_NUMBER;
  for (const doc of company.store(entity).all()) {
    const number = Number(textOf(doc, 'DocNumber'));
    if (Number.isSafeInteger(number) && number > last) last = number;
  }
  return String(last + 1);
}

function checkNumberIsFree(entity: string, number: string, context: WriteContext): void {
  const { company, before, switches } = context;
  if (context.allowDuplicateNumber || otherPreference(company, 'WarnDuplicateInvoiceNumber') === 'false') return;
  for (const form of switches.numbersAcrossForms ? numberedForms : [entity]) {
    const holders = company.store(form).index('DocNumber')?.ids(number) ?? [];
    const holder = holders.find((id) => form !== entity || id !== before?.Id);
    if (holder !== undefined) {
      throw new QboFault(
        '6140',
        `Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=${number} is assigned to TxnType=${form} with TxnId=${holder}`,
      );
    }
  }
}
