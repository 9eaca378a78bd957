import { text, flag, choice, whole, percent } from '../fields/scalars.ts';
import { textOf } from '../books/doc.ts';
import { missingParameter } from '../qbo-fault.ts';
import { addDays, dayOfMonth } from '../stamps.ts';
import type { Draft } from '../json.ts';
import { metaDataQueryable, nameList } from './definition.ts';
import type { EntityDefinition } from './definition.ts';
import { checkNameIsFree, nameByActivity } from './unique-names.ts';

const days = whole({ min: 0, max: 999 });
const dayNumber = whole({ min: 1, max: 31 });

/** Payment terms (docs/quickbooks.md#entities): a number of days (STANDARD) or a day of the month (DATE_DRIVEN). */
export const term: EntityDefinition = {
  ...nameList,
  name: 'Term',
  table: 'Terms',
  sequence: 'terms',
  fields: {
    Name: text({ max: 31 }),
    Active: flag,
    Type: choice(['STANDARD', 'DATE_DRIVEN']),
    DueDays: days,
    DiscountDays: days,
    DiscountPercent: percent,
    DayOfMonthDue: dayNumber,
    DueNextMonthDays: days,
    DiscountDayOfMonth: dayNumber,
  },
  answer: { defaults: { DiscountPercent: 0 }, always: ['Name', 'Active', 'Type'] },
  queryable: { ...metaDataQueryable, Name: 'text', Active: 'flag', Type: 'text' },
  indexes: ['Name'],
  nameOf: (doc) => textOf(doc, 'Name'),
  complete(draft, context) {
    const given = textOf(draft, 'Name');
    if (given === undefined) throw missingParameter('Name');
    const active = draft['Active'] !== false;
    const name = nameByActivity(given, active);
    checkNameIsFree({ entity: 'Term', property: 'Name', name, draft }, context);
    const dateDriven = draft['DayOfMonthDue'] !== undefined;
    if (!dateDriven && draft['DueDays'] === undefined) throw missingParameter('DueDays');
    return { ...draft, Name: name, Active: active, Type: dateDriven ? 'DATE_DRIVEN' : 'STANDARD' };
  },
};

/** When a form dated `day` is due. With a day of the month: this month's, or the next month's if that is too near. */
export function dueDate(terms: Draft, day: string): string {
  const number = terms['DayOfMonthDue'];
  if (typeof number !== 'number') return addDays(day, Number(terms['DueDays'] ?? 0));
  const nearest = addDays(day, Number(terms['DueNextMonthDays'] ?? 0));
  const thisMonth = dayOfMonth(day, 0, number);
  return thisMonth >= nearest ? thisMonth : dayOfMonth(day, 1, number);
}
