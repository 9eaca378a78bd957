import type { SchemaTypes } from './schema-types.ts';

/** Types of sales, purchases and money transactions. */
export const transactions: SchemaTypes = {
  Transaction: {
    extends: 'IntuitEntity',
    text: 'DocNumber PrivateNote TxnStatus TxnSource TaxFormType TaxFormNum TransactionLocationType',
    number: 'ExchangeRate TotalCostAmount HomeTotalCostAmount',
    day: 'TxnDate',
    reference: 'DepartmentRef CurrencyRef RecurDataRef ProjectRef',
    parts: {
      LinkedTxn: 'LinkedTxn[]',
      Line: 'Line[]',
      TxnTaxDetail: 'TxnTaxDetail',
      Tag: 'Tag[]',
      TxnApprovalInfo: 'TxnApprovalInfo',
      RecurringInfo: 'RecurringInfo',
    },
  },
  SalesTransaction: {
    extends: 'Transaction',
    text: `
      PONumber FOB TrackingNum GlobalTaxCalculation PrintStatus EmailStatus PaymentRefNum PaymentType
      GovtTxnRefIdentifier
    `,
    number: 'TotalAmt HomeTotalAmt Balance HomeBalance DiscountRate DiscountAmt',
    flag: 'AutoDocNumber FreeFormAddress ApplyTaxAfterDiscount ShippingTaxIncludedInTotalTax FinanceCharge',
    day: 'DueDate ShipDate',
    reference: `
      CustomerRef RemitToRef ClassRef SalesTermRef SalesRepRef ShipMethodRef TemplateRef ARAccountRef
      PaymentMethodRef DepositToAccountRef TaxExemptionRef
    `,
    parts: {
      CustomerMemo: 'MemoRef',
      BillAddr: 'Address',
      ShipAddr: 'Address',
      ShipFromAddr: 'Address',
      BillEmail: 'EmailAddress',
      BillEmailCc: 'EmailAddress',
      BillEmailBcc: 'EmailAddress',
      CheckPayment: 'CheckPayment',
      CreditCardPayment: 'CreditCardPayment',
      DeliveryInfo: 'TransactionDeliveryInfo',
    },
  },
  PurchaseByVendor: {
    extends: 'Transaction',
    text: 'Memo GlobalTaxCalculation',
    number: 'TotalAmt',
    reference: 'VendorRef APAccountRef',
    parts: {
      BillEmail: 'EmailAddress',
      ReplyEmail: 'EmailAddress',
    },
  },
  Invoice: {
    extends: 'SalesTransaction',
    text: `
      EInvoiceStatus Exportation invoiceStatus callToAction InvoiceLink PaymentDetailsMessage
      InvoiceLinkSecurityCode ScheduledPaymentId FinancingProductType SubscriptionPaymentsSetting
    `,
    number: 'Deposit CfdiUse LessCIS',
    flag: `
      AllowIPNPayment AllowOnlinePayment AllowOnlineCreditCardPayment AllowOnlineACHPayment
      AllowOnlinePayPalPayment AutoPayEligible SchedulePayEligible GratuityEnabled
    `,
    day: 'ECloudStatusTimeStamp InvoiceLinkExpiryDate',
    any: 'InvoiceEx',
    parts: {
      GlobalInfo: 'MXGlobalInfo',
      invoiceStatusLog: 'StatusInfo[]',
      ConvenienceFeeDetail: 'ConvenienceFeeDetail',
    },
  },
  CreditMemo: {
    extends: 'SalesTransaction',
    number: 'RemainingCredit',
    reference: 'InvoiceRef',
    any: 'CreditMemoEx',
  },
  Estimate: {
    extends: 'SalesTransaction',
    text: 'AcceptedBy',
    day: 'ExpirationDate AcceptedDate',
    any: 'EstimateEx',
  },
  SalesReceipt: {
    extends: 'SalesTransaction',
    number: 'LessCIS',
    any: 'SalesReceiptEx',
  },
  RefundReceipt: {
    extends: 'SalesTransaction',
    number: 'RemainingCredit',
    any: 'RefundReceiptEx',
  },
  Payment: {
    extends: 'Transaction',
    text: 'PaymentRefNum PaymentType',
    number: 'TotalAmt UnappliedAmt',
    flag: 'ProcessPayment',
    reference: 'CustomerRef RemitToRef ARAccountRef DepositToAccountRef PaymentMethodRef',
    any: 'PaymentEx',
    parts: {
      CheckPayment: 'CheckPayment',
      CreditCardPayment: 'CreditCardPayment',
    },
  },
  Bill: {
    extends: 'PurchaseByVendor',
    number: 'Balance HomeBalance LessCIS',
    flag: 'IncludeInAnnualTPAR',
    day: 'DueDate',
    reference: 'PayerRef SalesTermRef',
    any: 'BillEx',
    parts: {
      RemitToAddr: 'Address',
      ShipAddr: 'Address',
      VendorAddr: 'Address',
    },
  },
  BillPayment: {
    extends: 'Transaction',
    text: 'PayType',
    number: 'TotalAmt',
    flag: 'ProcessBillPayment',
    reference: 'VendorRef APAccountRef',
    any: 'BillPaymentEx',
    parts: {
      VendorAddr: 'Address',
      CheckPayment: 'BillPaymentCheck',
      CreditCardPayment: 'BillPaymentCreditCard',
    },
  },
  VendorCredit: {
    extends: 'PurchaseByVendor',
    number: 'Balance',
    flag: 'IncludeInAnnualTPAR',
    any: 'VendorCreditEx',
    parts: {
      VendorAddr: 'Address',
    },
  },
  Purchase: {
    extends: 'Transaction',
    text: 'PaymentRefNum PaymentType TxnId TxnNum Memo PrintStatus GlobalTaxCalculation',
    number: 'TotalAmt LessCIS',
    flag: 'Credit IncludeInAnnualTPAR',
    reference: 'AccountRef PaymentMethodRef EntityRef',
    any: 'PurchaseEx',
    parts: {
      CheckPayment: 'CheckPayment',
      CreditCardPayment: 'CreditCardPayment',
      RemitToAddr: 'Address',
    },
  },
  PurchaseOrder: {
    extends: 'PurchaseByVendor',
    text: 'FOB PrintStatus EmailStatus POStatus',
    flag: 'ManuallyClosed',
    day: 'DueDate ExpectedDate',
    reference: `
      TaxCodeRef ClassRef ReimbursableInfoRef SalesTermRef ShipTo DropShipToEntity InventorySiteRef
      ShipMethodRef TemplateRef
    `,
    any: 'PurchaseOrderEx',
    parts: {
      VendorAddr: 'Address',
      ShipAddr: 'Address',
      POEmail: 'EmailAddress',
    },
  },
  JournalEntry: {
    extends: 'Transaction',
    text: 'GlobalTaxCalculation',
    number: 'TotalAmt HomeTotalAmt',
    flag: 'Adjustment HomeCurrencyAdjustment EnteredInHomeCurrency',
    any: 'JournalEntryEx',
  },
  Deposit: {
    extends: 'Transaction',
    text: 'GlobalTaxCalculation',
    number: 'TotalAmt HomeTotalAmt',
    reference: 'DepositToAccountRef',
    any: 'DepositEx',
    parts: {
      CashBack: 'CashBackInfo',
    },
  },
  Transfer: {
    extends: 'Transaction',
    number: 'Amount',
    reference: 'FromAccountRef ToAccountRef ClassRef',
    any: 'TransferEx',
  },
  InventoryAdjustment: {
    extends: 'Transaction',
    flag: 'ShippingAdjustment',
    reference: 'AdjustAccountRef CustomerRef',
  },
  CreditCardPaymentTxn: {
    extends: 'Transaction',
    text: 'CheckNum PrintStatus Memo',
    number: 'Amount',
    reference: 'CreditCardAccountRef BankAccountRef VendorRef',
    any: 'CreditCardPaymentEx',
  },
  ReimburseCharge: {
    extends: 'Transaction',
    number: 'Amount HomeTotalAmt',
    flag: 'HasBeenInvoiced',
    reference: 'CustomerRef',
  },
  TaxPayment: {
    extends: 'IntuitEntity',
    text: 'Description',
    number: 'PaymentAmount',
    flag: 'Refund',
    day: 'PaymentDate',
    reference: 'PaymentAccountRef',
  },
  TimeActivity: {
    extends: 'IntuitEntity',
    text: 'TransactionLocationType TimeZone NameOf BillableStatus Description',
    number: 'TimeChargeId HourlyRate CostRate Hours Minutes Seconds BreakHours BreakMinutes BreakSeconds',
    flag: 'Taxable HoursInEmployeeTimeZone',
    day: 'TxnDate StartTime EndTime',
    reference: `
      EmployeeRef VendorRef OtherNameRef CustomerRef DepartmentRef ItemRef ClassRef PayrollItemRef ProjectRef
    `,
    any: 'TimeActivityEx',
  },
};
