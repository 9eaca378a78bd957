import { timesNumber } from '../decimal.ts';
import type { Cents } from '../decimal.ts';
import type { Draft } from '../json.ts';

/** What an amount of a transaction is in the company's own currency (docs/quickbooks.md#tax-and-currencies). */
export function homeCents(doc: Draft, cents: Cents): Cents {
  const rate = doc['ExchangeRate'];
  return typeof rate === 'number' && rate !== 1 ? timesNumber(cents, rate) : cents;
}
