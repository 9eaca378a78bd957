import { expect, it } from 'vitest';
import { countryOf, isInUnitedStates, toCompanyPreferences } from '../../src/outgoing/company-preferences.ts';

const field = (Name: string, value: object) => ({ Name: `SalesFormsPrefs.${Name}`, ...value });

it('QuickBooks’ groups of loose settings become what documents depend on', () => {
  const body = {
    AccountingInfoPrefs: { ClassTrackingPerTxnLine: true, TrackDepartments: true, BookCloseDate: '2025-12-31' },
    SalesFormsPrefs: {
      CustomTxnNumbers: true,
      AllowDeposit: true,
      CustomField: [
        {
          CustomField: [
            field('UseSalesCustom1', { BooleanValue: true }),
            field('UseSalesCustom2', { BooleanValue: false }),
          ],
        },
        {
          CustomField: [
            field('SalesCustomName1', { StringValue: 'Crew #' }),
            field('SalesCustomName2', { StringValue: 'Off' }),
            field('SalesCustomName3', { StringValue: 'Ticket' }),
          ],
        },
      ],
    },
    TaxPrefs: { UsingSalesTax: true, PartnerTaxEnabled: true },
    VendorAndPurchasesPrefs: { TrackingByCustomer: false, BillableExpenseTracking: false },
    CurrencyPrefs: { MultiCurrencyEnabled: true, HomeCurrency: { value: 'CAD' } },
  };
  expect(toCompanyPreferences(body, 'CAN')).toEqual({
    customNumbers: true,
    bookCloseDate: '2025-12-31',
    country: 'CAN',
    usesSalesTax: true,
    automatedSalesTax: true,
    homeCurrency: 'CAD',
    multicurrency: true,
    classes: 'line',
    departments: true,
    customersOnPurchases: false,
    billablePurchases: false,
    deposits: true,
    customFields: [
      { definitionId: '1', name: 'Crew #' },
      { definitionId: '3', name: 'Ticket' },
    ],
  });
});

it('a company of which nothing is said has nothing switched on', () => {
  expect(toCompanyPreferences({}, 'USA')).toEqual({
    customNumbers: false,
    bookCloseDate: null,
    country: 'USA',
    usesSalesTax: false,
    automatedSalesTax: false,
    homeCurrency: 'USD',
    multicurrency: false,
    classes: 'off',
    departments: false,
    customersOnPurchases: true,
    billablePurchases: true,
    deposits: false,
    customFields: [],
  });
  const once = { AccountingInfoPrefs: { ClassTrackingPerTxn: true } };
  expect(toCompanyPreferences(once, 'USA').classes).toBe('document');
});

it('settings that are not whole are passed over', () => {
  const loose = [
    field('SalesCustomName1', {}),
    field('SalesCustomName12', { StringValue: 'not one of nine' }),
    field('Other', { StringValue: 'x' }),
    { StringValue: 'y' },
  ];
  const body = { SalesFormsPrefs: { CustomField: [{}, { CustomField: loose }] }, CurrencyPrefs: {} };
  expect(toCompanyPreferences(body, 'USA')).toMatchObject({ customFields: [], homeCurrency: 'USD' });
});

it.each([
  [{}, 'USA'],
  [{ Country: 'CAN' }, 'CAN'],
])('the country of %j is %s', (info, country) => {
  expect(countryOf(info)).toBe(country);
});

it.each([
  ['US', true],
  ['USA', true],
  ['CAN', false],
  ['GBR', false],
])('%s is in the United States: %s', (country, expected) => {
  expect(isInUnitedStates(toCompanyPreferences({}, country))).toBe(expected);
});
