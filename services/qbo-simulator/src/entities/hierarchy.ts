import type { CompanyView } from '../books/company-view.ts';
import { referencedId, textOf } from '../books/doc.ts';
import type { Doc } from '../books/doc.ts';
import type { Draft } from '../json.ts';
import { QboFault } from '../qbo-fault.ts';
import type { Change } from './definition.ts';

/** The deepest level of accounts, customers and items (code 6180). */
const DEEPEST_LEVEL = 4;

/** The document's parents, nearest first. */
export function ancestors(company: CompanyView, entity: string, doc: Draft): Doc[] {
  const found: Doc[] = [];
  for (let id = referencedId(doc, 'ParentRef'); id !== undefined && found.length <= DEEPEST_LEVEL;) {
    const parent = company.store(entity).get(id);
    if (!parent) break;
    found.push(parent);
    id = referencedId(parent, 'ParentRef');
  }
  return found;
}

/**
 * FullyQualifiedName (`Parent:Child`) and level (docs/quickbooks.md#items, #customers-and-vendors). Refuses a document
 * that would be its own ancestor.
 */
export function placeInHierarchy({
  entity,
  draft,
  name,
  before,
  company,
}: {
  entity: string;
  draft: Draft;
  name: string;
  before: Doc | undefined;
  company: CompanyView;
}): { fullyQualifiedName: string; level: number } {
  const parents = ancestors(company, entity, draft);
  if (before && parents.some((parent) => parent.Id === before.Id)) {
    throw new QboFault('900', 'Parent cannot be child', 'ParentRef');
  }
  if (parents.length > DEEPEST_LEVEL) {
    throw new QboFault('6180', `You can nest up to ${DEEPEST_LEVEL + 1} levels`, 'ParentRef');
  }
  const [parent] = parents;
  const prefix = parent ? `${textOf(parent, 'FullyQualifiedName') ?? ''}:` : '';
  return { fullyQualifiedName: `${prefix}${name}`, level: parents.length };
}

/**
 * When a parent is renamed, the full names of everything below it change, without new versions
 * (docs/quickbooks.md#customers-and-vendors).
 */
export function moveChildNames(entity: string, { before, after, company }: Change): void {
  if (!before || !after || before['FullyQualifiedName'] === after['FullyQualifiedName']) return;
  renameBelow(company, entity, after);
}

function renameBelow(company: CompanyView, entity: string, parent: Doc): void {
  const store = company.store(entity);
  for (const id of store.index('ParentRef')?.ids(parent.Id) ?? []) {
    const child = store.get(id);
    if (!child) continue;
    const own = textOf(child, 'Name') ?? textOf(child, 'DisplayName') ?? '';
    const FullyQualifiedName = `${textOf(parent, 'FullyQualifiedName') ?? ''}:${own}`;
    company.amend(entity, child, { FullyQualifiedName }, {});
    renameBelow(company, entity, child);
  }
}
