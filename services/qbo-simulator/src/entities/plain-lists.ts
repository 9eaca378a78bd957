import { textOf } from '../books/doc.ts';
import { reference } from '../fields/reference.ts';
import { choice, flag, text } from '../fields/scalars.ts';
import { missingParameter } from '../qbo-fault.ts';
import { metaDataQueryable, nameList } from './definition.ts';
import type { EntityDefinition } from './definition.ts';
import { moveChildNames, placeInHierarchy } from './hierarchy.ts';
import { requireFeature } from './plan.ts';
import { checkNameIsFree, nameByActivity } from './unique-names.ts';

const listName = text({ max: 100, forbidden: /[:\t\n\r]/ });

/** A list of names with a hierarchy that depends on the plan: classes and locations. */
function trackingList({
  name,
  table,
  sequence,
  feature,
}: {
  name: 'Class' | 'Department';
  table: string;
  sequence: 'classes' | 'departments';
  feature: 'classes' | 'locations';
}): EntityDefinition {
  return {
    ...nameList,
    name,
    table,
    sequence,
    fields: {
      Name: listName,
      Active: flag,
      ParentRef: reference(name),
    },
    answer: { always: ['Name', 'Active', `Sub${name}`, 'FullyQualifiedName'], nameless: ['ParentRef'] },
    queryable: { ...metaDataQueryable, Name: 'text', FullyQualifiedName: 'text', Active: 'flag' },
    indexes: ['Name', 'ParentRef'],
    nameOf: (doc) => textOf(doc, 'FullyQualifiedName'),
    complete(draft, context) {
      const { company, before } = context;
      requireFeature(company, feature);
      const given = textOf(draft, 'Name');
      if (given === undefined) throw missingParameter('Name');
      const active = draft['Active'] !== false;
      const own = nameByActivity(given, active);
      checkNameIsFree({ entity: name, property: 'Name', name: own, draft }, context);
      const place = placeInHierarchy({ entity: name, draft, name: own, before, company });
      return {
        ...draft,
        Name: own,
        Active: active,
        [`Sub${name}`]: place.level > 0,
        FullyQualifiedName: place.fullyQualifiedName,
      };
    },
    effects: (change) => moveChildNames(name, change),
  };
}

/** Classes (docs/quickbooks.md#accounts); QBO calls their table Klasses. */
export const klass = trackingList({ name: 'Class', table: 'Klasses', sequence: 'classes', feature: 'classes' });

/** "Location" on the screen (docs/quickbooks.md#accounts); QBO calls their table Depts. */
export const department = trackingList({
  name: 'Department',
  table: 'Depts',
  sequence: 'departments',
  feature: 'locations',
});

/** How customers pay: cheque, card and the like. */
export const paymentMethod: EntityDefinition = {
  ...nameList,
  name: 'PaymentMethod',
  table: 'PaymentMethods',
  sequence: 'paymentMethods',
  fields: { Name: text({ max: 31 }), Active: flag, Type: choice(['CREDIT_CARD', 'NON_CREDIT_CARD']) },
  answer: { always: ['Name', 'Active', 'Type'] },
  queryable: { ...metaDataQueryable, Name: 'text', Active: 'flag', Type: 'text' },
  indexes: ['Name'],
  nameOf: (doc) => textOf(doc, 'Name'),
  complete(draft, context) {
    const given = textOf(draft, 'Name');
    if (given === undefined) throw missingParameter('Name');
    const active = draft['Active'] !== false;
    const name = nameByActivity(given, active);
    checkNameIsFree({ entity: 'PaymentMethod', property: 'Name', name, draft }, context);
    return { ...draft, Name: name, Active: active, Type: draft['Type'] ?? 'NON_CREDIT_CARD' };
  },
};
