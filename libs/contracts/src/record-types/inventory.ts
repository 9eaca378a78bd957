import { Type } from 'typebox';
import { taxCodePath } from '../records/document-fields.ts';
import { inventoryFaults } from '../records/inventory-rules.ts';
import { inventorySchema, type Inventory } from '../records/inventory.ts';
import type { RecordTypeDeclaration } from './declaration.ts';

const example: Inventory = {
  kind: 'receipt',
  date: '2026-11-02',
  vendor: { name: 'Ingram Micro', accountNumber: 'V-12' },
  vendorInvoiceNumber: '4471',
  lines: [{ item: 'Router', quantity: '10', unitCost: '62.50' }],
  freight: { amount: '18.00', account: 'Freight and delivery' },
  total: '643.00',
};

/** Also the places of a transfer may be classes or locations. */
const placePath = (field: 'class' | 'department') =>
  `$.**{0 to 2} ? (@.type() == "object").keyvalue() ? (@.key == "${field}" || @.key == "from" || @.key == "to").value`;

const account = Type.Union([Type.String({ minLength: 1, maxLength: 200 }), Type.Null()]);
const byName = 'by its name or number in QuickBooks, "Parent:Child" for an account below another; null takes it back';

export const inventory = {
  title: 'Inventory',
  words: { one: 'an inventory record', many: 'inventory records' },
  direction: 'out',
  queueClass: 'rest',
  takesStartDate: false,
  dryRun: 'yes',
  content: {
    schema: inventorySchema,
    faults: (content) => inventoryFaults(content as Inventory),
    names: {
      vendor: '$.vendor',
      item: '$.lines[*].item',
      term: '$.terms',
      account: '$.**{0 to 1}.account',
      class: placePath('class'),
      department: placePath('department'),
      'tax-code': taxCodePath,
    },
    itemAccounts: ['product-income', 'cost', 'inventory-asset'],
    example,
    isReceivable: false,
  },
  settings: {
    receiptDate: {
      schema: Type.Enum(['document', 'vendorInvoice', 'order']),
      default: 'document',
      doc: 'Which day of a receipt its bill is dated: its own, that of the vendor’s invoice, or that of the order; its own where the wanted one is not known',
    },
    partialReceiptSuffix: {
      schema: Type.Enum(['-2', '/2', ' (2)']),
      default: '-2',
      doc: 'What is added to the number of a vendor’s invoice that another bill has already, as for goods that come in several receipts; counted on from 2',
    },
    freightAccount: {
      schema: account,
      default: null,
      doc: `The account of freight on receipts that name none, ${byName}`,
    },
    adjustmentsAs: {
      schema: Type.Enum(['inventoryAdjustment', 'journalEntry']),
      default: 'inventoryAdjustment',
      doc: 'How adjustments are written: as adjustments of quantities, which QuickBooks values, or as journal entries of the values that the records say; a plan without inventory gets journal entries',
    },
    adjustmentAccount: {
      schema: account,
      default: null,
      doc: `The account that adjustments are booked against which name none, ${byName}`,
    },
    transfersAs: {
      schema: Type.Enum(['nothing', 'class', 'department']),
      default: 'nothing',
      doc: 'What becomes of goods that are moved: nothing to book, or a journal entry between the classes or the locations (departments) that the two places are mapped to',
    },
  },
  failures: {
    'value-missing': {
      category: 'data',
      message: 'A journal entry needs the value of all goods, and nobody says what {items} cost.',
      fix: 'Send the record again with the unit cost or the amount of each line.',
      retryable: false,
    },
    'adjustment-date-fixed': {
      category: 'data',
      message: 'The adjustment stands in QuickBooks under {before}, and QuickBooks lets nobody change the date of one.',
      fix: 'Change the date of the record back. Or delete the adjustment in QuickBooks and use the operation on the record that sends it as a new one.',
      retryable: false,
    },
    'item-not-stocked': {
      category: 'data',
      message: 'QuickBooks does not count the stock of {items}, so there is nothing to adjust.',
      fix: 'Map the product to one that QuickBooks keeps in stock, or have adjustments written as journal entries (setting adjustmentsAs); then run the record again.',
      retryable: false,
    },
  },
} as const satisfies RecordTypeDeclaration;
