import type { CompanyView, Posting } from '../../books/company-view.ts';
import { centsOf, objectOf, referencedId } from '../../books/doc.ts';
import type { Doc } from '../../books/doc.ts';
import { defaultAccountId } from '../account.ts';

/** An invoice (direction 1) is owed by the customer, its tax to the state; a credit memo (−1) takes both back. */
export function salesPostings(doc: Doc, company: CompanyView, direction: 1n | -1n): Posting[] {
  const deposit = centsOf(doc, 'Deposit');
  const received = referencedId(doc, 'DepositToAccountRef') ?? defaultAccountId(company, 'UndepositedFunds');
  return [
    {
      accountId: defaultAccountId(company, 'AccountsReceivable'),
      cents: direction * (centsOf(doc, 'TotalAmt') - deposit),
    },
    { accountId: received, cents: direction * deposit },
    {
      accountId: defaultAccountId(company, 'SalesTaxPayable'),
      cents: -direction * centsOf(objectOf(doc, 'TxnTaxDetail'), 'TotalTax'),
    },
  ];
}
