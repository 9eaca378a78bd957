import { expect, it } from 'vitest';
import type { Invoice } from '@autosync/contracts';
import { toCompanyPreferences, type CompanyFacts } from '@autosync/sync-worker';
import { customFieldObstacles, customFieldsOf } from '../../src/domain/custom-fields.ts';

const companyWith = (fields: object[]): CompanyFacts => ({
  name: 'Northwind',
  timeZone: 'UTC',
  settings: {},
  preferences: toCompanyPreferences({ SalesFormsPrefs: { CustomField: [{ CustomField: fields }] } } as never, 'USA'),
});
const invoice = { customFields: [{ name: 'Crew #', value: '7' }] } as Invoice;

it('a field that the company does not have is named; added to the sales forms, it is in the way no more', () => {
  const before = companyWith([]);
  expect(customFieldObstacles(invoice, before)).toMatchObject([
    { code: 'custom-field-missing', values: { name: 'Crew #' }, causes: [{ look: 'company' }] },
  ]);
  const after = companyWith([
    { Type: 'StringType', Name: 'SalesFormsPrefs.SalesCustomName1', StringValue: 'Crew #' },
    { Type: 'BooleanType', Name: 'SalesFormsPrefs.UseSalesCustom1', BooleanValue: true },
  ]);
  expect(customFieldObstacles(invoice, after)).toEqual([]);
  expect(customFieldsOf(invoice, after.preferences)).toMatchObject({
    CustomField: [{ DefinitionId: '1', StringValue: '7' }],
  });
});
