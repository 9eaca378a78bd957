import type { CompanyView } from '../books/company-view.ts';
import { textOf } from '../books/doc.ts';
import { currency } from '../fields/currency.ts';
import { reference } from '../fields/reference.ts';
import { flag, text } from '../fields/scalars.ts';
import type { Draft } from '../json.ts';
import { businessRule, missingParameter, QboFault } from '../qbo-fault.ts';
import { classificationOf, defaultSubType, typeOfSubType } from './account-types.ts';
import { ownCurrency } from './currency.ts';
import { metaDataQueryable, nameList } from './definition.ts';
import type { EntityDefinition } from './definition.ts';
import { moveChildNames, placeInHierarchy } from './hierarchy.ts';
import { checkNameIsFree, nameByActivity } from './unique-names.ts';

/** The chart of accounts (docs/quickbooks.md#accounts). Balances are changed by `books/postings.ts`. */
export const account: EntityDefinition = {
  ...nameList,
  name: 'Account',
  table: 'Accounts',
  sequence: 'accounts',
  fields: {
    Name: text({ max: 100, forbidden: /[":]/ }),
    AcctNum: text({ max: 20 }),
    Description: text({ max: 100 }),
    Active: flag,
    ParentRef: reference('Account'),
    AccountType: text({ max: 60 }),
    AccountSubType: text({ max: 60 }),
    CurrencyRef: currency,
  },
  answer: {
    always: [
      'Name',
      'FullyQualifiedName',
      'Active',
      'SubAccount',
      'Classification',
      'AccountType',
      'AccountSubType',
      'CurrentBalance',
      'CurrentBalanceWithSubAccounts',
      'CurrencyRef',
    ],
    nameless: ['ParentRef'],
  },
  queryable: {
    ...metaDataQueryable,
    Name: 'text',
    FullyQualifiedName: 'text',
    AcctNum: 'text',
    AccountType: 'text',
    AccountSubType: 'text',
    Classification: 'text',
    Active: 'flag',
    CurrentBalance: 'amount',
  },
  indexes: ['Name', 'AccountSubType', 'ParentRef'],
  nameOf: (doc) => textOf(doc, 'FullyQualifiedName'),
  complete(draft, context) {
    const { company, before } = context;
    const given = textOf(draft, 'Name');
    if (given === undefined) throw missingParameter('Name');
    const active = draft['Active'] !== false;
    const name = nameByActivity(given, active);
    checkNameIsFree({ entity: 'Account', property: 'Name', name, draft }, context);
    const { fullyQualifiedName, level } = placeInHierarchy({ entity: 'Account', draft, name, before, company });
    return {
      ...draft,
      ...kindOf(draft, before),
      Name: name,
      FullyQualifiedName: fullyQualifiedName,
      Active: active,
      SubAccount: level > 0,
      CurrentBalance: before?.['CurrentBalance'] ?? 0,
      CurrentBalanceWithSubAccounts: before?.['CurrentBalanceWithSubAccounts'] ?? 0,
      ...ownCurrency(draft, context),
    };
  },
  effects: (change) => moveChildNames('Account', change),
};

/**
 * Type or subtype is required (docs/quickbooks.md#entities). An account with postings cannot change its classification.
 */
function kindOf(draft: Draft, before: Draft | undefined): Draft {
  const subType = textOf(draft, 'AccountSubType');
  const type = textOf(draft, 'AccountType') ?? (subType === undefined ? undefined : typeOfSubType(subType));
  if (type === undefined) throw missingParameter('AccountType');
  const classification = classificationOf(type);
  if (classification === undefined) throw new QboFault('2170', `Invalid Enumeration : "${type}"`, 'AccountType');
  if (before && before['Classification'] !== classification) {
    throw businessRule('The classification of an account cannot be changed.');
  }
  return { AccountType: type, AccountSubType: subType ?? defaultSubType(type), Classification: classification };
}

/** The first account of a subtype is the company's default for it; a newer one never replaces it. */
export function defaultAccountId(company: CompanyView, subType: string): string | undefined {
  const ids = company.store('Account').index('AccountSubType')?.ids(subType) ?? [];
  return ids.length > 1 ? ids.toSorted((a, b) => Number(a) - Number(b))[0] : ids[0];
}
