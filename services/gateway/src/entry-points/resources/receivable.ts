import { Type } from 'typebox';
import type { Static } from 'typebox';
import type { RecordType } from '@autosync/contracts';
import type { readInvoiceMoney } from '@autosync/records';
import { applicationSchema, toApplication } from './payment.ts';
import { orNull } from './shared.ts';

/** Types whose documents customers pay: reading one of their records also tells what came back. */
export const receivableTypes: ReadonlySet<RecordType> = new Set(['invoices']);

export const receivableFields = {
  balance: orNull(
    Type.String({ description: 'What is open, as QuickBooks showed it at `balanceReadAt`; null: not read yet' }),
  ),
  balanceReadAt: orNull(Type.String({ format: 'date-time' })),
  applications: orNull(
    Type.Array(applicationSchema, { description: 'What is applied to it now; null: the document was not read yet' }),
  ),
};

type Money = Awaited<ReturnType<typeof readInvoiceMoney>>;

/** The fields of a receivable, null as long as nothing is known. */
export function toReceivable(money: Money): Static<ReturnType<typeof Type.Object<typeof receivableFields>>> {
  return {
    balance: money?.balance ?? null,
    balanceReadAt: money?.readAt.toISOString() ?? null,
    applications: money?.applications.map(toApplication) ?? null,
  };
}
