import { AutosyncError } from '@autosync/core';
import { createBookkeeper } from '../../support/bookkeeper.ts';
import { invoiceItems } from '../../support/invoices.ts';
import type { Books } from '../../support/invariants/books.ts';
import { paymentsOf, settledInQuickBooks } from '../../support/payments.ts';
import type { Company } from '../../support/tenant.ts';
import type { Place } from '../place.ts';

/** How long a batch of a calm system takes at most: workers that were just started wait for their partitions. */
const calmMs = 180_000;

/** Waits until a batch has ended. @throws AutosyncError 'batch-not-finished' when not all went well. */
export async function finished(company: Company, batchId: string, withinMs = calmMs): Promise<string> {
  const { state, stateName, label, counts } = await company.ended(batchId, withinMs);
  const line = `${label}: ${stateName}, ${counts.succeeded} of ${counts.total}`;
  if (state === 'finished') return line;
  throw new AutosyncError('batch-not-finished', `${line}: ${JSON.stringify(await company.actions(batchId))}`);
}

/** Records of a company that go out with a batch by hand. */
export async function syncSome(
  company: Company,
  { prefix, count }: { prefix: string; count: number },
): Promise<{ books: Books; line: string }> {
  const items = invoiceItems(prefix, count);
  await company.bulk(items);
  const { id } = await company.run();
  return { books: { company, items }, line: await finished(company, id) };
}

/** A customer pays the first invoice, and a payments batch brings it to our API. */
async function bringPayment(place: Place, { company, items }: Books): Promise<string> {
  const payments = paymentsOf(place.tenant, company);
  await payments.enable(1440);
  const [invoice] = await place.simulator.documents(company.realmId, 'Invoice');
  const { Id, CustomerRef } = invoice as NonNullable<typeof invoice> & { CustomerRef: { value: string } };
  const person = createBookkeeper(place.simulatorUrl, company.realmId);
  await person.receive(CustomerRef.value, 10, [{ txnType: 'Invoice', txnId: Id, amount: 10 }]);
  const { id } = await payments.run();
  const line = await finished(company, id);
  const ids = items.map(({ externalId }) => externalId);
  const [ours, theirs] = [await payments.applied(ids), await settledInQuickBooks(place.simulator, company.realmId)];
  if (JSON.stringify(sorted(ours)) === JSON.stringify(sorted(theirs))) return line;
  throw new AutosyncError('payments-differ', `${JSON.stringify(ours)} here, ${JSON.stringify(theirs)} in QuickBooks`);
}

function sorted(sums: Record<string, string>): [string, string][] {
  return Object.entries(sums).toSorted(([a], [b]) => a.localeCompare(b));
}

/** What a new customer does first: invoices out, a payment back. */
export async function demo(place: Place, say: (line: string) => void): Promise<Books> {
  const company = await place.company('Demo Ltd');
  say('Demo Ltd is connected through OAuth');
  const { books, line } = await syncSome(company, { prefix: 'D', count: 25 });
  say(line);
  say(await bringPayment(place, books));
  return books;
}
