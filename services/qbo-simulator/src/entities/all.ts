import { account } from './account.ts';
import { companyInfo } from './company-info.ts';
import { creditMemo } from './credit-memo.ts';
import { customer } from './customer.ts';
import type { EntityDefinition } from './definition.ts';
import { invoice } from './invoice.ts';
import { item } from './item.ts';
import { payment } from './payment.ts';
import { preferences } from './preferences.ts';
import { term } from './term.ts';

/** Every entity this simulator knows. */
export const definitions: readonly EntityDefinition[] = [
  account,
  companyInfo,
  creditMemo,
  customer,
  invoice,
  item,
  payment,
  preferences,
  term,
];

const byLowerName = new Map(definitions.map((definition) => [definition.name.toLowerCase(), definition]));

/** Names in paths and queries are found in any case (facts 3.1). */
export function findDefinition(name: string): EntityDefinition | undefined {
  return byLowerName.get(name.toLowerCase());
}

/** The definition of a name that comes from our own journal or code. */
export function definitionNamed(name: string): EntityDefinition {
  const definition = findDefinition(name);
  if (!definition) throw new Error(`no entity ${name}`);
  return definition;
}
