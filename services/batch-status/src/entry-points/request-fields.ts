import { AutosyncError, formatMoney, isId, parseMoney } from '@autosync/core';

/**
 * Reads the fields of gRPC requests, where an absent text is "". Each throws `invalid-request`, which names the field.
 */
function refuse(field: string, rule: string): never {
  throw new AutosyncError('invalid-request', `${field} ${rule}`, { details: { field } });
}

export function readId(text: string, field: string): string {
  return isId(text) ? text : refuse(field, 'must be a lower-case UUID');
}

/** Years in which something can have happened; PostgreSQL, for one, knows no year 0. */
const YEAR = '(?:19|2\\d)\\d\\d';
const INSTANT = new RegExp(`^${YEAR}-\\d\\d-\\d\\dT`);
const DAY = new RegExp(`^${YEAR}-\\d\\d-\\d\\d$`);

export function readInstant(text: string, field: string): Date {
  const instant = new Date(text);
  if (!INSTANT.test(text) || Number.isNaN(instant.getTime())) refuse(field, 'must be an RFC 3339 time');
  return instant;
}

export function readDate(text: string, field: string): string {
  const day = new Date(text);
  // 30 February would be read as 2 March.
  const isDay = DAY.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  return isDay ? text : refuse(field, 'must be a date from 1900 to 2999, YYYY-MM-DD');
}

export function readOneOf<T extends string>(values: readonly T[], text: string, field: string): T {
  return values.find((value) => value === text) ?? refuse(field, `must be one of ${values.join(', ')}`);
}

export function readCount(value: number, field: string, { min = 0, max = 2_147_483_647 } = {}): number {
  return value >= min && value <= max ? value : refuse(field, `must be from ${min} to ${max}`);
}

/** Decimal text with exactly two digits after the point. */
export function readAmount(text: string, field: string): string {
  try {
    return formatMoney(parseMoney(text));
  } catch {
    return refuse(field, 'must be an amount such as 1250.00');
  }
}

/** Text for people: PostgreSQL cannot store the character NUL, and one of them must not hold up a batch's results. */
export function readText(text: string): string {
  return text.replaceAll('\0', '');
}

export function optional<T>(text: string, read: (text: string) => T): T | null {
  return text === '' ? null : read(text);
}
