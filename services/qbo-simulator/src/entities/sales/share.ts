import { multiplyToCents } from '@autosync/core';
import type { Cents } from '@autosync/core';

/** So many percent of an amount, rounded half up to the cent, in one step (facts 4.13). */
export function share(cents: Cents, percent: string): Cents {
  const sign = cents < 0n ? '-' : '';
  const digits = (cents < 0n ? -cents : cents).toString().padStart(5, '0');
  return multiplyToCents(`${sign}${digits.slice(0, -4)}.${digits.slice(-4)}`, percent);
}

/** The part of `amount` that falls on `part` of `whole`, rounded half up; all three are 0 or more. */
export function proportion(amount: Cents, part: Cents, whole: Cents): Cents {
  return whole === 0n ? 0n : (2n * amount * part + whole) / (2n * whole);
}
