/**
 * QBO's bodies as far as we use them. Everything is optional because QBO leaves out what is empty (docs/quickbooks.md#answers); amounts
 * are JSON doubles and become cents at the edge (docs/protocol.md#traps). Times are `YYYY-MM-DDTHH:MM:SS±HH:MM`, dates
 * `YYYY-MM-DD`.
 */
export type QboRef = { value: string; name?: string };

export type QboMetaData = { CreateTime?: string; LastUpdatedTime?: string };

export type QboAddress = {
  Line1?: string;
  Line2?: string;
  Line3?: string;
  City?: string;
  CountrySubDivisionCode?: string;
  PostalCode?: string;
  Country?: string;
};

export type QboLinkedTxn = { TxnId: string; TxnType: string };

export type QboSalesItemLineDetail = {
  ItemRef?: QboRef;
  Qty?: number;
  UnitPrice?: number;
  TaxCodeRef?: QboRef;
  ClassRef?: QboRef;
  ServiceDate?: string;
};

export type QboDiscountLineDetail = { PercentBased?: boolean; DiscountPercent?: number; DiscountAccountRef?: QboRef };

export type QboSalesLine = {
  Id?: string;
  LineNum?: number;
  Description?: string;
  Amount?: number;
  DetailType:
    | 'SalesItemLineDetail'
    | 'DiscountLineDetail'
    | 'DescriptionOnly'
    | 'SubTotalLineDetail'
    | 'GroupLineDetail';
  SalesItemLineDetail?: QboSalesItemLineDetail;
  DiscountLineDetail?: QboDiscountLineDetail;
};

type QboSalesDocument = {
  DocNumber?: string;
  TxnDate?: string;
  CustomerRef?: QboRef;
  Line?: QboSalesLine[];
  PrivateNote?: string;
  CustomerMemo?: { value: string };
  BillEmail?: { Address: string };
  BillAddr?: QboAddress;
  ShipAddr?: QboAddress;
  CurrencyRef?: QboRef;
  ClassRef?: QboRef;
  DepartmentRef?: QboRef;
  ApplyTaxAfterDiscount?: boolean;
  GlobalTaxCalculation?: string;
  TxnTaxDetail?: { TxnTaxCodeRef?: QboRef; TotalTax?: number };
  TotalAmt?: number;
  Balance?: number;
  MetaData?: QboMetaData;
};

export type QboInvoice = QboSalesDocument & {
  DueDate?: string;
  SalesTermRef?: QboRef;
  LinkedTxn?: QboLinkedTxn[];
  EmailStatus?: string;
  PrintStatus?: string;
};

export type QboCreditMemo = QboSalesDocument & { RemainingCredit?: number };

/** What a payment says about one or more other transactions; a zero payment may link a credit memo to an invoice (docs/quickbooks.md#credit-memos). */
export type QboPaymentLine = { Amount?: number; LinkedTxn?: QboLinkedTxn[] };

export type QboPayment = {
  TxnDate?: string;
  CustomerRef?: QboRef;
  TotalAmt?: number;
  UnappliedAmt?: number;
  PaymentRefNum?: string;
  PaymentMethodRef?: QboRef;
  DepositToAccountRef?: QboRef;
  Line?: QboPaymentLine[];
  PrivateNote?: string;
  CurrencyRef?: QboRef;
  MetaData?: QboMetaData;
};

/** A line of a bill or a purchase, by account or by product. */
export type QboExpenseLine = {
  Id?: string;
  LineNum?: number;
  Description?: string;
  Amount?: number;
  DetailType: 'AccountBasedExpenseLineDetail' | 'ItemBasedExpenseLineDetail';
  AccountBasedExpenseLineDetail?: QboExpenseDetail & { AccountRef?: QboRef };
  ItemBasedExpenseLineDetail?: QboExpenseDetail & { ItemRef?: QboRef; Qty?: number; UnitPrice?: number };
};

