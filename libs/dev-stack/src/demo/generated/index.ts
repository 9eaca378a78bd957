import type { RecordType } from '@autosync/contracts';
import type { RecordItem } from '@autosync/record-files';
import { generateExpenses } from './expenses.ts';
import { generateInventory } from './inventory.ts';
import { generateInvoices } from './invoices.ts';

/** How many records of each type a company gets, and what their numbers begin with. */
export type GeneratedRecords = {
  /** Invoices and credit memos. */
  records: number;
  /** The same with `--large`. */
  large?: number;
  prefix: string;
  [type: string]: number | string | undefined;
};

type Generator = (count: number, prefix: string) => RecordItem[];

/** Beside `records`, those that company.json may ask for by their type. */
const others: Partial<Record<RecordType, Generator>> = { expenses: generateExpenses, inventory: generateInventory };

export const generatedTypes = Object.keys(others) as RecordType[];

/** Records of an IT-services firm, the same ones at every start. */
export function generateRecords(wanted: GeneratedRecords, large: boolean): { type: RecordType; item: RecordItem }[] {
  const { records, prefix } = wanted;
  const invoices = generateInvoices(large ? (wanted.large ?? records) : records, prefix);
  const more = Object.entries(others) as [RecordType, Generator][];
  return [
    ...invoices.map((item) => ({ type: 'invoices' as const, item })),
    ...more.flatMap(([type, generate]) => generate(Number(wanted[type] ?? 0), prefix).map((item) => ({ type, item }))),
  ];
}
