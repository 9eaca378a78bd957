import type { CompanyView, Posting } from '../../books/company-view.ts';
import { centsOf, objectOf, referencedId } from '../../books/doc.ts';
import type { Doc } from '../../books/doc.ts';
import { defaultAccountId } from '../account.ts';
import { costPostings, partsOf, stockOfLines } from '../item-lines.ts';

/** An invoice (direction 1) raises what the customer owes; a credit memo (−1) lowers it. */
export function salesPostings(doc: Doc, company: CompanyView, direction: 1n | -1n): Posting[] {
  const deposit = centsOf(doc, 'Deposit');
  const owed = direction * (centsOf(doc, 'TotalAmt') - deposit);
  const postings = [
    { accountId: defaultAccountId(company, 'AccountsReceivable'), cents: owed },
    ...earnings(doc, company, direction),
  ];
  if (deposit === 0n) return postings;
  const received = referencedId(doc, 'DepositToAccountRef') ?? defaultAccountId(company, 'UndepositedFunds');
  return [{ accountId: received, cents: direction * deposit }, ...postings];
}

/** A sales receipt (direction 1) brings money; a refund receipt (−1) takes it. */
export function receiptPostings(doc: Doc, company: CompanyView, direction: 1n | -1n): Posting[] {
  const account = referencedId(doc, 'DepositToAccountRef');
  return [{ accountId: account, cents: direction * centsOf(doc, 'TotalAmt') }, ...earnings(doc, company, direction)];
}

/** The postings of a sale: income less discounts, tax owed to the agency, and the cost of what was in stock. */
function earnings(doc: Doc, company: CompanyView, direction: 1n | -1n): Posting[] {
  const tax = centsOf(objectOf(doc, 'TxnTaxDetail'), 'TotalTax');
  return [
    ...(tax === 0n ? [] : [{ accountId: defaultAccountId(company, 'SalesTaxPayable'), cents: -direction * tax }]),
    ...costPostings(stockOfLines(doc, 'SalesItemLineDetail', -direction as 1n | -1n), company),
    ...partsOf(doc).flatMap((line): Posting[] => {
      const sale = objectOf(line, 'SalesItemLineDetail');
      const discount = objectOf(line, 'DiscountLineDetail');
      const cents = -direction * centsOf(line, 'Amount');
      if (sale['ItemRef'] !== undefined) {
        const income = referencedId(sale, 'ItemAccountRef') ?? defaultAccountId(company, 'SalesOfProductIncome');
        return [{ accountId: income, cents }];
      }
      if (line['DetailType'] !== 'DiscountLineDetail') return [];
      const given = referencedId(discount, 'DiscountAccountRef') ?? defaultAccountId(company, 'DiscountsRefundsGiven');
      return [{ accountId: given, cents: -cents }];
    }),
  ];
}
