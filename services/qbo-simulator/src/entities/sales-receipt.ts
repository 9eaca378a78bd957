import { amountOf, referencedId, textOf } from '../books/doc.ts';
import type { CompanyView } from '../books/company-view.ts';
import type { Doc } from '../books/doc.ts';
import { reference } from '../fields/reference.ts';
import { text } from '../fields/scalars.ts';
import type { Draft, JsonObject } from '../json.ts';
import { missingParameter, QboFault } from '../qbo-fault.ts';
import { defaultAccountId } from './account.ts';
import { homeAmounts } from './currency.ts';
import type { EntityDefinition, WriteContext } from './definition.ts';
import { refuseDeposited } from './deposited.ts';
import { stockOfLines } from './item-lines.ts';
import {
  completeSalesForm,
  salesFormAnswer,
  salesFormFields,
  salesFormIndexes,
  salesFormQueryable,
} from './sales/sales-form.ts';
import { receiptPostings } from './sales/postings.ts';
import { voidedForm } from './voided.ts';

const depositAccounts = ['Bank', 'Other Current Asset'];

function checkAccount(id: string, company: CompanyView): JsonObject {
  const type = textOf(company.store('Account').get(id) ?? {}, 'AccountType') ?? '';
  if (depositAccounts.includes(type)) return company.shared('Account', id);
  throw new QboFault('6430', `Invalid account type used: ${type} for DepositToAccountRef`, 'DepositToAccountRef');
}

/** A sale or refund that is paid at once: nothing stays open. */
function receipt(name: 'SalesReceipt' | 'RefundReceipt', direction: 1n | -1n): EntityDefinition {
  function depositAccount(draft: Draft, { company }: WriteContext): JsonObject {
    const id = referencedId(draft, 'DepositToAccountRef');
    if (id !== undefined) return checkAccount(id, company);
    const waiting = defaultAccountId(company, 'UndepositedFunds');
    if (name === 'RefundReceipt' || waiting === undefined) throw missingParameter('DepositToAccountRef');
    return company.shared('Account', waiting);
  }

  return {
    name,
    table: 'Transactions',
    sequence: 'transactions',
    operations: new Set(['create', 'update', 'void', 'delete', 'send', 'read', 'query']),
    fields: {
      ...salesFormFields,
      DepositToAccountRef: reference('Account'),
      PaymentMethodRef: reference('PaymentMethod'),
      PaymentRefNum: text({ max: 21 }),
    },
    answer: {
      ...salesFormAnswer,
      always: [...salesFormAnswer.always, 'DepositToAccountRef'],
      unlessEmpty: ['LinkedTxn'],
    },
    queryable: salesFormQueryable,
    indexes: salesFormIndexes,
    activeOnly: false,
    countsTotal: false,
    order: 'newest-first',
    nameOf: (doc) => textOf(doc, 'DocNumber'),
    complete(draft, context) {
      const { form } = completeSalesForm(name, draft, context);
      return {
        ...form,
        DepositToAccountRef: depositAccount(draft, context),
        LinkedTxn: context.before?.['LinkedTxn'],
        Balance: amountOf(0n),
        ...homeAmounts(form, context, { HomeBalance: 0n }),
      };
    },
    postings: (doc, company) => receiptPostings(doc, company, direction),
    stock: (doc: Doc) => stockOfLines(doc, 'SalesItemLineDetail', -direction as 1n | -1n),
    protect: refuseDeposited,
    voided: voidedForm,
  };
}

/** Sales receipts: sales that are paid at once. */
export const salesReceipt = receipt('SalesReceipt', 1n);

/** Refund receipts: refunds that are paid at once. */
export const refundReceipt = receipt('RefundReceipt', -1n);
