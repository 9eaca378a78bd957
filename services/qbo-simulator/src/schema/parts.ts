import type { SchemaTypes } from './schema-types.ts';

/** Types that every entity or several of them use. */
export const parts: SchemaTypes = {
  MetaData: {
    flag: 'Synchronized',
    day: 'CreateTime LastUpdatedTime LastChangedInQB',
    reference: 'CreatedByRef LastModifiedByRef',
  },
  CustomField: {
    text: 'DefinitionId Name Type StringValue',
    number: 'NumberValue',
    flag: 'BooleanValue',
    day: 'DateValue',
  },
  AttachableRef: {
    text: 'LineInfo',
    flag: 'IncludeOnSend',
    reference: 'EntityRef',
    any: 'AttachableRefEx',
    parts: {
      CustomField: 'CustomField[]',
    },
  },
  IntuitEntity: {
    text: 'Id SyncToken domain status',
    flag: 'sparse',
    parts: {
      MetaData: 'MetaData',
      CustomField: 'CustomField[]',
      AttachableRef: 'AttachableRef[]',
    },
  },
  Tag: {
    extends: 'IntuitEntity',
    text: 'Name',
  },
  TxnApprovalInfo: {
    text: 'ApprovalStatus ApprovalStatusDetail LastChangedByUser',
    day: 'LastChangedDate',
  },
  RecurringScheduleInfo: {
    text: 'IntervalType DayOfWeek MonthOfYear',
    number: 'NumInterval DayOfMonth WeekOfMonth RemindDays DaysBefore MaxOccurrences',
    day: 'StartDate EndDate NextDate PreviousDate',
  },
  RecurringInfo: {
    text: 'Name RecurType',
    flag: 'Active',
    parts: {
      ScheduleInfo: 'RecurringScheduleInfo',
    },
  },
  EmailAddress: {
    text: 'Id Address Tag',
    flag: 'Default',
  },
  Address: {
    text: `
      Id Line1 Line2 Line3 Line4 Line5 City Country CountryCode County CountrySubDivisionCode PostalCode
      PostalCodeSuffix Lat Long Tag Note
    `,
  },
  CheckPayment: {
    text: 'CheckNum Status NameOnAcct AcctNum BankName',
    any: 'CheckPaymentEx',
  },
  BillPaymentCheck: {
    text: 'PrintStatus',
    reference: 'BankAccountRef',
    any: 'BillPaymentCheckEx',
    parts: {
      CheckDetail: 'CheckPayment',
      PayeeAddr: 'Address',
    },
  },
  CreditChargeInfo: {
    text: `
      Number Type NameOnAcct BillAddrStreet PostalCode CommercialCardCode CCTxnMode CCTxnType PrevCCTransId
    `,
    number: 'CcExpiryMonth CcExpiryYear Amount',
    flag: 'ProcessPayment',
    any: 'CreditCardChargeInfoEx',
  },
  CreditChargeResponse: {
    text: `
      CCProcessor CCTransId Status ResultMsg MerchantAcctNum CardSecurityCodeMatch AuthCode AvsStreet AvsZip
      SecurityCode ReconBatchId ClientTransID
    `,
    number: 'ResultCode PaymentGroupingCode TxnAuthorizationStamp',
    day: 'TxnAuthorizationTime',
    any: 'CreditChargeResponseEx',
  },
  CreditCardPayment: {
    parts: {
      CreditChargeInfo: 'CreditChargeInfo',
      CreditChargeResponse: 'CreditChargeResponse',
    },
  },
  BillPaymentCreditCard: {
    reference: 'CCAccountRef',
    any: 'BillPaymentCreditCardEx',
    parts: {
      CCDetail: 'CreditCardPayment',
    },
  },
  WebSiteAddress: {
    text: 'Id URI Tag',
    flag: 'Default',
  },
  TelephoneNumber: {
    text: 'Id DeviceType CountryCode AreaCode ExchangeCode Extension FreeFormNumber Tag',
    flag: 'Default',
  },
  ContactInfo: {
    text: 'Type',
    any: 'OtherContact',
    parts: {
      Telephone: 'TelephoneNumber',
      Email: 'EmailAddress',
      WebSite: 'WebSiteAddress',
    },
  },
  NameValue: {
    text: 'Name Value',
  },
  MemoRef: {
    text: 'value id',
  },
  TransactionDeliveryInfo: {
    text: 'DeliveryType DeliveryErrorType',
    day: 'DeliveryTime',
  },
  JobInfo: {
    text: 'Status Description',
    day: 'StartDate ProjectedEndDate EndDate',
    reference: 'JobTypeRef',
  },
  CashBackInfo: {
    text: 'Memo',
    number: 'Amount',
    reference: 'AccountRef',
  },
  MXGlobalInfo: {
    text: 'Periodicity Month Year',
  },
  StatusInfo: {
    text: 'status callToAction',
    day: 'statusDate',
  },
  ConvenienceFeeDetail: {
    extends: 'IntuitEntity',
    text: 'ConvenienceFeeType',
    number: 'ConvenienceFeePercent',
  },
  VendorBankAccountDetail: {
    text: 'BankBranchIdentifier BankAccountNumber BankAccountName StatementText',
  },
};
