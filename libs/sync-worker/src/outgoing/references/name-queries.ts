import { quickBooksLists, type QuickBooksList } from '@autosync/contracts';
import type { QboCondition, QboEntityName } from '@autosync/qbo';
import type { ListEntry } from '@autosync/records';
import { readQbo } from '../../reading.ts';
import type { OutgoingSlice } from '../outgoing-slice.ts';
import { toListEntry } from './list-entry.ts';

/** A name stands in a query twice, as it is and as it is once inactive; addresses of queries are not endless. */
const MOST_NAMES = 30;
const MOST_CHARACTERS = 4000;
const MOST_IDS = 300;

export const anyActivity: QboCondition = { field: 'Active', operator: 'in', value: [true, false] };

async function query(slice: OutgoingSlice, list: QuickBooksList, condition: QboCondition): Promise<ListEntry[]> {
  const entity: QboEntityName = quickBooksLists[list].entity;
  const answer = await readQbo(slice, () =>
    slice.qbo.query(entity, [condition, anyActivity], { orderBy: 'Id', maxResults: 1000 }),
  );
  return answer.body.map((row) => toListEntry(list, { ...row }));
}

/** The entries with these own names, inactive ones included: a metered call for many names. */
export async function queryByNames(
  slice: OutgoingSlice,
  list: QuickBooksList,
  names: readonly string[],
): Promise<ListEntry[]> {
  const { nameField } = quickBooksLists[list];
  const found: ListEntry[] = [];
  for (const page of pagesOf(names)) {
    const value = page.flatMap((name) => [name, `${name} (deleted)`]);
    found.push(...(await query(slice, list, { field: nameField, operator: 'in', value })));
  }
  return found;
}

/** The entries with these account numbers. */
export async function queryByNumbers(
  slice: OutgoingSlice,
  list: QuickBooksList,
  numbers: readonly string[],
): Promise<ListEntry[]> {
  const found: ListEntry[] = [];
  for (const value of pagesOf(numbers)) {
    found.push(...(await query(slice, list, { field: 'AcctNum', operator: 'in', value })));
  }
  return found;
}

/** The entries with these Ids, as far as they still exist. */
export async function queryByIds(
  slice: OutgoingSlice,
  list: QuickBooksList,
  ids: readonly string[],
): Promise<ListEntry[]> {
  const found: ListEntry[] = [];
  for (let at = 0; at < ids.length; at += MOST_IDS) {
    const value = ids.slice(at, at + MOST_IDS);
    found.push(...(await query(slice, list, { field: 'Id', operator: 'in', value })));
  }
  return found;
}

/** Who has a name in the one space of names that customers, vendors and employees share. */
export type NameHolder = { word: string; name: string; customer: ListEntry | null };

const people = [
  { entity: 'Customer', word: 'the customer' },
  { entity: 'Vendor', word: 'the vendor' },
  { entity: 'Employee', word: 'the employee' },
] as const;

/** The active customers, vendors and employees of these names: three metered calls for many names. */
export async function queryHolders(slice: OutgoingSlice, names: readonly string[]): Promise<NameHolder[]> {
  const holders: NameHolder[] = [];
  for (const { entity, word } of people) {
    for (const value of pagesOf(names)) {
      const answer = await readQbo(slice, () =>
        slice.qbo.query(entity, [{ field: 'DisplayName', operator: 'in', value }], { orderBy: 'Id' }),
      );
      for (const row of answer.body) {
        const customer = entity === 'Customer' ? toListEntry('customers', { ...row }) : null;
        holders.push({ word, name: customer?.fullName ?? row.DisplayName ?? '', customer });
      }
    }
  }
  return holders;
}

function pagesOf(names: readonly string[]): string[][] {
  const pages: string[][] = [];
  let length = 0;
  for (const name of new Set(names)) {
    const characters = encodeURIComponent(name).length * 2;
    const page = pages.at(-1);
    if (page === undefined || page.length >= MOST_NAMES || length + characters > MOST_CHARACTERS) {
      pages.push([name]);
      length = characters;
    } else {
      page.push(name);
      length += characters;
    }
  }
  return pages;
}
