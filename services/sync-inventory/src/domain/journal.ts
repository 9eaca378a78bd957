import { inventoryLineAmount, type InventoryLine } from '@autosync/contracts';
import { numberFromCents, type Cents } from '@autosync/core';
import type { Refusal } from '@autosync/sync-worker';

/** One side of an entry: the Ids of an account, a class and a location. */
export type Side = { account: string; class?: string | undefined; department?: string | undefined };

/** What the goods of a line are worth, more or less by the sign of the quantity; undefined: nobody says. */
export function valueOf(line: InventoryLine): Cents | undefined {
  const amount = inventoryLineAmount(line);
  if (amount === undefined) return undefined;
  const magnitude = amount < 0n ? -amount : amount;
  return Number(line.quantity) < 0 ? -magnitude : magnitude;
}

/** The refusal of an entry whose lines do not all have a value. */
export function valueObstacles(lines: readonly InventoryLine[]): Refusal[] {
  const items = lines.filter((line) => valueOf(line) === undefined).map(({ item }) => item);
  return items.length === 0 ? [] : [{ code: 'value-missing', values: { items: [...new Set(items)].join(', ') } }];
}

/** The two lines of each line with a value: `to` has more of it, `from` less; a negative value goes the other way. */
export function journalLines(
  lines: readonly InventoryLine[],
  sidesOf: (line: InventoryLine) => { to: Side; from: Side },
): Record<string, unknown>[] {
  return lines.flatMap((line) => {
    const value = valueOf(line) ?? 0n;
    if (value === 0n) return [];
    const { to, from } = sidesOf(line);
    const [debit, credit] = value > 0n ? [to, from] : [from, to];
    const Amount = numberFromCents(value < 0n ? -value : value);
    const Description = line.description ?? `${line.item}, ${line.quantity}`;
    return [
      journalLine('Debit', debit, { Amount, Description }),
      journalLine('Credit', credit, { Amount, Description }),
    ];
  });
}

function journalLine(PostingType: 'Debit' | 'Credit', side: Side, rest: Record<string, unknown>) {
  return {
    DetailType: 'JournalEntryLineDetail',
    ...rest,
    JournalEntryLineDetail: {
      PostingType,
      AccountRef: { value: side.account },
      ...(side.class !== undefined && { ClassRef: { value: side.class } }),
      ...(side.department !== undefined && { DepartmentRef: { value: side.department } }),
    },
  };
}
