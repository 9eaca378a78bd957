import type { SchemaTypes } from './schema-types.ts';

/** Types of names, items, accounts and the small lists. */
export const lists: SchemaTypes = {
  NameBase: {
    extends: 'IntuitEntity',
    text: `
      IntuitId Title GivenName MiddleName FamilyName Suffix FullyQualifiedName CompanyName DisplayName
      PrintOnCheckName UserId V4IDPseudonym
    `,
    flag: 'Organization Active',
    reference: 'DefaultTaxCodeRef',
    parts: {
      PrimaryPhone: 'TelephoneNumber',
      AlternatePhone: 'TelephoneNumber',
      Mobile: 'TelephoneNumber',
      Fax: 'TelephoneNumber',
      PrimaryEmailAddr: 'EmailAddress',
      WebAddr: 'WebSiteAddress',
      OtherContactInfo: 'ContactInfo[]',
    },
  },
  Customer: {
    extends: 'NameBase',
    text: `
      ContactName AltContactName Notes AcctNum PreferredDeliveryMethod ResaleNum SecondaryTaxIdentifier
      PrimaryTaxIdentifier TaxExemptionReasonId BusinessNumber GSTIN GSTRegistrationType ClientCompanyId
      ClientEntityId Source TaxRegime
    `,
    number: 'Level Balance BalanceWithJobs CreditLimit OverDueBalance TotalRevenue TotalExpense',
    flag: 'Taxable Job BillWithParent TDSEnabled IsProject IsCISContractor',
    day: 'OpenBalanceDate',
    reference: `
      RootCustomerRef ParentRef CustomerTypeRef SalesTermRef SalesRepRef TaxGroupCodeRef TaxRateRef
      PaymentMethodRef PriceLevelRef CurrencyRef ARAccountRef
    `,
    any: 'CustomerEx',
    parts: {
      BillAddr: 'Address',
      ShipAddr: 'Address',
      OtherAddr: 'Address[]',
      CCDetail: 'CreditChargeInfo',
      JobInfo: 'JobInfo',
    },
  },
  Vendor: {
    extends: 'NameBase',
    text: `
      ContactName AltContactName Notes TaxCountry TaxIdentifier BusinessNumber AcctNum TaxReportingBasis GSTIN
      GSTRegistrationType SubcontractorType CISRate Source
    `,
    number: 'Balance BillRate CreditLimit TDSEntityTypeId TDSSectionTypeId CostRate',
    flag: 'Vendor1099 T4AEligible T5018Eligible TDSEnabled TDSOverrideThreshold IsSubContractor HasTPAR',
    day: 'TaxIdEffectiveDate OpenBalanceDate',
    reference: 'ParentRef VendorTypeRef TermRef PrefillAccountRef CurrencyRef APAccountRef',
    any: 'VendorEx',
    parts: {
      BillAddr: 'Address',
      ShipAddr: 'Address',
      OtherAddr: 'Address[]',
      VendorPaymentBankDetail: 'VendorBankAccountDetail',
    },
  },
  Employee: {
    extends: 'NameBase',
    text: 'EmployeeType EmployeeNumber SSN Gender UseTimeEntry Notes',
    number: 'BillRate CostRate',
    flag: 'BillableTime',
    day: 'BirthDate HiredDate ReleasedDate',
    any: 'EmployeeEx',
    parts: {
      PrimaryAddr: 'Address',
      OtherAddr: 'Address[]',
    },
  },
  CustomerType: {
    extends: 'IntuitEntity',
    text: 'Name FullyQualifiedName',
    flag: 'Active',
    reference: 'ParentRef',
  },
  Account: {
    extends: 'IntuitEntity',
    text: `
      Name Description FullyQualifiedName AccountAlias TxnLocationType Classification AccountType AccountSubType
      AcctNum AcctNumExtn BankNum FIName
    `,
    number: 'OpeningBalance CurrentBalance CurrentBalanceWithSubAccounts',
    flag: 'SubAccount Active TaxAccount OnlineBankingEnabled',
    day: 'OpeningBalanceDate',
    reference: 'ParentRef CurrencyRef TaxCodeRef JournalCodeRef',
    any: 'AccountEx',
    parts: {
      AccountPurposes: 'Reference[]',
    },
  },
  Item: {
    extends: 'IntuitEntity',
    text: `
      Name Sku Description FullyQualifiedName Type PurchaseDesc ManPartNum SpecialItemType ServiceType
      ItemCategoryType UQCDisplayText UQCId Source
    `,
    number: `
      Level UnitPrice RatePercent PurchaseCost AvgCost QtyOnHand QtyOnPurchaseOrder QtyOnSalesOrder ReorderPoint
      BuildPoint AbatementRate ReverseChargeRate
    `,
    flag: `
      Active SubItem Taxable SalesTaxIncluded PercentBased PurchaseTaxIncluded TrackQtyOnHand PrintGroupedItems
      SpecialItem DeferredRevenue
    `,
    day: 'InvStartDate',
    reference: `
      ParentRef PaymentMethodRef UOMSetRef IncomeAccountRef ExpenseAccountRef COGSAccountRef AssetAccountRef
      PrefVendorRef DepositToAccountRef SalesTaxCodeRef PurchaseTaxCodeRef TaxClassificationRef ClassRef
    `,
    any: 'ItemEx',
    parts: {
      ItemGroupDetail: 'ItemGroupDetail',
      ItemAssemblyDetail: 'ItemAssemblyDetail',
    },
  },
  ItemComponentLine: {
    number: 'Qty',
    reference: 'ItemRef',
    parts: {
      UOMRef: 'UOMRef',
    },
  },
  ItemGroupDetail: {
    parts: {
      ItemGroupLine: 'ItemComponentLine[]',
    },
  },
  ItemAssemblyDetail: {
    parts: {
      ItemAssemblyLine: 'ItemComponentLine[]',
    },
  },
  Class: {
    extends: 'IntuitEntity',
    text: 'Name FullyQualifiedName',
    flag: 'SubClass Active',
    reference: 'ParentRef',
    any: 'ClassEx',
  },
  Department: {
    extends: 'IntuitEntity',
    text: 'Name FullyQualifiedName',
    flag: 'SubDepartment Active',
    reference: 'ParentRef',
    any: 'DepartmentEx',
    parts: {
      Address: 'Address',
    },
  },
  Term: {
    extends: 'IntuitEntity',
    text: 'Name Type',
    number: 'DiscountPercent DueDays DiscountDays DayOfMonthDue DueNextMonthDays DiscountDayOfMonth',
    flag: 'Active',
    any: 'SalesTermEx',
  },
  PaymentMethod: {
    extends: 'IntuitEntity',
    text: 'Name Type',
    flag: 'Active',
    any: 'PaymentMethodEx',
  },
  JournalCode: {
    extends: 'IntuitEntity',
    text: 'Name Type Description',
    flag: 'Active',
    any: 'JournalCodeEx',
  },
  CompanyCurrency: {
    extends: 'IntuitEntity',
    text: 'Code Name',
    flag: 'Active',
    any: 'CompanyCurrencyEx',
  },
  ExchangeRate: {
    extends: 'IntuitEntity',
    text: 'SourceCurrencyCode TargetCurrencyCode',
    number: 'Rate',
    day: 'AsOfDate',
    any: 'ExchangeRateEx',
  },
  TaxAgency: {
    extends: 'Vendor',
    text: 'SalesTaxCountry TaxRegistrationNumber ReportingPeriod TaxAgencyConfig',
    flag: 'TaxTrackedOnPurchases TaxTrackedOnSales TaxOnTax',
    day: 'LastFileDate',
    reference: 'SalesTaxCodeRef SalesTaxReturnRef TaxOnPurchasesAccountRef TaxTrackedOnSalesAccountRef',
    any: 'TaxAgencyExt',
  },
  TaxCode: {
    extends: 'IntuitEntity',
    text: 'Name Description TaxCodeConfigType',
    flag: 'Active Hidden Taxable TaxGroup',
    any: 'TaxCodeEx',
    parts: {
      SalesTaxRateList: 'TaxRateList',
      PurchaseTaxRateList: 'TaxRateList',
      AdjustmentTaxRateList: 'TaxRateList',
    },
  },
  TaxRateList: {
    text: 'originatingGroupId',
    parts: {
      TaxRateDetail: 'TaxRateDetail[]',
    },
  },
  TaxRateDetail: {
    text: 'TaxTypeApplicable',
    number: 'TaxOrder TaxOnTaxOrder',
    reference: 'TaxRateRef',
  },
  TaxRate: {
    extends: 'IntuitEntity',
    text: 'Name Description SpecialTaxType DisplayType',
    number: 'RateValue',
    flag: 'Active',
    reference: 'AgencyRef TaxReturnLineRef OriginalTaxRate',
    any: 'TaxRateEx',
    parts: {
      EffectiveTaxRate: 'EffectiveTaxRate[]',
    },
  },
  EffectiveTaxRate: {
    number: 'RateValue',
    day: 'EffectiveDate EndDate',
    any: 'EffectiveTaxRateEx',
  },
  TaxClassification: {
    extends: 'IntuitEntity',
    text: 'Code Name Description Level',
    reference: 'ParentRef',
    parts: {
      ApplicableTo: 'text[]',
    },
  },
  TaxReturn: {
    extends: 'IntuitEntity',
    text: 'TaxReturnStatus TaxReturnEFilingFailureReason AgencyPaymentMethod TaxReturnCode',
    number: 'AgencyPaymentAmount NetTaxAmountDue FlatRateSavingsAmountDue PayGWithheldAmount',
    flag: 'UpcomingFiling',
    day: 'StartDate EndDate FileDate AgencyPaymentDate EFileErrorFixByDate',
    reference: 'AgencyRef',
  },
  TaxService: {
    extends: 'IntuitEntity',
    text: 'TaxCode TaxCodeId',
    any: 'Fault',
    parts: {
      TaxRateDetails: 'TaxRateDetails[]',
    },
  },
  TaxRateDetails: {
    text: 'TaxRateName TaxRateId TaxAgencyId TaxApplicableOn',
    number: 'RateValue',
  },
  Budget: {
    extends: 'IntuitEntity',
    text: 'Name BudgetType BudgetEntryType',
    flag: 'Active',
    day: 'StartDate EndDate',
    parts: {
      BudgetDetail: 'BudgetDetail[]',
    },
  },
  BudgetDetail: {
    number: 'Amount',
    day: 'BudgetDate',
    reference: 'AccountRef CustomerRef ClassRef DepartmentRef',
  },
  Attachable: {
    extends: 'IntuitEntity',
    text: `
      FileName FileAccessUri TempDownloadUri ContentType Category Lat Long PlaceName Note Tag
      ThumbnailFileAccessUri ThumbnailTempDownloadUri
    `,
    number: 'Size',
    any: 'AttachableEx',
  },
};
