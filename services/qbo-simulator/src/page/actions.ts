import type { Form } from '../http/form.ts';
import type { JsonObject } from '../json.ts';

/** How the forms of a company's page become bodies of `/control/bookkeeper/{realmId}/{action}`. */
export const bookkeeperBodies = new Map<string, (form: Form) => JsonObject>(
  Object.entries({
    'receive-payment': ({ customerId = '', invoiceId, amount }: Form) => ({
      customerId,
      total: Number(amount),
      lines: invoiceId === undefined ? [] : [{ txnType: 'Invoice', txnId: invoiceId, amount: Number(amount) }],
    }),
    'apply-credit': ({ creditMemoId = '', invoiceId = '', amount }: Form) => ({
      creditMemoId,
      invoiceId,
      amount: Number(amount),
    }),
    void: ({ entity = '', id = '' }: Form) => ({ entity, id }),
    delete: ({ entity = '', id = '' }: Form) => ({ entity, id }),
    'close-books': ({ date = '' }: Form) => ({ date }),
  }),
);

/** The sentence of a refusal, whether from the control API or from the books. */
export function refusalIn(body: unknown): string {
  const { error, Fault } = body as { error?: string; Fault?: { Error: { Message: string; Detail: string }[] } };
  return error ?? Fault?.Error.map(({ Message, Detail }) => Detail || Message).join('; ') ?? 'unknown reason';
}
