import type { CompanyView } from '../../books/company-view.ts';
import { amountOf, centsOf, objectOf, referencedId, textOf } from '../../books/doc.ts';
import type { Doc } from '../../books/doc.ts';
import type { JsonObject } from '../../json.ts';
import type { FollowUp } from '../definition.ts';

type Share = { credit: Doc; invoice: Doc; cents: bigint };

/**
 * If its preference says so, the company applies credits itself: one payment of 0 per credit memo, which links the
 * credit to open invoices, oldest first (docs/quickbooks.md#credit-memos).
 */
export function autoApplyCredits(doc: Doc, entity: 'Invoice' | 'CreditMemo', company: CompanyView): FollowUp[] {
  if (objectOf(company.only('Preferences'), 'SalesFormsPrefs')['AutoApplyCredit'] !== true) return [];
  const customerId = referencedId(doc, 'CustomerRef') ?? '';
  const others = openForms(company, entity === 'Invoice' ? 'CreditMemo' : 'Invoice', customerId);
  let left = centsOf(doc, 'Balance');
  const shares: Share[] = [];
  for (const other of others) {
    const open = centsOf(other, 'Balance');
    const cents = open < left ? open : left;
    if (cents <= 0n) break;
    left -= cents;
    shares.push(entity === 'Invoice' ? { credit: other, invoice: doc, cents } : { credit: doc, invoice: other, cents });
  }
  if (shares.length === 0) return [];
  if (entity === 'CreditMemo') return [{ entity: 'Payment', body: linkCredits(doc, customerId, shares) }];
  return shares.map((share) => ({ entity: 'Payment', body: linkCredits(doc, customerId, [share]) }));
}

function openForms(company: CompanyView, entity: string, customerId: string): Doc[] {
  const ids = company.store(entity).index('CustomerRef')?.ids(customerId) ?? [];
  return ids
    .flatMap((id) => company.store(entity).get(id) ?? [])
    .filter((form) => centsOf(form, 'Balance') > 0n)
    .toSorted((a, b) => sortKey(a).localeCompare(sortKey(b)));
}

function sortKey(form: Doc): string {
  return `${textOf(form, 'TxnDate') ?? ''} ${form.Id.padStart(20, '0')}`;
}

function linkCredits(doc: Doc, customerId: string, shares: Share[]): JsonObject {
  const line = (TxnType: string, TxnId: string, cents: bigint) => ({
    Amount: amountOf(cents),
    LinkedTxn: [{ TxnId, TxnType }],
  });
  const credits = new Map<string, bigint>();
  for (const { credit, cents } of shares) credits.set(credit.Id, (credits.get(credit.Id) ?? 0n) + cents);
  return {
    CustomerRef: { value: customerId },
    ...(doc['CurrencyRef'] !== undefined && { CurrencyRef: doc['CurrencyRef'] }),
    TotalAmt: 0,
    PrivateNote: 'Created by QB Online to link credits to charges.',
    Line: [
      ...shares.map(({ invoice, cents }) => line('Invoice', invoice.Id, cents)),
      ...[...credits].map(([id, cents]) => line('CreditMemo', id, cents)),
    ],
  };
}
