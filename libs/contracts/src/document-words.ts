/** The documents that we write, as people call them. */
const words: Readonly<Record<string, { one: string; article: string }>> = {
  Invoice: { one: 'invoice', article: 'an' },
  CreditMemo: { one: 'credit memo', article: 'a' },
  Bill: { one: 'bill', article: 'a' },
  VendorCredit: { one: 'vendor credit', article: 'a' },
  Purchase: { one: 'expense', article: 'an' },
  JournalEntry: { one: 'journal entry', article: 'a' },
  InventoryAdjustment: { one: 'inventory adjustment', article: 'an' },
};

/** "bill"; what has no other word is called as QuickBooks calls it. */
export function documentWord(entity: string): string {
  return words[entity]?.one ?? entity;
}

/** "a bill": for a sentence. */
export function aDocument(entity: string): string {
  const word = words[entity];
  return word === undefined ? entity : `${word.article} ${word.one}`;
}
