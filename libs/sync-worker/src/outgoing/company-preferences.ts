import type { QboCompanyInfo, QboPreferences } from '@autosync/qbo';

/** What QBO says of the company that decides how documents are written (docs/quickbooks.md#company). */
export type CompanyPreferences = {
  /** True: the company numbers its own forms, so DocNumber is sent and unique. */
  customNumbers: boolean;
  /** Documents on or before this day (YYYY-MM-DD) are in a closed period; null: none. */
  bookCloseDate: string | null;
  /** ISO 3166 with two or three letters, as QBO writes it. */
  country: string;
  usesSalesTax: boolean;
  /** QBO works out sales tax from the addresses. */
  automatedSalesTax: boolean;
  homeCurrency: string;
  /** Customers, vendors and documents have currencies of their own. */
  multicurrency: boolean;
  /** Where documents say their class: nowhere, once, or on each line. */
  classes: 'off' | 'document' | 'line';
  departments: boolean;
  /** What is bought may name the customer that it is for. */
  customersOnPurchases: boolean;
  /** Customers may be charged for what was bought for them. */
  billablePurchases: boolean;
  /** Money that was paid before may be taken off an invoice. */
  deposits: boolean;
  /** The fields that the company added to its sales forms, at most three. */
  customFields: readonly CustomFieldDefinition[];
};

export type CustomFieldDefinition = { definitionId: string; name: string };

/** Books outside the United States have a tax code on every line. */
export function isInUnitedStates({ country }: CompanyPreferences): boolean {
  return country === 'US' || country === 'USA';
}

/** The part of QBO's preferences that documents depend on, and the country, which never changes. */
export function toCompanyPreferences(body: QboPreferences, country: string): CompanyPreferences {
  const { AccountingInfoPrefs: accounting, SalesFormsPrefs: sales, CurrencyPrefs: currency } = body;
  const purchases = body.VendorAndPurchasesPrefs;
  return {
    customNumbers: sales?.CustomTxnNumbers === true,
    bookCloseDate: accounting?.BookCloseDate ?? null,
    country,
    usesSalesTax: body.TaxPrefs?.UsingSalesTax === true,
    automatedSalesTax: body.TaxPrefs?.PartnerTaxEnabled === true,
    homeCurrency: currency?.HomeCurrency?.value ?? 'USD',
    multicurrency: currency?.MultiCurrencyEnabled === true,
    classes: classesOf(accounting),
    departments: accounting?.TrackDepartments === true,
    // Not every company says it: only what is switched off for certain is off.
    customersOnPurchases: purchases?.TrackingByCustomer !== false,
    billablePurchases: purchases?.BillableExpenseTracking !== false,
    deposits: sales?.AllowDeposit === true,
    customFields: customFieldsOf(sales?.CustomField),
  };
}

export function countryOf({ Country }: QboCompanyInfo): string {
  return Country ?? 'USA';
}

function classesOf(accounting: QboPreferences['AccountingInfoPrefs']): CompanyPreferences['classes'] {
  if (accounting?.ClassTrackingPerTxnLine === true) return 'line';
  return accounting?.ClassTrackingPerTxn === true ? 'document' : 'off';
}

const FIELD_NAME = /SalesCustomName([1-9])$/;

/** QBO writes each as two loose settings: whether field n is used, and what it is called. */
function customFieldsOf(
  groups: NonNullable<QboPreferences['SalesFormsPrefs']>['CustomField'],
): CustomFieldDefinition[] {
  const settings = (groups ?? []).flatMap(({ CustomField = [] }) => CustomField);
  const unused = new Set(settings.filter(({ BooleanValue }) => BooleanValue === false).map(({ Name }) => Name));
  return settings.flatMap(({ Name, StringValue }): CustomFieldDefinition[] => {
    const definitionId = FIELD_NAME.exec(Name ?? '')?.[1];
    if (definitionId === undefined || StringValue === undefined) return [];
    return unused.has(`SalesFormsPrefs.UseSalesCustom${definitionId}`) ? [] : [{ definitionId, name: StringValue }];
  });
}
