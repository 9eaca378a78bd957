import { centsFromNumber, formatMoney, toError } from '@autosync/core';
import type { ComparedDocument, DifferingField, OurVersion } from '@autosync/records';
import { textField } from '../outgoing/body-fields.ts';
import { markedRecord, saysVoided } from '../outgoing/document-key.ts';
import { fieldNames } from '../outgoing/field-names.ts';
import { conflictsOf } from '../outgoing/merging/conflicts.ts';
import { spreadCustomFields } from '../outgoing/merging/custom-fields.ts';
import { detailOf, linesOf } from '../outgoing/merging/lines.ts';
import { docOf, isDoc, plain, same, type Doc } from '../outgoing/merging/same.ts';

const LONGEST_TEXT = 500;

/** A document as QuickBooks shows it, compared with our version of it where that is another one. */
function toComparedDocument(entity: string, document: Doc, ours: OurVersion | undefined): ComparedDocument {
  return {
    entity,
    qboId: textField({ ...document }, 'Id'),
    state: saysVoided({ ...document }) ? 'voided' : 'live',
    syncToken: textField({ ...document }, 'SyncToken'),
    markedRecord: markedRecord(document) ?? null,
    docNumber: textField({ ...document }, 'DocNumber') || null,
    total: totalOf(document),
    currency: textField({ ...docOf(document['CurrencyRef']) }, 'value') || null,
    comparedToken: ours?.syncToken ?? null,
    fields: ours === undefined ? [] : differingFields(ours, document),
  };
}

/** A document as QuickBooks shows it, compared with ours; one in a form that we cannot read is told as such, and the others are compared. */
export function compareAlone(
  entity: string,
  { document, ours }: { document: Doc; ours: OurVersion | undefined },
  onError: (error: Error) => void,
): ComparedDocument {
  try {
    return toComparedDocument(entity, document, ours);
  } catch (error) {
    onError(toError(error));
    return {
      ...deletedDocument(entity, String(document['Id'])),
      state: 'live',
      syncToken: String(document['SyncToken']),
      comparedToken: ours?.syncToken ?? null,
      fields: [{ field: 'Id', name: 'document', ours: null, theirs: 'in a form that cannot be read' }],
    };
  }
}

/** A document of ours that QuickBooks has no longer. */
export function deletedDocument(entity: string, qboId: string): ComparedDocument {
  return {
    entity,
    qboId,
    state: 'deleted',
    syncToken: '',
    markedRecord: null,
    docNumber: null,
    total: null,
    currency: null,
    comparedToken: null,
    fields: [],
  };
}

/**
 * The fields of ours that somebody changed since we wrote them, and the total where it is another one. What others set beside
 * our fields is none, nor is what a payment changes. Of a document of which we do not know what we wrote, nothing is said.
 */
function differingFields({ written, document: seen }: OurVersion, theirs: Doc): DifferingField[] {
  if (written === null || seen === null) return [];
  const fields = conflictsOf({ ours: written, written, seen, theirs });
  const [ours, now] = [spreadCustomFields({ ...seen }), spreadCustomFields(theirs)];
  const changed = fields.map((field) => ({
    field,
    name: fieldNames([field]),
    ours: shown(field, ours),
    theirs: shown(field, now),
  }));
  return same(seen['TotalAmt'], theirs['TotalAmt'])
    ? changed
    : [...changed, { field: 'TotalAmt', name: 'total', ours: totalOf(seen), theirs: totalOf(theirs) }];
}

function shown(field: string, document: Doc): string | null {
  if (field === 'Line') return cut(linesOf(document).map(lineText).join('; '));
  return valueText(document[field]);
}

function valueText(value: unknown): string | null {
  if (isDoc(value) && 'value' in value) return cut(textField({ ...value }, 'name') || textField({ ...value }, 'value'));
  const text = plain(value);
  if (text === null) return null;
  return cut(typeof text === 'string' ? text : JSON.stringify(text));
}

/** "100.00 Work: March", as a person tells the lines of a document apart. */
function lineText(line: Doc): string {
  const { ItemRef, AccountRef, Qty, QtyDiff } = detailOf(line);
  const subject = valueText(ItemRef ?? AccountRef);
  const quantity = Qty ?? QtyDiff;
  const amount = line['Amount'] === undefined ? undefined : moneyText(line['Amount']);
  return [
    amount,
    quantity === undefined ? undefined : `${valueText(quantity) ?? ''} ×`,
    subject,
    valueText(line['Description']),
  ]
    .filter((part) => part !== undefined && part !== null)
    .join(' ');
}

const cut = (text: string): string => text.slice(0, LONGEST_TEXT);

/** What a document comes to; of a journal entry one of its two sides. */
function totalOf(document: Doc): string | null {
  const lines = linesOf(document);
  if (lines.some((line) => line['DetailType'] === 'JournalEntryLineDetail')) {
    const debits = lines.filter((line) => detailOf(line)['PostingType'] === 'Debit');
    return formatMoney(debits.reduce((sum, line) => sum + centsFromNumber(Number(line['Amount'] ?? 0)), 0n));
  }
  return document['TotalAmt'] === undefined ? null : moneyText(document['TotalAmt']);
}

const moneyText = (amount: unknown): string => formatMoney(centsFromNumber(Number(amount)));
