import { referencedId } from '../books/doc.ts';
import type { Draft } from '../json.ts';
import { QboFault } from '../qbo-fault.ts';
import type { WriteContext } from './definition.ts';

const SUFFIX = ' (deleted)';

type NewName = {
  entity: string;
  property: 'Name' | 'DisplayName';
  name: string;
  /** What is to have it: a name is taken only among those with the same parent. */
  draft: Draft;
};

/**
 * Refuses a name that another list entry has. Customers, vendors and employees share one space of names, whatever their
 * parents (docs/quickbooks.md#error-codes, 6240), the other lists have one each and below each parent; case and outer
 * blanks make no difference.
 */
export function checkNameIsFree({ entity, property, name, draft }: NewName, context: WriteContext): void {
  const { company, before } = context;
  // Many may have been called the same before they were made inactive.
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

/** The several texts of 6240: across lists, of accounts, within one list, and of an update, which names nobody. */
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
 * An entry that is made inactive gives its name free by being called "… (deleted)"
 * (docs/quickbooks.md#customers-and-vendors).
 */
export function nameByActivity(name: string, active: boolean): string {
  const plain = name.endsWith(SUFFIX) ? name.slice(0, -SUFFIX.length) : name;
  return active ? plain : `${plain}${SUFFIX}`;
}
