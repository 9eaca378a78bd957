import { AutosyncError, centsFromNumber, type Cents } from '@autosync/core';

/**
 * Readers of single fields of what QBO answers. QBO leaves out what is empty; what is there must have its form, since a
 * wrong guess at money is worse than none. Each throws `unreadable` with a reason that ends "… cannot be read: ".
 */
export type Fields = Readonly<Record<string, unknown>>;

export function unreadable(reason: string): AutosyncError {
  return new AutosyncError('unreadable', reason);
}

/** What the database keeps of an amount. */
const MOST_CENTS = 10n ** 15n;
/** QBO's own limit of a note; every other text is shorter. */
const LONGEST_TEXT = 4000;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textField(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw unreadable(`${name} is no text`);
  if (value.includes('\0') || !value.isWellFormed()) throw unreadable(`${name} has a character that is none`);
  if (value.length > LONGEST_TEXT) throw unreadable(`${name} is longer than ${LONGEST_TEXT} characters`);
  return value;
}

export function amountField(fields: Fields, name: string): Cents | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number') throw unreadable(`${name} is no number`);
  // From 10^21 on a number is written with an exponent.
  const cents = Math.abs(value) < 1e15 ? centsFromNumber(value) : MOST_CENTS;
  return boundedCents(cents, name);
}

export function boundedCents(cents: Cents, name: string): Cents {
  if (cents >= MOST_CENTS || cents <= -MOST_CENTS) throw unreadable(`${name} is larger than any amount can be`);
  return cents;
}

/** Ids are numbers, most often written as text. */
export function idField(fields: Fields, name: string): string {
  const value = fields[name];
  if (value === undefined || value === null || value === '') throw unreadable(`it has no ${name}`);
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^\d{1,30}$/.test(text)) throw unreadable(`${name} is no number`);
  return text;
}

export function syncTokenField(fields: Fields): number {
  const token = Number(idField(fields, 'SyncToken'));
  if (!Number.isSafeInteger(token)) throw unreadable('SyncToken is too large');
  return token;
}

/** `YYYY-MM-DD`, and a day that there is. */
export function dayField(fields: Fields, name: string): string | undefined {
  const day = textField(fields, name);
  if (day === undefined) return undefined;
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : new Date(Number.NaN);
  const exists = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day) && !day.startsWith('0000');
  if (!exists) throw unreadable(`${name} is no day of the calendar`);
  return day;
}

/** Stamps have an offset and whole seconds; they are compared as instants, never as texts. */
export function instantField(fields: Fields, name: string): Date | undefined {
  const text = textField(fields, name);
  if (text === undefined) return undefined;
  const instant = new Date(/^\d{4}-\d{2}-\d{2}T/.test(text) ? text : Number.NaN);
  if (Number.isNaN(instant.getTime())) throw unreadable(`${name} is no instant`);
  return instant;
}

export type Reference = { id: string; name: string | null };

export function referenceField(fields: Fields, name: string): Reference | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (!isFields(value)) throw unreadable(`${name} is no reference`);
  const id = textField(value, 'value');
  return id === undefined ? undefined : { id, name: textField(value, 'name') ?? null };
}

export function listField(fields: Fields, name: string): Fields[] {
  const value = fields[name] ?? [];
  if (!Array.isArray(value) || !value.every(isFields)) throw unreadable(`${name} is no list`);
  return value;
}

/** The part of a document that says when it was made and changed. */
export function metaDataOf(fields: Fields): Fields {
  const value = fields['MetaData'] ?? {};
  if (!isFields(value)) throw unreadable('MetaData has no fields');
  return value;
}
