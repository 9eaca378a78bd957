import type { JsonObject } from '../json.ts';
import { chartOfAccounts } from './chart-of-accounts.ts';

function accountNumbered(name: string): string {
  return String(chartOfAccounts.findIndex(([known]) => known === name) + 1);
}

function message(form: string, name: string): JsonObject {
  return {
    Subject: `${form} from ${name}`,
    Message: `Your ${form.toLowerCase()} is attached. We appreciate your business.\n\nSincerely,\n${name}`,
  };
}

/** `taxCode`: the default tax code for sales, if sales tax is set up. */
type Settings = { customTxnNumbers: boolean; name: string; taxCode: string | undefined };

/** The preferences of a new company in the US, group by group (docs/quickbooks.md#company). */
export function newPreferences({ customTxnNumbers, name, taxCode }: Settings): JsonObject {
  return {
    AccountingInfoPrefs: {
      FirstMonthOfFiscalYear: 'January',
      TaxYearMonth: 'January',
      TaxForm: '6',
      UseAccountNumbers: false,
      ClassTrackingPerTxn: false,
      ClassTrackingPerTxnLine: false,
      TrackDepartments: false,
      DepartmentTerminology: 'Location',
      CustomerTerminology: 'Customers',
    },
    ProductAndServicesPrefs: {
      ForSales: true,
      ForPurchase: true,
      QuantityWithPriceAndRate: true,
      QuantityOnHand: true,
    },
    SalesFormsPrefs: {
      CustomTxnNumbers: customTxnNumbers,
      AllowDiscount: true,
      AllowDeposit: true,
      AllowEstimates: true,
      AllowServiceDate: false,
      AllowShipping: false,
      AutoApplyCredit: false,
      DefaultDiscountAccount: accountNumbered('Discounts given'),
      DefaultTerms: { value: '3' },
      EmailCopyToCompany: false,
      ETransactionAttachPDF: false,
      ETransactionEnabledStatus: 'NotApplicable',
      ETransactionPaymentEnabled: true,
      IPNSupportEnabled: false,
      UsingPriceLevels: false,
    },
    EmailMessagesPrefs: {
      InvoiceMessage: message('Invoice', name),
      EstimateMessage: message('Estimate', name),
      SalesReceiptMessage: message('Sales Receipt', name),
      StatementMessage: message('Statement', name),
    },
    VendorAndPurchasesPrefs: { BillableExpenseTracking: true, TrackingByCustomer: true },
    TimeTrackingPrefs: {
      UseServices: true,
      BillCustomers: true,
      ShowBillRateToAll: false,
      WorkWeekStartDate: 'Monday',
      MarkTimeEntriesBillable: true,
    },
    TaxPrefs: {
      UsingSalesTax: taxCode !== undefined,
      PartnerTaxEnabled: false,
      ...(taxCode !== undefined && { TaxGroupCodeRef: { value: taxCode } }),
    },
    CurrencyPrefs: { MultiCurrencyEnabled: false, HomeCurrency: { value: 'USD' } },
    ReportPrefs: { ReportBasis: 'Accrual', CalcAgingReportFromTxnDate: false },
    OtherPrefs: {
      NameValue: [
        { Name: 'WarnDuplicateInvoiceNumber', Value: 'true' },
        { Name: 'WarnDuplicateBillNumber', Value: 'true' },
      ],
    },
  };
}
