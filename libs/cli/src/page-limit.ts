import { cliFault } from './exit-codes.ts';

/** The value of `--limit`. @throws a fault with a message for people. */
export function toLimit(text: string): number {
  const limit = Number(text);
  if (/^\d{1,3}$/.test(text) && limit >= 1 && limit <= 200) return limit;
  throw cliFault('usage', `--limit is a number from 1 to 200, not "${text}".`);
}
