import type { Cents } from '../../decimal.ts';

/** The part of `amount` that falls on `part` of `whole`, rounded half up; all three are 0 or more. */
export function proportion(amount: Cents, part: Cents, whole: Cents): Cents {
  return whole === 0n ? 0n : (2n * amount * part + whole) / (2n * whole);
}
