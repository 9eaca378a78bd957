import { QboFault } from '../qbo-fault.ts';
import { addDays, isDay } from '../stamps.ts';

/** The query parameters of a report: `end_date`, `customer`. */
export type ReportParameters = Readonly<Record<string, string>>;

/** Both days are included. */
export type Period = { start: string; end: string };

const monthOf = (day: string) => `${day.slice(0, 7)}-01`;
const yearOf = (day: string) => `${day.slice(0, 4)}-01-01`;
const lastOfMonth = (day: string) => addDays(monthOf(addDays(monthOf(day), 31)), -1);
const lastOfYear = (day: string) => `${day.slice(0, 4)}-12-31`;

/** The periods that a report can name. The fiscal year starts in January. */
const macros: Readonly<Record<string, (today: string) => Period>> = {
  today: (today) => ({ start: today, end: today }),
  yesterday: (today) => ({ start: addDays(today, -1), end: addDays(today, -1) }),
  'this month': (today) => ({ start: monthOf(today), end: lastOfMonth(today) }),
  'this month-to-date': (today) => ({ start: monthOf(today), end: today }),
  'last month': (today) => ({ start: monthOf(addDays(monthOf(today), -1)), end: addDays(monthOf(today), -1) }),
  'this calendar year': (today) => ({ start: yearOf(today), end: lastOfYear(today) }),
  'this calendar year-to-date': (today) => ({ start: yearOf(today), end: today }),
  'this fiscal year': (today) => ({ start: yearOf(today), end: lastOfYear(today) }),
  'this fiscal year-to-date': (today) => ({ start: yearOf(today), end: today }),
  'last calendar year': (today) => lastYear(today),
  'last fiscal year': (today) => lastYear(today),
};

function lastYear(today: string): Period {
  const end = addDays(yearOf(today), -1);
  return { start: yearOf(end), end };
}

/** The first day of the fiscal year that a day is in. */
export function fiscalYearStart(day: string): string {
  return yearOf(day);
}

/** Days win over a period's name; without either it is this year up to today. Throws QboFault 2070 or 2170. */
export function periodOf(parameters: ReportParameters, today: string): Period {
  const { start_date: start, end_date: end, date_macro: macro } = parameters;
  if (start === undefined && end === undefined) return named(macro ?? 'This Fiscal Year-to-date', today);
  const last = end === undefined ? today : dayOf('end_date', end);
  return { start: start === undefined ? fiscalYearStart(last) : dayOf('start_date', start), end: last };
}

export function dayOf(name: string, value: string): string {
  if (isDay(value)) return value;
  throw new QboFault('2070', `Invalid Date. Supplied value:${value}`, name);
}

function named(macro: string, today: string): Period {
  const period = Object.hasOwn(macros, macro.toLowerCase()) ? macros[macro.toLowerCase()] : undefined;
  if (period) return period(today);
  throw new QboFault('2170', `Invalid Enumeration : "${macro}"`, 'date_macro');
}
