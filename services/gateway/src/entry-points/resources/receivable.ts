import { Type } from 'typebox';
import type { Static } from 'typebox';
import type { InvoiceMoney } from '@autosync/records';
import { applicationSchema, currencyFields, toApplication } from './payment.ts';
import { isoOrNull, oneOf, orNull } from './shared.ts';

/** What reading a record whose document customers pay tells of what came back. */
export const receivableFields = {
  quickbooksState: orNull(
    oneOf(['live', 'voided', 'deleted'], { description: 'What became of its document; null: not read yet' }),
  ),
  quickbooksStateSince: orNull(
    Type.String({ format: 'date-time', description: 'When it was voided or deleted; null as long as it lives' }),
  ),
  balance: orNull(
    Type.String({
      description:
        'What is open, as QuickBooks showed it at `balanceReadAt`. Null: not read yet, or the document was voided or ' +
        'deleted, so that nothing is owed and nothing was paid',
    }),
  ),
  balanceReadAt: orNull(Type.String({ format: 'date-time' })),
  ...currencyFields,
  applications: orNull(
    Type.Array(applicationSchema, {
      description: 'What is applied to it, of the same moment as the balance; null: the document was not read yet',
    }),
  ),
};

/** The fields of a receivable, null as long as nothing is known. */
export function toReceivable(
  money: InvoiceMoney | null,
): Static<ReturnType<typeof Type.Object<typeof receivableFields>>> {
  return {
    quickbooksState: money?.state ?? null,
    quickbooksStateSince: isoOrNull(money?.stateSince ?? null),
    balance: money?.balance ?? null,
    balanceReadAt: money?.readAt.toISOString() ?? null,
    currency: money?.currency ?? null,
    exchangeRate: money?.exchangeRate ?? null,
    applications: money?.applications.map(toApplication) ?? null,
  };
}