type QboExpenseDetail = {
  CustomerRef?: QboRef;
  /** An invoice that takes a billable line over makes it `HasBeenBilled` (docs/quickbooks.md#bills). */
  BillableStatus?: 'Billable' | 'NotBillable' | 'HasBeenBilled';
  ClassRef?: QboRef;
  TaxCodeRef?: QboRef;
};

type QboSpending = {
  DocNumber?: string;
  TxnDate?: string;
  Line?: QboExpenseLine[];
  PrivateNote?: string;
  DepartmentRef?: QboRef;
  CurrencyRef?: QboRef;
  ExchangeRate?: number;
  GlobalTaxCalculation?: string;
  TxnTaxDetail?: { TxnTaxCodeRef?: QboRef; TotalTax?: number };
  TotalAmt?: number;
  MetaData?: QboMetaData;
};

export type QboVendorCredit = QboSpending & { VendorRef?: QboRef; APAccountRef?: QboRef; Balance?: number };

export type QboBill = QboVendorCredit & { DueDate?: string; SalesTermRef?: QboRef; LinkedTxn?: QboLinkedTxn[] };

/** What was paid at once: cash, a cheque or a card, or money that came back to a card (docs/quickbooks.md#purchases). */
export type QboPurchase = QboSpending & {
  PaymentType?: 'Cash' | 'Check' | 'CreditCard';
  AccountRef?: QboRef;
  EntityRef?: QboRef & { type?: string };
  Credit?: boolean;
};

export type QboCustomer = {
  DisplayName?: string;
  CompanyName?: string;
  GivenName?: string;
  FamilyName?: string;
  PrimaryEmailAddr?: { Address: string };
  PrimaryPhone?: { FreeFormNumber: string };
  BillAddr?: QboAddress;
  ShipAddr?: QboAddress;
  ParentRef?: QboRef;
  Job?: boolean;
  BillWithParent?: boolean;
  Taxable?: boolean;
  SalesTermRef?: QboRef;
  CurrencyRef?: QboRef;
  Notes?: string;
  Active?: boolean;
  Balance?: number;
  MetaData?: QboMetaData;
};

export type QboItem = {
  Name?: string;
  FullyQualifiedName?: string;
  Sku?: string;
  Description?: string;
  Type?: string;
  UnitPrice?: number;
  Taxable?: boolean;
  IncomeAccountRef?: QboRef;
  ExpenseAccountRef?: QboRef;
  AssetAccountRef?: QboRef;
  TrackQtyOnHand?: boolean;
  QtyOnHand?: number;
  InvStartDate?: string;
  Active?: boolean;
  MetaData?: QboMetaData;
};

export type QboAccount = {
  Name?: string;
  FullyQualifiedName?: string;
  AcctNum?: string;
  Classification?: string;
  AccountType?: string;
  AccountSubType?: string;
  CurrencyRef?: QboRef;
  Active?: boolean;
  MetaData?: QboMetaData;
};

export type QboTerm = {
  Name?: string;
  Type?: string;
  DueDays?: number;
  DayOfMonthDue?: number;
  DueNextMonthDays?: number;
  Active?: boolean;
};

/** An entry of a list of which we use the name: a class, a location, a tax code, a payment method. */
export type QboNamed = { Name?: string; FullyQualifiedName?: string; Active?: boolean; MetaData?: QboMetaData };

/** A vendor or an employee. */
export type QboPerson = {
  DisplayName?: string;
  AcctNum?: string;
  PrimaryEmailAddr?: { Address: string };
  CurrencyRef?: QboRef;
  Active?: boolean;
  MetaData?: QboMetaData;
};

