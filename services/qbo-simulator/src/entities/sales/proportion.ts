import type { Cents } from '../../decimal.ts';

/** `amount` × `part` ÷ `whole`, halves rounded up; none of them is negative. */
export function proportion(amount: Cents, part: Cents, whole: Cents): Cents {
  return whole === 0n ? 0n : (2n * amount * part + whole) / (2n * whole);
}
