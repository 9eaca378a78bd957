import { AutosyncError } from '@autosync/core';
import { invoiceItems } from '../../support/invoices.ts';
import type { Books } from '../../support/invariants/books.ts';
import { batchUnderWay } from '../../support/under-way.ts';
import type { Place } from '../place.ts';
import { finished } from './demo.ts';

/** Enough to be under way for seconds, and no longer than that: what happens meanwhile decides how many batches there are. */
const count = 100;

/** Whoever goes on with a batch whose worker went away waits for its partitions, and for the company's lock. */
const batchMs = 300_000;

/**
 * Batches of a new company, one after the other, for as long as something goes on: the first has begun to write when that
 * begins, and the last ends after it. Each must end as Finished.
 */
export async function whileBatchesRun(
  place: Place,
  { name, prefix }: { name: string; prefix: string },
  work: () => Promise<unknown>,
): Promise<{ books: Books; line: string }> {
  const first = await batchUnderWay(place, { name, prefix: `${prefix}1`, count });
  const { company } = first;
  const items = [...first.items];
  if ((await company.batch(first.id)).finishedAt !== null) {
    throw new AutosyncError('not-in-the-middle', 'the first batch was over before it began');
  }
  let isOver = false;
  const working = work().finally(() => (isOver = true));
  working.catch(() => undefined); // awaited below
  let batches = 1;
  for (let { id } = first; ; batches += 1) {
    await finished(company, id, batchMs);
    if (isOver) break;
    const more = invoiceItems(`${prefix}${batches + 1}`, count);
    await company.bulk(more);
    items.push(...more);
    ({ id } = await company.run());
  }
  await working;
  return { books: { company, items }, line: `${batches} batches Finished meanwhile, ${items.length} records` };
}
