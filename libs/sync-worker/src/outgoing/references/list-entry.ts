import { quickBooksLists, type QuickBooksList, type QuickBooksListRow } from '@autosync/contracts';
import { nameKey, nameStem } from '@autosync/core';
import type { ListEntry } from '@autosync/records';
import { textField } from '../body-fields.ts';

const INACTIVE_ENDING = / \(deleted\)$/;

/** An entry of one of QBO's lists as we keep it. The name of an inactive one ends with "(deleted)", which is not its name. */
export function toListEntry(list: QuickBooksList, body: Record<string, unknown>): ListEntry {
  const row: QuickBooksListRow = quickBooksLists[list];
  const active = body['Active'] !== false;
  const ownName = (name: string) => (active ? name : name.replace(INACTIVE_ENDING, ''));
  const name = ownName(textField(body, row.nameField));
  const fullName = row.nested ? ownName(textField(body, 'FullyQualifiedName')) || name : name;
  return {
    qboId: textField(body, 'Id'),
    name,
    fullName,
    nameKey: nameKey(name, { nested: false }),
    fullKey: nameKey(fullName, { nested: row.nested }),
    stem: nameStem(name),
    active,
    data: Object.fromEntries(
      row.fields.flatMap((field) => (body[field] === undefined ? [] : [[field, body[field]] as const])),
    ),
  };
}
