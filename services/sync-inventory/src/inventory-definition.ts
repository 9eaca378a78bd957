import { inventory, receiptTotal, type InventoryKind } from '@autosync/contracts';
import {
  contentReader,
  expectedTax,
  type CompanyFacts,
  type EntityDefinition,
  type ObstacleContext,
  type ReferenceNeed,
  type Refusal,
} from '@autosync/sync-worker';
import { accountObstacles } from './domain/accounts.ts';
import { adjustmentNeeds, adjustmentObstacles, toAdjustment } from './domain/adjustment.ts';
import { answerInventoryFault, asWritten } from './domain/answers.ts';
import { completeInventoryUpdate } from './domain/complete-update.ts';
import { datedOn, documentDate, type InventoryRecord } from './domain/inventory-record.ts';
import { receiptNeeds, receiptObstacles, signOf, taxedReceipt, toBill } from './domain/receipt.ts';
import { toTransfer, transferNeeds, transferObstacles } from './domain/transfer.ts';
import { inventoryLookUp, returnedInventoryTotal, writtenInventoryTotal } from './domain/written-document.ts';

const readContent = contentReader(inventory, receiptTotal);

const needsOf: Record<InventoryKind, (record: InventoryRecord, company: CompanyFacts) => ReferenceNeed[]> = {
  receipt: receiptNeeds,
  adjustment: adjustmentNeeds,
  transfer: transferNeeds,
};

const obstaclesOf: Record<InventoryKind, (record: InventoryRecord, context: ObstacleContext) => Refusal[]> = {
  receipt: receiptObstacles,
  adjustment: (record, { company }) => adjustmentObstacles(record, company),
  transfer: (record, { company }) => transferObstacles(record, company),
};

const planOf = { receipt: toBill, adjustment: toAdjustment, transfer: toTransfer } as const;

/** Goods that came in, whose number was corrected, or that were moved. */
export const inventoryDefinition: EntityDefinition<InventoryRecord> = {
  type: 'inventory',
  read(content) {
    const read = readContent(content);
    return read.ok ? { ok: true, record: { content: read.record } } : read;
  },
  asWritten,
  dateOf: documentDate,
  datedOn,
  // QuickBooks numbers none of these documents itself.
  numberOf: () => undefined,
  needs: (record, company) => needsOf[record.content.kind](record, company),
  obstacles: (record, context) => [
    ...accountObstacles(record, context.company),
    ...obstaclesOf[record.content.kind](record, context),
  ],
  toDocument: (record, context) => planOf[record.content.kind](record, context),
  answerFault: answerInventoryFault,
  completeUpdate: completeInventoryUpdate,
  lookUpBy: inventoryLookUp,
  statedTax(record, company) {
    const { content } = record;
    const tax = content.kind === 'receipt' ? expectedTax(taxedReceipt(record), company) : undefined;
    return tax === undefined ? undefined : signOf(content) * tax;
  },
  totals: { written: writtenInventoryTotal, returned: returnedInventoryTotal },
};
