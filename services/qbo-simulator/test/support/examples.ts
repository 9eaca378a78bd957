import type { Doc } from '../../src/books/doc.ts';
import type { JsonObject } from '../../src/json.ts';
import type { OpenBooks } from './books.ts';
import { itemLine } from './simulator.ts';

const address = { Line1: '1 Main Street', City: 'San Jose', CountrySubDivisionCode: 'CA', PostalCode: '95131' };
const ref = (value: string) => ({ value });

function expenseLine(amount: number, more: JsonObject = {}, detail: JsonObject = {}): JsonObject {
  const DetailType = 'AccountBasedExpenseLineDetail';
  return { DetailType, Amount: amount, [DetailType]: { AccountRef: ref('16'), ...detail }, ...more };
}

function journalLine(PostingType: string, account: string, more: JsonObject = {}): JsonObject {
  const DetailType = 'JournalEntryLineDetail';
  return { DetailType, Amount: 12.5, [DetailType]: { PostingType, AccountRef: ref(account), ...more } };
}

/** Bodies of an entity: one with only what is required, and one with many properties. */
export type Example = { entity: string; least: JsonObject; much: JsonObject };

/** Examples of every entity, ordered so that references can be resolved. */
export const examples: readonly Example[] = [
  {
    entity: 'Term',
    least: { Name: 'Net 5', DueDays: 5 },
    much: { Name: '10th', DayOfMonthDue: 10, DueNextMonthDays: 5, DiscountPercent: 2 },
  },
  {
    entity: 'PaymentMethod',
    least: { Name: 'Barter' },
    much: { Name: 'Corporate card', Type: 'CREDIT_CARD', Active: true },
  },
  {
    entity: 'Account',
    least: { Name: 'Petty cash', AccountType: 'Bank' },
    much: { Name: 'Till', AccountType: 'Bank', AccountSubType: 'CashOnHand', ParentRef: ref('1'), Description: 'd' },
  },
  {
    entity: 'Customer',
    least: { DisplayName: 'Contoso' },
    much: {
      GivenName: 'Ann',
      FamilyName: 'Lee',
      Notes: 'first',
      ParentRef: ref('1'),
      SalesTermRef: ref('3'),
      PrimaryEmailAddr: { Address: 'ann@example.com' },
      PrimaryPhone: { FreeFormNumber: '1' },
      BillAddr: address,
      ShipAddr: { ...address, Line1: '2 Main Street' },
      WebAddr: { URI: 'https://example.com' },
    },
  },
  {
    entity: 'Vendor',
    least: { DisplayName: 'Parts Ltd' },
    much: { CompanyName: 'Cable Inc', TermRef: ref('2'), BillAddr: address, AcctNum: '7', Vendor1099: true },
  },
  {
    entity: 'Employee',
    least: { GivenName: 'Kim', FamilyName: 'Roe' },
    much: { GivenName: 'Jo', FamilyName: 'Roe', PrimaryAddr: address, HiredDate: '2024-02-01', BillableTime: true },
  },
  {
    entity: 'Item',
    least: { Name: 'Cabling', Type: 'Service', IncomeAccountRef: ref('11') },
    much: {
      Name: 'Switch',
      Type: 'Inventory',
      Sku: 'SW-1',
      Description: 'a switch',
      UnitPrice: 99.5,
      PurchaseCost: 60,
      TrackQtyOnHand: true,
      QtyOnHand: 10,
      InvStartDate: '2020-01-01',
      IncomeAccountRef: ref('12'),
      ExpenseAccountRef: ref('15'),
      AssetAccountRef: ref('5'),
    },
  },
  { entity: 'Class', least: { Name: 'North' }, much: { Name: 'Oslo', ParentRef: ref('1') } },
  { entity: 'Department', least: { Name: 'Shop' }, much: { Name: 'Counter', ParentRef: ref('1') } },
  {
    entity: 'Invoice',
    least: { CustomerRef: ref('1'), Line: [itemLine(10)] },
    much: {
      CustomerRef: ref('2'),
      PrivateNote: 'note',
      CustomerMemo: { value: 'thanks' },
      BillEmail: { Address: 'bill@example.com' },
      BillEmailCc: { Address: 'cc@example.com' },
      SalesTermRef: ref('3'),
      ClassRef: ref('1'),
      DepartmentRef: ref('1'),
      ShipDate: '2026-04-03',
      TrackingNum: 't1',
      BillAddr: address,
      CustomField: [{ DefinitionId: '1', Name: 'Crew #', Type: 'StringType', StringValue: 'A' }],
      Line: [
        itemLine(30, { Qty: 3, UnitPrice: 10, ServiceDate: '2026-04-01', ClassRef: ref('1') }),
        { DetailType: 'DescriptionOnly', Description: 'a text' },
        { DetailType: 'DiscountLineDetail', DiscountLineDetail: { PercentBased: true, DiscountPercent: 10 } },
      ],
    },
  },
  {
    entity: 'CreditMemo',
    least: { CustomerRef: ref('1'), Line: [itemLine(5)] },
    much: {
      CustomerRef: ref('2'),
      Line: [itemLine(6)],
      PaymentMethodRef: ref('1'),
      PaymentRefNum: 'p',
      ShipAddr: address,
    },
  },
  {
    entity: 'Payment',
    least: { CustomerRef: ref('1'), TotalAmt: 4 },
    much: {
      CustomerRef: ref('1'),
      TotalAmt: 10,
      PaymentMethodRef: ref('1'),
      PaymentRefNum: 'check 7',
      DepositToAccountRef: ref('1'),
      PrivateNote: 'paid',
      Line: [{ Amount: 10, LinkedTxn: [{ TxnType: 'Invoice', TxnId: '1' }] }],
    },
  },
  {
    entity: 'Bill',
    least: { VendorRef: ref('3'), Line: [expenseLine(20)] },
    much: {
      VendorRef: ref('4'),
      DocNumber: 'B-1',
      SalesTermRef: ref('2'),
      PrivateNote: 'note',
      DepartmentRef: ref('1'),
      Line: [
        expenseLine(7, { Description: 'rent' }),
        {
          DetailType: 'ItemBasedExpenseLineDetail',
          Amount: 8,
          ItemBasedExpenseLineDetail: { ItemRef: ref('1'), Qty: 2, UnitPrice: 4, CustomerRef: ref('1') },
        },
      ],
    },
  },
  {
    entity: 'VendorCredit',
    least: { VendorRef: ref('3'), Line: [expenseLine(2)] },
    much: { VendorRef: ref('4'), DocNumber: 'VC-1', Line: [expenseLine(3)], PrivateNote: 'note' },
  },
  {
    entity: 'BillPayment',
    least: { VendorRef: ref('3'), PayType: 'Check', TotalAmt: 1, CheckPayment: { BankAccountRef: ref('1') } },
    much: {
      VendorRef: ref('3'),
      PayType: 'CreditCard',
      TotalAmt: 5,
      CreditCardPayment: { CCAccountRef: ref('7') },
      Line: [{ Amount: 5, LinkedTxn: [{ TxnType: 'Bill', TxnId: '7' }] }],
    },
  },
  {
    entity: 'Purchase',
    least: { PaymentType: 'Cash', AccountRef: ref('1'), Line: [expenseLine(9)] },
    much: {
      PaymentType: 'CreditCard',
      AccountRef: ref('7'),
      EntityRef: { value: '3', type: 'Vendor' },
      DocNumber: 'P-1',
      Line: [expenseLine(9.99)],
    },
  },
  {
    entity: 'JournalEntry',
    least: { Line: [journalLine('Debit', '16'), journalLine('Credit', '1')] },
    much: {
      DocNumber: 'J-1',
      PrivateNote: 'note',
      Line: [
        journalLine('Debit', '3', { Entity: { Type: 'Customer', EntityRef: ref('1') } }),
        journalLine('Credit', '11', { ClassRef: ref('1'), DepartmentRef: ref('1') }),
      ],
    },
  },
  {
    entity: 'Deposit',
    least: {
      DepositToAccountRef: ref('1'),
      Line: [{ DetailType: 'DepositLineDetail', Amount: 3, DepositLineDetail: { AccountRef: ref('9') } }],
    },
    much: {
      DepositToAccountRef: ref('1'),
      PrivateNote: 'note',
      Line: [{ Amount: 4, LinkedTxn: [{ TxnId: '5', TxnType: 'Payment', TxnLineId: '0' }] }],
    },
  },
  {
    entity: 'Estimate',
    least: { CustomerRef: ref('1'), Line: [itemLine(5)] },
    much: { CustomerRef: ref('2'), Line: [itemLine(6)], ExpirationDate: '2026-09-01', AcceptedBy: 'Ann' },
  },
  {
    entity: 'SalesReceipt',
    least: { CustomerRef: ref('1'), Line: [itemLine(5)] },
    much: { CustomerRef: ref('2'), Line: [itemLine(6)], PaymentMethodRef: ref('1'), DepositToAccountRef: ref('1') },
  },
  {
    entity: 'RefundReceipt',
    least: { CustomerRef: ref('1'), Line: [itemLine(5)], DepositToAccountRef: ref('1') },
    much: { CustomerRef: ref('2'), Line: [itemLine(6)], DepositToAccountRef: ref('1'), PaymentRefNum: '7' },
  },
  {
    entity: 'PurchaseOrder',
    least: { VendorRef: ref('3'), Line: [expenseLine(20)] },
    much: { VendorRef: ref('4'), Line: [expenseLine(7)], SalesTermRef: ref('2'), ShipAddr: address, Memo: 'soon' },
  },
  {
    entity: 'Transfer',
    least: { FromAccountRef: ref('1'), ToAccountRef: ref('2'), Amount: 4 },
    much: { FromAccountRef: ref('2'), ToAccountRef: ref('1'), Amount: 4.5, PrivateNote: 'note' },
  },
  {
    entity: 'TimeActivity',
    least: { NameOf: 'Employee', EmployeeRef: ref('5'), Hours: 1 },
    much: {
      NameOf: 'Vendor',
      VendorRef: ref('3'),
      CustomerRef: ref('1'),
      ItemRef: ref('1'),
      BillableStatus: 'Billable',
      Hours: 2,
      Minutes: 30,
      HourlyRate: 120,
      Description: 'on site',
    },
  },
  {
    entity: 'InventoryAdjustment',
    least: {
      AdjustAccountRef: ref('15'),
      TxnDate: '2026-04-04',
      Line: [
        {
          DetailType: 'ItemAdjustmentLineDetail',
          ItemAdjustmentLineDetail: { ItemRef: ref('8'), QtyDiff: -2 },
        },
      ],
    },
    much: {
      AdjustAccountRef: ref('15'),
      TxnDate: '2026-04-04',
      DocNumber: 'A-1',
      PrivateNote: 'counted',
      Line: [
        {
          DetailType: 'ItemAdjustmentLineDetail',
          ItemAdjustmentLineDetail: { ItemRef: ref('8'), QtyDiff: 1.5 },
        },
      ],
    },
  },
  {
    entity: 'TaxAgency',
    least: { DisplayName: 'State Board' },
    much: { DisplayName: 'City Board', TaxRegistrationNumber: '77', TaxTrackedOnPurchases: true },
  },
  {
    entity: 'Attachable',
    least: { Note: 'called' },
    much: {
      FileName: 'router.png',
      ContentType: 'image/png',
      Note: 'broken',
      AttachableRef: [{ EntityRef: { type: 'Invoice', value: '1' }, IncludeOnSend: true }],
    },
  },
];

/** Books with two documents of every entity: a small and a large one. */
export function fillWithExamples(books: OpenBooks): Map<string, { least: Doc; much: Doc }> {
  const made = new Map<string, { least: Doc; much: Doc }>();
  for (const { entity, least, much } of examples) {
    const [first, second] = [least, much].map((body) => books.write('create', entity, body));
    made.set(entity, { least: first!, much: second! });
  }
  // The company creates these itself: a billable line makes the charge.
  books.write('create', 'Bill', {
    VendorRef: ref('3'),
    Line: [expenseLine(6, {}, { BillableStatus: 'Billable', CustomerRef: ref('1') })],
  });
  for (const entity of ['CompanyInfo', 'Preferences', 'ReimburseCharge']) {
    const [only] = books.all(entity);
    made.set(entity, { least: only!, much: only! });
  }
  return made;
}
