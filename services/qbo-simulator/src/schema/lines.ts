import type { SchemaTypes } from './schema-types.ts';

/** Types of the lines of transactions and of their tax. */
export const lines: SchemaTypes = {
  Line: {
    text: 'Id Description DetailType',
    number: 'LineNum Amount Received CostAmount HomeCostAmount',
    reference: 'ProjectRef',
    any: 'LineEx CustomExtensions',
    parts: {
      LinkedTxn: 'LinkedTxn[]',
      PaymentLineDetail: 'PaymentLineDetail',
      DiscountLineDetail: 'DiscountLineDetail',
      TaxLineDetail: 'TaxLineDetail',
      SalesItemLineDetail: 'SalesItemLineDetail',
      DescriptionLineDetail: 'DescriptionLineDetail',
      ItemBasedExpenseLineDetail: 'ItemBasedExpenseLineDetail',
      AccountBasedExpenseLineDetail: 'AccountBasedExpenseLineDetail',
      ReimburseLineDetail: 'ReimburseLineDetail',
      DepositLineDetail: 'DepositLineDetail',
      PurchaseOrderItemLineDetail: 'PurchaseOrderItemLineDetail',
      SalesOrderItemLineDetail: 'SalesOrderItemLineDetail',
      ItemReceiptLineDetail: 'ItemReceiptLineDetail',
      JournalEntryLineDetail: 'JournalEntryLineDetail',
      GroupLineDetail: 'GroupLineDetail',
      SubTotalLineDetail: 'SubTotalLineDetail',
      TDSLineDetail: 'TDSLineDetail',
      ItemAdjustmentLineDetail: 'ItemAdjustmentLineDetail',
      CustomField: 'CustomField[]',
    },
  },
  PaymentLineDetail: {
    number: 'Balance HomeBalance',
    day: 'ServiceDate',
    reference: 'ItemRef ClassRef',
    any: 'PaymentLineEx',
    parts: {
      Discount: 'DiscountOverride',
    },
  },
  DiscountOverride: {
    number: 'DiscountPercent',
    flag: 'PercentBased',
    reference: 'DiscountRef DiscountAccountRef',
  },
  DiscountLineDetail: {
    extends: 'DiscountOverride',
    day: 'ServiceDate',
    reference: 'ClassRef TaxCodeRef',
    any: 'DiscountLineDetailEx',
  },
  TaxLineDetail: {
    number: 'TaxPercent NetAmountTaxable TaxInclusiveAmount OverrideDeltaAmount',
    flag: 'PercentBased',
    day: 'ServiceDate',
    reference: 'TaxRateRef',
    any: 'TaxLineDetailEx',
  },
  MarkupInfo: {
    number: 'Value Percent',
    flag: 'PercentBased',
    reference: 'PriceLevelRef MarkUpIncomeAccountRef',
  },
  UOMRef: {
    text: 'Unit',
    reference: 'UOMSetRef',
  },
  ItemLineDetail: {
    number: 'UnitPrice UnitCostPrice RatePercent Qty',
    reference: 'ItemRef ClassRef PriceLevelRef ItemAccountRef InventorySiteRef TaxCodeRef TaxClassificationRef',
    parts: {
      MarkupInfo: 'MarkupInfo',
      UOMRef: 'UOMRef',
    },
  },
  SalesItemLineDetail: {
    extends: 'ItemLineDetail',
    number: 'TaxInclusiveAmt DiscountRate DiscountAmt',
    flag: 'DeferredRevenue',
    day: 'ServiceDate',
    any: 'SalesItemLineDetailEx',
  },
  DescriptionLineDetail: {
    day: 'ServiceDate',
    reference: 'TaxCodeRef',
    any: 'DescriptionLineDetailEx',
  },
  ItemBasedExpenseLineDetail: {
    extends: 'ItemLineDetail',
    text: 'BillableStatus',
    number: 'TaxInclusiveAmt',
    reference: 'CustomerRef',
    any: 'ItemBasedExpenseLineDetailEx',
  },
  AccountBasedExpenseLineDetail: {
    text: 'BillableStatus',
    number: 'TaxAmount TaxInclusiveAmt',
    reference: 'CustomerRef ClassRef AccountRef TaxCodeRef',
    any: 'ExpenseDetailLineDetailEx',
    parts: {
      MarkupInfo: 'MarkupInfo',
    },
  },
  ReimburseLineDetail: {
    extends: 'ItemLineDetail',
  },
  DepositLineDetail: {
    text: 'CheckNum TxnType TaxApplicableOn',
    reference: 'Entity ClassRef AccountRef PaymentMethodRef TaxCodeRef',
    any: 'DepositLineDetailEx',
  },
  PurchaseOrderItemLineDetail: {
    extends: 'SalesItemLineDetail',
    text: 'ManPartNum',
    number: 'OpenQty',
    flag: 'ManuallyClosed',
    any: 'PurchaseOrderItemLineDetailEx',
  },
  SalesOrderItemLineDetail: {
    extends: 'SalesItemLineDetail',
    flag: 'ManuallyClosed',
  },
  ItemReceiptLineDetail: {
    any: 'ItemReceiptLineDetailEx',
  },
  EntityTypeRef: {
    text: 'Type',
    reference: 'EntityRef',
  },
  JournalEntryLineDetail: {
    text: 'PostingType TaxApplicableOn BillableStatus',
    number: 'TaxAmount TaxInclusiveAmt',
    reference: 'AccountRef ClassRef DepartmentRef TaxCodeRef TaxRateRef JournalCodeRef',
    any: 'JournalEntryLineDetailEx',
    parts: {
      Entity: 'EntityTypeRef',
    },
  },
  GroupLineDetail: {
    number: 'Quantity',
    day: 'ServiceDate',
    reference: 'GroupItemRef',
    any: 'GroupLineDetailEx',
    parts: {
      UOMRef: 'UOMRef',
      Line: 'Line[]',
    },
  },
  SubTotalLineDetail: {
    day: 'ServiceDate',
    reference: 'ItemRef',
  },
  TDSLineDetail: {
    number: 'TDSSectionTypeId',
    reference: 'TDSAccountRef',
    any: 'TDSLineDetailEx',
  },
  ItemAdjustmentLineDetail: {
    number: 'SalesPrice QtyDiff NewQty',
    reference: 'ItemRef ClassRef',
  },
  TxnTaxDetail: {
    text: 'TaxReviewStatus',
    number: 'TotalTax',
    flag: 'UseAutomatedSalesTax',
    reference: 'DefaultTaxCodeRef TxnTaxCodeRef',
    parts: {
      TaxLine: 'Line[]',
    },
  },
  LinkedTxn: {
    text: 'TxnId TxnType TxnLineId',
  },
};
