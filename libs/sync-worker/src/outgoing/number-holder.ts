import { documentWord } from '@autosync/contracts';
import type { Cause } from '@autosync/records';
import { textField } from './body-fields.ts';
import type { Refusal } from './entity-definition.ts';
import { docOf, type Doc } from './merging/same.ts';

/** A document that has the number we want. */
type Holder = { entity: string; qboId: string };

/** The documents that have numbers, by QuickBooks' name of their type without spaces. */
const numbered = new Set(['Invoice', 'CreditMemo', 'Bill', 'VendorCredit', 'JournalEntry']);

/** Who has the number, as the detail of QuickBooks' refusal (6140) says: "… is assigned to TxnType=Invoice with TxnId=130". */
export function holderOf(detail: string): Holder | undefined {
  const [, type = '', qboId = ''] = /TxnType=([A-Za-z ]+?) with TxnId=(\d+)/.exec(detail) ?? [];
  const entity = type.replaceAll(' ', '');
  return numbered.has(entity) ? { entity, qboId } : undefined;
}

/** Whether the document has the number, as QuickBooks compares numbers. */
export function hasNumber(document: Doc, number: string): boolean {
  const plain = (text: string) => text.trim().toLowerCase();
  return plain(textField({ ...document }, 'DocNumber')) === plain(number);
}

/** The refusal that names the holder: kind, Id and party; `document` is the holder as read, if it could be. */
export function numberInUse(number: string, holder: Holder | undefined, document: Doc | null): Refusal {
  if (holder === undefined) return { code: 'number-in-use', values: { number, holder: 'another document' } };
  const party = docOf(document?.['CustomerRef'] ?? document?.['VendorRef'])['name'];
  const whose = typeof party === 'string' ? ` of ${party}` : '';
  const cause: Cause = {
    look: 'number',
    key: `${holder.entity}/${holder.qboId}`,
    // As the holder writes it; one that has another number by now holds it no longer.
    details: { ...holder, number: document !== null && hasNumber(document, number) ? document['DocNumber'] : number },
  };
  return {
    code: 'number-in-use',
    values: { number, holder: `${documentWord(holder.entity)} ${holder.qboId}${whose}` },
    causes: [cause],
  };
}
