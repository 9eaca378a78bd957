import { foldName } from '@autosync/core';
import type { StoredListEntry } from '@autosync/records';

/** Why an entry may be what a name means. */
export const likenesses = ['same-name', 'inactive', 'accents-or-punctuation', 'ending'] as const;
export type Likeness = (typeof likenesses)[number];

/** What makes an entry of the same stem differ from the name; the words for it are `likenessWords`. */
export function likenessOf(name: string, entry: Pick<StoredListEntry, 'name' | 'active' | 'nameKey'>): Likeness {
  if (!entry.active) return 'inactive';
  if (entry.nameKey === name.trim().toLowerCase()) return 'same-name';
  return foldName(entry.name) === foldName(name) ? 'accents-or-punctuation' : 'ending';
}

export const likenessWords: Readonly<Record<Likeness, string>> = {
  'same-name': 'It has the same name.',
  inactive: 'It has this name, but is inactive in QuickBooks.',
  'accents-or-punctuation': 'The names differ only in accents, case or punctuation.',
  ending: 'The names differ only in their ending, such as a legal form or a number in brackets.',
};
