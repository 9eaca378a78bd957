import { amountOf, centsOf, objectOf, textOf } from '../books/doc.ts';
import type { Doc } from '../books/doc.ts';

const format = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export function money(amount: unknown): string {
  return typeof amount === 'number' ? format.format(amount) : '';
}

/** The sum of a property over documents. */
export function sumOf(docs: Iterable<Doc>, property: string): string {
  let cents = 0n;
  for (const doc of docs) cents += centsOf(doc, property);
  return money(amountOf(cents));
}

/** The name that a reference shows, else the id. */
export function nameIn(doc: Doc, reference: string): string {
  const target = objectOf(doc, reference);
  return textOf(target, 'name') ?? textOf(target, 'value') ?? '';
}

export function isVoided(doc: Doc): boolean {
  return doc['TotalAmt'] === 0 && (textOf(doc, 'PrivateNote') ?? '').startsWith('Voided');
}
