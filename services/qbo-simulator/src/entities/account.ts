import { anything, readOnly } from '../fields/field.ts';
import { reference } from '../fields/reference.ts';
import { flag, homeCurrency, text } from '../fields/scalars.ts';
import { textOf } from '../books/doc.ts';
import { missingParameter } from '../qbo-fault.ts';
import { placeInHierarchy } from './hierarchy.ts';
import { metaDataQueryable } from './definition.ts';
import type { EntityDefinition } from './definition.ts';

/** The chart of accounts (facts 4.10). Read only for now: no document moves a balance yet. */
export const account: EntityDefinition = {
  name: 'Account',
  table: 'Accounts',
  sequence: 'accounts',
  operations: new Set(['read', 'query']),
  fields: {
    Name: text({ max: 100, forbidden: /[":]/ }),
    AcctNum: text({ max: 20 }),
    Description: text({ max: 100 }),
    Active: flag,
    SubAccount: readOnly(flag),
    ParentRef: reference('Account'),
    Classification: text({ max: 30 }),
    AccountType: text({ max: 60 }),
    AccountSubType: text({ max: 60 }),
    CurrencyRef: homeCurrency,
    FullyQualifiedName: readOnly(anything),
    CurrentBalance: readOnly(anything),
    CurrentBalanceWithSubAccounts: readOnly(anything),
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
  indexes: ['Name', 'AccountSubType'],
  activeOnly: true,
  countsTotal: false,
  order: 'by-name',
  nameOf: (doc) => textOf(doc, 'FullyQualifiedName'),
  complete(draft, { company, before }) {
    const name = textOf(draft, 'Name');
    if (name === undefined) throw missingParameter('Name');
    const { fullyQualifiedName, level } = placeInHierarchy({ entity: 'Account', draft, name, before, company });
    return {
      ...draft,
      FullyQualifiedName: fullyQualifiedName,
      Active: draft['Active'] ?? true,
      SubAccount: level > 0,
      CurrentBalance: draft['CurrentBalance'] ?? 0,
      CurrentBalanceWithSubAccounts: draft['CurrentBalanceWithSubAccounts'] ?? 0,
      CurrencyRef: draft['CurrencyRef'] ?? { value: 'USD', name: 'United States Dollar' },
    };
  },
};
