import { textOf } from '../../books/doc.ts';
import type { Draft } from '../../json.ts';
import { QboFault } from '../../qbo-fault.ts';
import type { WriteContext } from '../definition.ts';
import { otherPreference, usesCustomNumbers } from '../preferences.ts';

const numberedForms = ['Invoice', 'CreditMemo', 'SalesReceipt', 'RefundReceipt'];

/**
 * The number of a sales form (facts 4.1). When the caller numbers the forms: what was sent, or none; a number that is
 * taken is refused if the company warns of duplicates. When the company numbers them: the next of the one running
 * number of invoices and credit memos; a number that is sent all the same is taken unchecked.
 */
export function formNumber(entity: string, draft: Draft, context: WriteContext): string | undefined {
  const given = textOf(draft, 'DocNumber');
  const old = context.before && textOf(context.before, 'DocNumber');
  if (!usesCustomNumbers(context.company)) return given ?? old ?? context.takeNumber();
  if (given !== undefined && given !== old) checkNumberIsFree(entity, given, context);
  return given;
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
