import { expect, it } from 'vitest';
import { referencePolicy } from '../../../src/outgoing/references/policy.ts';

const { accountFor } = referencePolicy({
  serviceIncomeAccount: 'Services',
  productIncomeAccount: 'Sales',
  itemCategories: {
    Hardware: { incomeAccount: 'Hardware sales', costAccount: '5010' },
    'hardware: routers': { incomeAccount: 'Router sales' },
    Support: {},
  },
});

it.each([
  ['customer', {}, true, 'onCollision'],
  ['customer', { createCustomers: true, customerAccountNumber: 'always' }, true, 'always'],
  ['customer', { createCustomers: false, customerAccountNumber: 'never' }, false, 'never'],
  ['vendor', { createCustomers: false, vendorAccountNumber: 'always' }, true, 'always'],
  ['item', {}, true, 'never'],
  ['item', { createItems: false }, false, 'never'],
  ['term', {}, false, 'never'],
] as const)('a %s by the settings %j: may be created %s, with its account number %s', (kind, settings, may, number) => {
  const policy = referencePolicy(settings);
  expect([policy.mayCreate(kind), policy.accountNumber(kind)]).toEqual([may, number]);
});

it.each([
  [undefined, false],
  [false, false],
  [true, true],
])('with the setting createParents %s parents may be created: %s', (createParents, expected) => {
  expect(referencePolicy({ createParents }).mayCreateParents).toBe(expected);
});

it.each([
  ['product-income', undefined, 'Sales'],
  ['product-income', 'Software', 'Sales'],
  ['product-income', 'HARDWARE', 'Hardware sales'],
  ['service-income', 'Hardware', 'Hardware sales'],
  ['product-income', 'Hardware:Routers', 'Router sales'],
  ['product-income', 'Hardware:Routers:Small', 'Router sales'],
  ['product-income', 'Hardware:Switches', 'Hardware sales'],
  ['cost', 'Hardware:Routers', '5010'],
  ['service-income', 'Support', 'Services'],
  ['inventory-asset', 'Hardware', undefined],
] as const)('the account for %s of the category %s is %s', (role, category, account) => {
  expect(accountFor(role, category)).toBe(account);
});
