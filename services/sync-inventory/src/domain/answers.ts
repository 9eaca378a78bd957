import { inventory, settingOf } from '@autosync/contracts';
import type { FaultAnswer, RefusedCall } from '@autosync/sync-worker';
import { ownNumber, type InventoryRecord } from './inventory-record.ts';
import { isFormOf, nextNumber } from './numbers.ts';

type Doc = Readonly<Record<string, unknown>>;

/** What was decided when the record was written: an adjustment stays what it is, a bill keeps its number. */
export function asWritten(record: InventoryRecord, { entity, body }: { entity: string; body: Doc }): InventoryRecord {
  const { content } = record;
  if (content.kind === 'adjustment') {
    if (entity === 'JournalEntry') return { ...record, writtenAs: entity };
    if (entity !== 'InventoryAdjustment') return record;
    return { ...record, writtenAs: entity, ...(typeof body['TxnDate'] === 'string' && { fixedDate: body['TxnDate'] }) };
  }
  const own = ownNumber(content);
  const number = body['DocNumber'];
  const isKept = content.kind === 'receipt' && own !== undefined && typeof number === 'string' && isFormOf(number, own);
  return isKept ? { ...record, number } : record;
}

/**
 * A number that another bill of the vendor has gets a suffix; where QuickBooks keeps no stock for the company, adjustments become
 * journal entries and new products such as are only bought.
 */
export async function answerInventoryFault(
  refused: RefusedCall<InventoryRecord>,
): Promise<FaultAnswer<InventoryRecord> | undefined> {
  switch (refused.fault.code) {
    case '6140':
      return renumbered(refused);
    case '5020':
    case '5030':
      return withoutStock(refused);
    default:
      return undefined;
  }
}

async function renumbered({
  record,
  company,
  entity,
  body,
  find,
}: RefusedCall<InventoryRecord>): Promise<FaultAnswer<InventoryRecord> | undefined> {
  const base = ownNumber(record.content);
  if ((entity !== 'Bill' && entity !== 'VendorCredit') || base === undefined) return undefined;
  const style = settingOf(inventory, 'partialReceiptSuffix', company.settings);
  // Where the number is cut for its suffix, those of other numbers are found, too, and do no harm.
  const start = base.slice(0, 16);
  const vendor = (body['VendorRef'] as { value: string }).value;
  const bills = await find([
    { field: 'VendorRef', operator: '=', value: vendor },
    { field: 'DocNumber', operator: 'like', value: `${start}%` },
  ]);
  const taken = bills.map(({ DocNumber }) => (typeof DocNumber === 'string' ? DocNumber : ''));
  return {
    kind: 'instead',
    record: { ...record, number: nextNumber(base, style, [...taken, String(body['DocNumber'])]) },
  };
}

function withoutStock({ record, entity }: RefusedCall<InventoryRecord>): FaultAnswer<InventoryRecord> | undefined {
  const { kind } = record.content;
  const isKnown = record.withoutStock === true || record.writtenAs !== undefined;
  const helps =
    kind === 'adjustment'
      ? entity === 'InventoryAdjustment' || entity === 'Item'
      : kind === 'receipt' && entity === 'Item';
  return helps && !isKnown ? { kind: 'instead', record: { ...record, withoutStock: true } } : undefined;
}
