import { randomNumbers } from '../random-numbers.ts';
import { createSampleBooks } from './sample-books.ts';
import type { Past } from './sample-books.ts';
import { beginSales } from './sample-sales.ts';
import { beginSpending } from './sample-spending.ts';

const YEAR_DAYS = 365;

/**
 * Writes a year of past transactions for a company with the items of `us-services`. It is the same every time except
 * for the dates: the last day is today. With `customTxnNumbers` this code numbers the forms, otherwise the company
 * does.
 */
export function writeSampleYear({ customTxnNumbers, ...past }: Past & { customTxnNumbers: boolean }): void {
  const books = createSampleBooks(past);
  const random = randomNumbers(20_240_501);
  let lastNumber = past.company.lastNumber;

  function nextNumber() {
    lastNumber += 1;
    return customTxnNumbers ? { DocNumber: String(lastNumber) } : {};
  }

  books.live(YEAR_DAYS, () => {
    beginSales(books, { random, nextNumber });
    beginSpending(books, random);
  });
}