export type QboPreferences = {
  AccountingInfoPrefs?: {
    BookCloseDate?: string;
    UseAccountNumbers?: boolean;
    TrackDepartments?: boolean;
    ClassTrackingPerTxn?: boolean;
    ClassTrackingPerTxnLine?: boolean;
  };
  SalesFormsPrefs?: {
    CustomTxnNumbers?: boolean;
    AllowDeposit?: boolean;
    AutoApplyCredit?: boolean;
    DefaultTerms?: QboRef;
    /** Loose settings in groups, such as `SalesFormsPrefs.SalesCustomName1`. */
    CustomField?: { CustomField?: { Name?: string; StringValue?: string; BooleanValue?: boolean }[] }[];
  };
  VendorAndPurchasesPrefs?: { TrackingByCustomer?: boolean; BillableExpenseTracking?: boolean };
  ProductAndServicesPrefs?: { QuantityOnHand?: boolean };
  CurrencyPrefs?: { MultiCurrencyEnabled?: boolean; HomeCurrency?: QboRef };
  TaxPrefs?: { UsingSalesTax?: boolean; PartnerTaxEnabled?: boolean; TaxGroupCodeRef?: QboRef };
  OtherPrefs?: { NameValue?: { Name: string; Value: string }[] };
  MetaData?: QboMetaData;
};

export type QboCompanyInfo = {
  CompanyName?: string;
  LegalName?: string;
  Country?: string;
  FiscalYearStartMonth?: string;
  NameValue?: { Name: string; Value: string }[];
  MetaData?: QboMetaData;
};

/** An adjustment of quantities; QBO values them itself (docs/quickbooks.md#inventory-adjustments). */
export type QboInventoryAdjustment = {
  DocNumber?: string;
  TxnDate?: string;
  AdjustAccountRef?: QboRef;
  PrivateNote?: string;
  Line?: {
    Id?: string;
    DetailType: 'ItemAdjustmentLineDetail';
    ItemAdjustmentLineDetail?: { ItemRef?: QboRef; QtyDiff?: number };
  }[];
  MetaData?: QboMetaData;
};

/** Positive amounts on two sides that come to the same (docs/quickbooks.md#journal-entries). */
export type QboJournalEntry = {
  DocNumber?: string;
  TxnDate?: string;
  PrivateNote?: string;
  CurrencyRef?: QboRef;
  Line?: {
    Id?: string;
    Description?: string;
    Amount?: number;
    DetailType: 'JournalEntryLineDetail';
    JournalEntryLineDetail?: {
      PostingType?: 'Debit' | 'Credit';
      AccountRef?: QboRef;
      ClassRef?: QboRef;
      DepartmentRef?: QboRef;
    };
  }[];
  MetaData?: QboMetaData;
};

/** The entities the client reads and writes: a new one needs its type and its line here. */
export type QboEntities = {
  Account: QboAccount;
  Bill: QboBill;
  Class: QboNamed;
  CreditMemo: QboCreditMemo;
  Customer: QboCustomer;
  Department: QboNamed;
  Employee: QboPerson;
  InventoryAdjustment: QboInventoryAdjustment;
  Invoice: QboInvoice;
  Item: QboItem;
  JournalEntry: QboJournalEntry;
  Payment: QboPayment;
  PaymentMethod: QboNamed;
  Purchase: QboPurchase;
  TaxCode: QboNamed;
  Term: QboTerm;
  Vendor: QboPerson;
  VendorCredit: QboVendorCredit;
};

export type QboEntityName = keyof QboEntities;

/**
 * What can be voided over the API; everything else that is a transaction can only be deleted (docs/quickbooks.md#calls). Of
 * what we write that is bills, purchases, journal entries and inventory adjustments.
 */
export const voidableEntities: ReadonlySet<string> = new Set(['Invoice', 'CreditMemo']);

/** An object as QBO answers it. Ids are unique only within realm and entity; SyncTokens are numeric texts. */
export type QboStored<T> = T & { Id: string; SyncToken: string };

/** What change data capture leaves of a deleted object: no SyncToken, and the time of the deletion (docs/quickbooks.md#changes). */
export type QboDeleted = { Id: string; status: 'Deleted'; MetaData?: QboMetaData };

/** What changed of each entity that was asked for. */
export type QboChanges<E extends QboEntityName> = {
  /** Objects in the whole answer: at 1000 it is cut off, with the deleted ones at the end. */
  count: number;
  of: { [Name in E]: { live: QboStored<QboEntities[Name]>[]; deleted: QboDeleted[] } };
};
