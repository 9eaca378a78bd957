import { referencedId } from '../books/doc.ts';
import type { Draft } from '../json.ts';
import { QboFault } from '../qbo-fault.ts';
import type { WriteContext } from './definition.ts';

const SUFFIX = ' (deleted)';

type NewName = {
  entity: string;
  property: 'Name' | 'DisplayName';
  name: string;
  /** The document that gets the name: names are unique among documents with the same parent. */
  draft: Draft;
};

/**
 * Refuses a name that is in use. Customers, vendors and employees share one set of names, whatever their parents
 * (docs/quickbooks.md#error-codes, 6240). In other lists names are unique below each parent. Case and surrounding
 * blanks are ignored.
 */
export function checkNameIsFree({ entity, property, name, draft }: NewName, context: WriteContext): void {
  const { company, before } = context;
  // Several inactive entries may have had the same name.
  if (draft['Active'] === false) return;
  const { sequence } = company.store(entity);
  const parent = property === 'Name' ? referencedId(draft, 'ParentRef') : undefined;
  for (const store of company.stores()) {
    if (store.sequence !== sequence) continue;
    for (const id of store.index(property)?.ids(name) ?? []) {
      if (store.entity === entity && id === before?.Id) continue;
      if (property === 'Name' && referencedId(store.get(id) ?? {}, 'ParentRef') !== parent) continue;
      throw duplicateName(entity, { entity: store.entity, id }, context);
    }
  }
}

type Holder = { entity: string; id: string };

/** The texts of 6240: across lists, for accounts, within one list, and for updates, whose text names nobody. */
function duplicateName(entity: string, holder: Holder, { before, switches }: WriteContext): QboFault {
  const why =
    holder.entity !== entity
      ? 'Another customer, vendor or employee is already using this name. Please use a different name.'
      : entity === 'Account'
        ? 'An account already has the same display name. Display Name must be unique. Please provide a different display name.'
        : before || switches.duplicateNameDetail === 'nobody'
          ? 'null'
          : `Id=${holder.id}`;
  return new QboFault('6240', `The name supplied already exists. : ${why}`);
}

/**
 * An inactive entry is renamed to "… (deleted)", so that its name can be used again
 * (docs/quickbooks.md#customers-and-vendors).
 */
export function nameByActivity(name: string, active: boolean): string {
  const plain = name.endsWith(SUFFIX) ? name.slice(0, -SUFFIX.length) : name;
  return active ? plain : `${plain}${SUFFIX}`;
}
