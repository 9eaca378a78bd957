/**
 * Decimal arithmetic as QuickBooks does it. The simulator has its own and does not share the workers', so that a
 * mistake in either shows as a difference.
 */

/** A number without rounding: `digits` × 10^-`places`; `places` may be negative. */
export type Decimal = { digits: bigint; places: number };

/** Hundredths of a currency. */
export type Cents = bigint;

const NUMBER = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?\s*$/;

/** More digits than any amount or quantity has; they would only cost time. */
const MOST_DIGITS = 60;

/**
 * Parses a number in any JSON notation, or as Java's BigDecimal reads it from text (`+1`, `.5`). Undefined if it is
 * none.
 */
export function parseDecimal(text: string): Decimal | undefined {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = NUMBER.exec(text) ?? [];
  const digits = whole + fraction;
  if (digits === '' || digits.length > MOST_DIGITS) return undefined;
  return { digits: BigInt(`${sign === '-' ? '-' : ''}${digits}`), places: fraction.length - Number(exponent) };
}

/** The decimal number that the shortest text of a double says. Undefined for infinities and NaN. */
export function decimalOf(value: number): Decimal | undefined {
  return Number.isFinite(value) ? parseDecimal(String(value)) : undefined;
}

/** In whole 10^-`places`, halves rounded away from zero. */
export function roundedTo(places: number, { digits, places: given }: Decimal): bigint {
  if (given <= places) return digits * 10n ** BigInt(places - given);
  const divisor = 10n ** BigInt(given - places);
  const size = digits < 0n ? -digits : digits;
  const rounded = (2n * size + divisor) / (2n * divisor);
  return digits < 0n ? -rounded : rounded;
}

function product(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, places: a.places + b.places };
}

/** A number that was read from the books, so it is valid. */
function known(value: number): Decimal {
  const decimal = decimalOf(value);
  if (!decimal) throw new Error(`${value} is no number of these books`);
  return decimal;
}

const LARGEST_QUICK = 1e13;

/** 12.34 → 1234n; what has more places is rounded. */
export function centsOfNumber(value: number): Cents {
  const quick = Math.round(value * 100);
  // This division gives the double nearest to that many cents. If it equals the value, there are no further decimals.
  if (quick / 100 === value && Math.abs(quick) < LARGEST_QUICK) return BigInt(quick);
  return roundedTo(2, known(value));
}

/** Whole 10^-`places` as the nearest double. */
export function numberOf(units: bigint, places: number): number {
  const size = units < 0n ? -units : units;
  if (size <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(units) / 10 ** places;
  return Number(textOf(units, places));
}

/** 1234n with 2 places → "12.34". */
export function textOf(units: bigint, places: number): string {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Quantity × price to the cent. */
export function timesPrice(quantity: number, price: number): Cents {
  return roundedTo(2, product(known(quantity), known(price)));
}

/** An amount × a number, to the cent. */
export function timesNumber(cents: Cents, factor: number): Cents {
  return roundedTo(2, product({ digits: cents, places: 2 }, known(factor)));
}

/** A percentage of an amount, rounded once to the cent (docs/quickbooks.md#tax-and-currencies). */
export function percentOf(cents: Cents, percent: number): Cents {
  return roundedTo(2, product({ digits: cents, places: 4 }, known(percent)));
}

/** The net amount of an amount that includes a percentage, to the cent. */
export function netOfPercent(cents: Cents, percent: number): Cents {
  const { digits, places } = known(percent);
  const scale = 10n ** BigInt(places);
  const whole = 100n * scale + digits;
  const size = (cents < 0n ? -cents : cents) * 100n * scale;
  const net = (2n * size + whole) / (2n * whole);
  return cents < 0n ? -net : net;
}

/** Whole 10^-`places` of a number. */
export function unitsOfNumber(value: number, places: number): bigint {
  return roundedTo(places, known(value));
}
