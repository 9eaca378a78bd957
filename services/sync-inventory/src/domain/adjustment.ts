import type { InventoryLine } from '@autosync/contracts';
import { numberFromDecimal } from '@autosync/core';
import {
  currencyFields,
  noteOf,
  trackingNeeds,
  type CompanyFacts,
  type DocumentPlan,
  type MappingContext,
  type ReferenceNeed,
  type Refusal,
} from '@autosync/sync-worker';
import { accountsOf, adjustmentAccount, assetAccount } from './accounts.ts';
import {
  accountNeed,
  adjustmentForm,
  classNeed,
  departmentNeed,
  itemNeed,
  type InventoryRecord,
} from './inventory-record.ts';
import { journalLines, valueObstacles, type Side } from './journal.ts';
import { placeObstacles } from './places.ts';

/** Why an adjustment cannot be written, as far as the record and the company say. */
export function adjustmentObstacles(record: InventoryRecord, company: CompanyFacts): Refusal[] {
  const { content, fixedDate } = record;
  const classes = [content.class, ...content.lines.map((line) => line.class)];
  if (adjustmentForm(record, company) === 'JournalEntry') {
    return [...valueObstacles(content.lines), ...placeObstacles(classes, content.department, company)];
  }
  const obstacles: Refusal[] = [];
  if (fixedDate !== undefined && fixedDate !== content.date) {
    obstacles.push({ code: 'adjustment-date-fixed', values: { before: fixedDate } });
  }
  if (content.department !== undefined || classes.some((name) => name !== undefined)) {
    const detail = 'QuickBooks keeps no class and no location on an adjustment of quantities';
    obstacles.push({ code: 'invalid-record', values: { detail } });
  }
  return obstacles;
}

export function adjustmentNeeds(record: InventoryRecord, company: CompanyFacts): ReferenceNeed[] {
  const { content } = record;
  const accounts = accountsOf(record, company).flatMap(({ name }) => (name === undefined ? [] : [accountNeed(name)]));
  if (adjustmentForm(record, company) === 'InventoryAdjustment') {
    return [...accounts, ...content.lines.map((line) => itemNeed(line, record))];
  }
  return [...accounts, ...trackingNeeds(content)];
}

export function toAdjustment(record: InventoryRecord, context: MappingContext): DocumentPlan {
  const { content } = record;
  const head = {
    TxnDate: content.date,
    ...(content.number !== undefined && { DocNumber: content.number }),
    PrivateNote: noteOf([content.reason, content.memo], context.key),
  };
  return adjustmentForm(record, context.company) === 'JournalEntry'
    ? toJournalEntry(record, context, head)
    : toInventoryAdjustment(record, context, head);
}

/** Quantities only: QuickBooks knows what the goods are worth. */
function toInventoryAdjustment(
  record: InventoryRecord,
  { company, referenceId, referenceData }: MappingContext,
  head: Record<string, unknown>,
): DocumentPlan {
  const { lines } = record.content;
  const needOf = (line: InventoryLine) => itemNeed(line, record);
  const uncounted = lines.filter((line) => isNoStock(referenceData(needOf(line))));
  if (uncounted.length > 0) {
    const items = [...new Set(uncounted.map(({ item }) => item))].join(', ');
    return { kind: 'refuse', refusal: { code: 'item-not-stocked', values: { items } } };
  }
  const body = {
    AdjustAccountRef: { value: referenceId(accountNeed(adjustmentAccount(record, company).name ?? '')) },
    ...head,
    Line: lines.map((line) => ({
      DetailType: 'ItemAdjustmentLineDetail',
      ItemAdjustmentLineDetail: {
        ItemRef: { value: referenceId(needOf(line)) },
        QtyDiff: numberFromDecimal(line.quantity),
      },
    })),
  };
  return { kind: 'write', entity: 'InventoryAdjustment', body };
}

const isNoStock = ({ Type }: Readonly<Record<string, unknown>>): boolean => Type !== undefined && Type !== 'Inventory';

/** The value of the goods against the account of the adjustment. */
function toJournalEntry(
  record: InventoryRecord,
  { company, referenceId }: MappingContext,
  head: Record<string, unknown>,
): DocumentPlan {
  const { content } = record;
  const idOf = (name: string | undefined, need: (of: string) => ReferenceNeed) =>
    name === undefined ? undefined : referenceId(need(name));
  const sidesOf = (line: InventoryLine): { to: Side; from: Side } => {
    const place = {
      class: idOf(line.class ?? content.class, classNeed),
      department: idOf(content.department, departmentNeed),
    };
    const account = (wanted: { name: string | undefined }) => referenceId(accountNeed(wanted.name ?? ''));
    return {
      to: { account: account(assetAccount(company)), ...place },
      from: { account: account(adjustmentAccount(record, company)), ...place },
    };
  };
  const Line = journalLines(content.lines, sidesOf);
  if (Line.length === 0) {
    return { kind: 'nothing', reason: 'Nothing to book: the goods of this adjustment are worth nothing.' };
  }
  return { kind: 'write', entity: 'JournalEntry', body: { ...head, ...currencyFields({}, company), Line } };
}
