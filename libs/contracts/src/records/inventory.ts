import { Type, type Static } from 'typebox';
import { amountSchema, daySchema, decimalSchema, nameSchema, textSchema } from '../fields.ts';
import { accountSchema, categorySchema, classSchema, documentFields, taxCodeSchema } from './document-fields.ts';

// What happens to goods, as API clients send it and as it is stored: received, adjusted, moved. Amounts are decimal text
// (money is never a JSON number). Which fields belong to which kind is in `inventory-rules.ts`.

const closed = { additionalProperties: false };

/** How many lines a document can have in QuickBooks, less those of freight and taxes. */
const MOST_LINES = 9000;

export const inventoryLineSchema = Type.Object(
  {
    item: nameSchema({ maxLength: 100, description: 'product by name' }),
    description: Type.Optional(textSchema({ maxLength: 4000 })),
    /** What came in or was moved, or what an adjustment changes the stock by. */
    quantity: decimalSchema,
    unitCost: Type.Optional(decimalSchema),
    amount: Type.Optional(
      Type.String({
        ...amountSchema,
        description: 'what the line comes to, where that is not quantity × unit cost; decimal text such as "1250.00"',
      }),
    ),
    category: Type.Optional(categorySchema),
    class: Type.Optional(classSchema),
    taxCode: Type.Optional(taxCodeSchema),
  },
  { ...closed, title: 'InventoryLine' },
);
export type InventoryLine = Static<typeof inventoryLineSchema>;

const warehouse = (description: string) => Type.Optional(nameSchema({ maxLength: 500, description }));

export const inventorySchema = Type.Object(
  {
    ...documentFields,
    kind: Type.Enum(['receipt', 'adjustment', 'transfer'], {
      description:
        'goods came in from a vendor (or went back, where the receipt comes to less than nothing), their number was corrected, or they were moved between two places',
    }),
    number: Type.Optional(nameSchema({ maxLength: 21, description: 'your own number of the record' })),
    date: daySchema,
    memo: Type.Optional(textSchema({ maxLength: 1000, description: 'kept in the private note' })),
    lines: Type.Array(inventoryLineSchema, { minItems: 1, maxItems: MOST_LINES }),

    vendor: Type.Optional(
      Type.Object(
        {
          name: nameSchema({ maxLength: 500, description: 'vendor by name' }),
          accountNumber: Type.Optional(nameSchema({ maxLength: 100 })),
        },
        { title: 'Vendor', ...closed, description: 'of a receipt: who is owed' },
      ),
    ),
    vendorInvoiceNumber: Type.Optional(
      nameSchema({
        maxLength: 21,
        description: 'of a receipt: the number on the vendor’s invoice; several receipts may have the same one',
      }),
    ),
    vendorInvoiceDate: Type.Optional(daySchema),
    orderDate: Type.Optional(daySchema),
    dueDate: Type.Optional(daySchema),
    terms: Type.Optional(nameSchema({ maxLength: 31, description: 'of a receipt: payment terms by name' })),
    freight: Type.Optional(
      Type.Object(
        {
          amount: amountSchema,
          account: Type.Optional(accountSchema),
          description: Type.Optional(textSchema({ maxLength: 4000 })),
        },
        { title: 'Freight', ...closed, description: 'of a receipt: what the delivery cost' },
      ),
    ),
    total: Type.Optional(
      Type.String({ ...amountSchema, description: 'of a receipt: lines and freight, with or without the taxes' }),
    ),

    account: Type.Optional(
      nameSchema({
        maxLength: 500,
        description: 'of an adjustment: the account that the goods are booked against, by name or number',
      }),
    ),
    reason: Type.Optional(textSchema({ maxLength: 500, description: 'of an adjustment: kept in the private note' })),

    from: warehouse('of a transfer: the place that the goods left'),
    to: warehouse('of a transfer: the place that they came to'),
  },
  { ...closed, title: 'InventoryMovement' },
);
export type Inventory = Static<typeof inventorySchema>;
export type InventoryKind = Inventory['kind'];
