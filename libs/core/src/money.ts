import { AutosyncError } from './errors.ts';

/** An amount in the smallest unit of its currency (hundredths). Money is never a floating-point number. */
export type Cents = bigint;

const DECIMAL = /^-?\d{1,15}(\.\d{1,20})?$/;

/** A decimal number without rounding: `units` × 10^-`scale`. */
type Decimal = { units: bigint; scale: number };

function parseDecimal(text: string): Decimal {
  if (!DECIMAL.test(text)) {
    throw new AutosyncError('invalid-amount', `"${text}" is not a decimal number such as "1250.00"`);
  }
  const [whole = '0', fraction = ''] = text.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

/** Divides by 10^`digits`, halves away from zero: the rule QBO's recorded amounts follow (docs/quickbooks.md#tax-and-currencies). */
function dropDigits(units: bigint, digits: number): bigint {
  if (digits <= 0) return units * 10n ** BigInt(-digits);
  const divisor = 10n ** BigInt(digits);
  const magnitude = units < 0n ? -units : units;
  const rounded = (magnitude + divisor / 2n) / divisor;
  return units < 0n ? -rounded : rounded;
}

/**
 * "12.34" → 1234n. Throws `invalid-amount` when the text is no decimal number or has a fraction of a cent.
 */
export function parseMoney(text: string): Cents {
  const { units, scale } = parseDecimal(text);
  const cents = dropDigits(units, scale - 2);
  if (cents * 10n ** BigInt(Math.max(scale - 2, 0)) !== units * 10n ** BigInt(Math.max(2 - scale, 0))) {
    throw new AutosyncError('invalid-amount', `"${text}" has a fraction of a cent`);
  }
  return cents;
}

/** 1234n → "12.34"; the form of amounts on every wire. */
export function formatMoney(cents: Cents): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Quantity × unit price, both decimal texts, rounded half up to the cent. Throws `invalid-amount`. */
export function multiplyToCents(quantity: string, unitPrice: string): Cents {
  const a = parseDecimal(quantity);
  const b = parseDecimal(unitPrice);
  return dropDigits(a.units * b.units, a.scale + b.scale - 2);
}

/**
 * QBO sends amounts as JSON doubles (docs/protocol.md#traps): their shortest decimal text is what was meant, rounded to the cent.
 * Throws `invalid-amount` for what is no finite number.
 */
export function centsFromNumber(value: number): Cents {
  // Below a millionth the text turns to exponents; what is meant is nothing.
  const text = String(Math.abs(value) < 1e-6 ? 0 : value);
  if (!Number.isFinite(value) || text.includes('e')) {
    throw new AutosyncError('invalid-amount', `${text} is not an amount`);
  }
  const { units, scale } = parseDecimal(text);
  return dropDigits(units, scale - 2);
}

/** 1234n → 12.34 for a JSON body to QBO: the double whose shortest text is the exact amount. */
export function numberFromCents(cents: Cents): number {
  return Number(formatMoney(cents));
}

/** "1.5000" → 1.5 for quantities and unit prices in a JSON body to QBO. Throws `invalid-amount`. */
export function numberFromDecimal(text: string): number {
  parseDecimal(text);
  return Number(text);
}

/** The exact sum of decimal texts, e.g. of quantities: "1.5" and "0.25" → "1.75". Throws `invalid-amount`. */
export function sumDecimals(texts: readonly string[]): string {
  const parts = texts.map(parseDecimal);
  const scale = Math.max(0, ...parts.map((part) => part.scale));
  const units = parts.reduce((sum, part) => sum + part.units * 10n ** BigInt(scale - part.scale), 0n);
  return formatDecimal({ units, scale });
}

/**
 * The price of one piece that, with at most `digits` decimals, comes to exactly `amount` for the quantity; undefined when
 * there is none: the quantity is 0, or so large that a price of so few decimals cannot hit the cent.
 */
export function priceOfOne(amount: Cents, quantity: string, digits: number): string | undefined {
  const { units, scale } = parseDecimal(quantity);
  if (units === 0n) return undefined;
  const numerator = amount * 10n ** BigInt(digits + scale - 2);
  const price = formatDecimal({ units: divideRounded(numerator, units), scale: digits });
  return multiplyToCents(quantity, price) === amount ? price : undefined;
}

function divideRounded(a: bigint, b: bigint): bigint {
  const magnitude = a < 0n ? -a : a;
  const divisor = b < 0n ? -b : b;
  const rounded = (magnitude + divisor / 2n) / divisor;
  return a < 0n === b < 0n ? rounded : -rounded;
}

/** Without zeros at the end: 17500n of scale 4 → "1.75". */
function formatDecimal({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  const text = `${digits.slice(0, digits.length - scale)}${fraction === '' ? '' : `.${fraction}`}`;
  return units < 0n ? `-${text}` : text;
}
