import type { SchemaTypes } from './schema-types.ts';

/** Types of the company and its preferences. */
export const settings: SchemaTypes = {
  CompanyInfo: {
    extends: 'IntuitEntity',
    text: `
      CompanyName LegalName CompanyFileName FlavorStratum CompanyUserId CompanyUserAdminEmail EmployerId
      FiscalYearStartMonth TaxYearStartMonth QBVersion Country SupportedLanguages DefaultTimeZone
      FifoCalculationStatus
    `,
    flag: 'SampleFile MultiByteCharsSupported',
    day: 'CompanyStartDate LastImportedTime LastSyncTime',
    any: 'CompanyInfoEx',
    parts: {
      CompanyAddr: 'Address',
      CustomerCommunicationAddr: 'Address',
      LegalAddr: 'Address',
      CompanyEmailAddr: 'EmailAddress',
      CustomerCommunicationEmailAddr: 'EmailAddress',
      CompanyURL: 'WebSiteAddress',
      PrimaryPhone: 'TelephoneNumber',
      OtherContactInfo: 'ContactInfo[]',
      ShipAddr: 'Address',
      OtherAddr: 'Address[]',
      Mobile: 'TelephoneNumber',
      Fax: 'TelephoneNumber',
      Email: 'EmailAddress',
      WebAddr: 'WebSiteAddress',
      NameValue: 'NameValue[]',
    },
  },
  Preferences: {
    extends: 'IntuitEntity',
    parts: {
      AccountingInfoPrefs: 'CompanyAccountingPrefs',
      AdvancedInventoryPrefs: 'AdvancedInventoryPrefs',
      ProductAndServicesPrefs: 'ProductAndServicesPrefs',
      SalesFormsPrefs: 'SalesFormsPrefs',
      EmailMessagesPrefs: 'EmailMessagesPrefs',
      PrintDocumentPrefs: 'PrintDocumentPrefs',
      VendorAndPurchasesPrefs: 'VendorAndPurchasesPrefs',
      TimeTrackingPrefs: 'TimeTrackingPrefs',
      TaxPrefs: 'TaxPrefs',
      FinanceChargesPrefs: 'FinanceChargePrefs',
      CurrencyPrefs: 'CurrencyPrefs',
      ReportPrefs: 'ReportPrefs',
      OtherPrefs: 'OtherPrefs',
    },
  },
  CompanyAccountingPrefs: {
    text: 'DepartmentTerminology FirstMonthOfFiscalYear TaxYearMonth TaxForm CustomerTerminology',
    flag: `
      UseAccountNumbers RequiresAccounts TrackDepartments ClassTrackingPerTxn ClassTrackingPerTxnLine
      AutoJournalEntryNumber
    `,
    day: 'BookCloseDate',
    reference: 'DefaultARAccount DefaultAPAccount',
    parts: {
      OtherContactInfo: 'ContactInfo[]',
    },
  },
  AdvancedInventoryPrefs: {
    flag: `
      MLIAvailable MLIEnabled EnhancedInventoryReceivingEnabled TrackingSerialOrLotNumber
      TrackingOnSalesTransactionsEnabled TrackingOnPurchaseTransactionsEnabled
      TrackingOnInventoryAdjustmentEnabled TrackingOnBuildAssemblyEnabled FIFOEnabled RowShelfBinEnabled
      BarcodeEnabled
    `,
    day: 'FIFOEffectiveDate',
  },
  ProductAndServicesPrefs: {
    text: 'UOM RevenueRecognitionFrequency',
    flag: `
      ForSales ForPurchase InventoryAndPurchaseOrder QuantityWithPriceAndRate QuantityOnHand RevenueRecognition
    `,
  },
  SalesFormsPrefs: {
    text: `
      DefaultDiscountAccount EstimateMessage ETransactionEnabledStatus InvoiceMessage DefaultShippingAccount
      DefaultDeliveryMethod DefaultFOB DefaultCustomerMessage
    `,
    number: 'DefaultMarkup',
    flag: `
      UsingProgressInvoicing CustomTxnNumbers DelayedCharges EmailCopyToCompany AllowDeposit AllowDiscount
      AllowEstimates ETransactionAttachPDF ETransactionPaymentEnabled IPNSupportEnabled AllowServiceDate
      AllowShipping AutoApplyCredit AutoApplyPayments PrintItemWithZeroAmount TrackReimbursableExpensesAsIncome
      UsingSalesOrders UsingPriceLevels
    `,
    reference: 'DefaultItem DefaultTerms DefaultShipMethodRef',
    any: 'CustomField',
    parts: {
      SalesEmailCc: 'EmailAddress',
      SalesEmailBcc: 'EmailAddress',
    },
  },
  EmailMessagesPrefs: {
    parts: {
      NameValue: 'NameValue[]',
      InvoiceMessage: 'EmailMessage',
      EstimateMessage: 'EmailMessage',
      SalesReceiptMessage: 'EmailMessage',
      StatementMessage: 'EmailMessage',
    },
  },
  PrintDocumentPrefs: {
    parts: {
      NameValue: 'NameValue[]',
    },
  },
  VendorAndPurchasesPrefs: {
    text: 'MsgToVendors',
    number: 'DefaultMarkup DaysBillsAreDue',
    flag: `
      EnableBills TrackingByCustomer BillableExpenseTracking AutomaticBillPayment TPAREnabled UsingInventory
      UsingMultiLocationInventory
    `,
    reference: 'DefaultTerms DefaultMarkupAccount DiscountAccountRef',
    any: 'POCustomField',
  },
  TimeTrackingPrefs: {
    text: 'WorkWeekStartDate',
    flag: `
      UseServices BillCustomers ShowBillRateToAll TimeTrackingEnabled MarkTimeEntriesBillable
      MarkExpensesAsBillable
    `,
    reference: 'DefaultTimeItem',
  },
  TaxPrefs: {
    text: 'PaySalesTax',
    flag: 'UsingSalesTax PartnerTaxEnabled HideTaxManagement',
    reference: 'TaxGroupCodeRef TaxRateRef NonTaxableSalesTaxCodeRef TaxableSalesTaxCodeRef',
  },
  FinanceChargePrefs: {
    number: 'AnnualInterestRate MinFinChrg GracePeriod',
    flag: 'CalcFinChrgFromTxnDate AssessFinChrgForOverdueCharges',
    reference: 'FinChrgAccountRef',
  },
  CurrencyPrefs: {
    flag: 'MultiCurrencyEnabled',
    reference: 'HomeCurrency',
  },
  ReportPrefs: {
    text: 'ReportBasis',
    flag: 'CalcAgingReportFromTxnDate',
  },
  OtherPrefs: {
    parts: {
      NameValue: 'NameValue[]',
    },
  },
  EmailMessage: {
    text: 'Subject Message',
  },
};
