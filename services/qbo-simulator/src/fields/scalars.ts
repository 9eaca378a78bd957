import { decimalOf, numberOf, parseDecimal, roundedTo } from '../decimal.ts';
import type { Decimal } from '../decimal.ts';
import type { Json } from '../json.ts';
import { QboFault } from '../qbo-fault.ts';
import { isDay } from '../stamps.ts';
import { isCleared, plainField } from './field.ts';
import type { Field } from './field.ts';

/** Ten digits before the decimal point: sums of very many still fit where they are added. */
const LARGEST_CENTS = 999_999_999_999n;

/** The largest quantity, price or rate. */
const LARGEST_DECIMAL = 1e13;
const MOST_PLACES = 20;

function asText(value: Json, path: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new QboFault('2010', `Property Name:${path} specified is unsupported or invalid`, path);
}

/** Text up to `max` characters; `forbidden` finds characters it may not hold. */
export function text({ max, forbidden }: { max: number; forbidden?: RegExp }): Field {
  return plainField((value, path) => {
    if (isCleared(value)) return undefined;
    const given = asText(value, path);
    if (given.length > max) {
      const lengths = `Min:0 Max:${max} supported. Supplied length:${given.length}`;
      throw new QboFault('2050', `String length specified does not match the supported length. ${lengths}`, path);
    }
    if (forbidden && given.search(forbidden) !== -1) {
      throw new QboFault('2040', `Element contains invalid characters: ${given}`, path);
    }
    return given;
  });
}

/** Addresses separated by commas, each with one @ between two parts without blanks; a part of what RFC 822 allows. */
export const email: Field = plainField((value, path) => {
  if (isCleared(value)) return undefined;
  const given = asText(value, path);
  const addresses = given.split(',').map((one) => one.trim());
  if (given.length > 100 || !addresses.every((one) => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(one))) {
    throw new QboFault(
      '2210',
      `Email Address does not conform to the syntax rules of RFC 822. Supplied value:${given}`,
      path,
    );
  }
  return given;
});

export const flag: Field = plainField((value, path) => {
  if (isCleared(value)) return undefined;
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  throw new QboFault('2230', `Invalid Boolean. Supplied value:${JSON.stringify(value)}`, path);
});

export function choice(values: readonly string[]): Field {
  return plainField((value, path) => {
    if (isCleared(value)) return undefined;
    if (typeof value === 'string' && values.includes(value)) return value;
    throw new QboFault('2170', `Invalid Enumeration : ${JSON.stringify(value)}`, path);
  });
}

/** A day as `YYYY-MM-DD`; a time after it is dropped. */
export const day: Field = plainField((value, path) => {
  if (isCleared(value)) return undefined;
  const given = asText(value, path).replace(/T.*$/s, '');
  if (isDay(given) && given >= '1900' && given < '3000') return given;
  throw new QboFault('2070', `Invalid Date. Supplied value:${asText(value, path)}`, path);
});

const invalidNumber = (value: Json, path: string) =>
  new QboFault('2090', `Invalid Number : ${JSON.stringify(value)}`, path);

/**
 * Numbers are JSON numbers in any notation, or texts of them. `convert` returns undefined for one that is too large.
 */
function numeric(convert: (value: Decimal) => number | undefined): Field {
  return plainField((value, path) => {
    if (isCleared(value)) return undefined;
    const given =
      typeof value === 'number' ? decimalOf(value) : typeof value === 'string' ? parseDecimal(value) : undefined;
    const converted = given && convert(given);
    if (converted === undefined) throw invalidNumber(value, path);
    return converted;
  });
}

/** An amount of money, rounded to the cent. */
export const amount = numeric((value) => {
  const cents = roundedTo(2, value);
  return cents > LARGEST_CENTS || cents < -LARGEST_CENTS ? undefined : numberOf(cents, 2);
});

/** A quantity, a unit price or a rate, with all decimals it came with, up to the precision of a double. */
export const decimal = numeric((value) => {
  const places = Math.max(value.places, 1);
  if (places > MOST_PLACES) return numberOf(roundedTo(MOST_PLACES, value), MOST_PLACES);
  const number = numberOf(roundedTo(places, value), places);
  return Math.abs(number) < LARGEST_DECIMAL ? number : undefined;
});

/** A whole number from `min` to `max`. */
export function whole({ min, max }: { min: number; max: number }): Field {
  return plainField((value, path) => {
    if (isCleared(value)) return undefined;
    const given = Number(value);
    if (typeof value !== 'object' && Number.isInteger(given) && given >= min && given <= max) return given;
    throw invalidNumber(value, path);
  });
}

/** A percentage from 0 to 100. */
export const percent: Field = plainField((value, path, references) => {
  const given = decimal.read(value, path, references);
  if (given === undefined || (typeof given === 'number' && given >= 0 && given <= 100)) return given;
  throw new QboFault('2150', `Invalid Percent : ${JSON.stringify(value)}`, path);
});

/**
 * The tax code of a line: TAX or NON in the US, elsewhere one of the company's codes (docs/quickbooks.md#accounts).
 * Which of them is allowed is checked in `entities/line-tax.ts`.
 */
export const lineTaxCode: Field = plainField((value, path) => {
  if (isCleared(value)) return undefined;
  const code = typeof value === 'object' && !Array.isArray(value) ? value['value'] : undefined;
  if (typeof code === 'string') return { value: code };
  throw new QboFault('6100', `Line TaxCode should be TAX or NON. Supplied value:${JSON.stringify(code ?? null)}`, path);
});
