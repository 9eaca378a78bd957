import type { CompanyFacts, Refusal } from './entity-definition.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';

// Books that are closed up to a day (docs/protocol.md#closed-books).

/** The last closed day, where it is `date` or later: before anything is held for closed books they are looked at anew. */
async function lastClosedDay(slice: OutgoingSlice, date: string): Promise<string | undefined> {
  const closing = ({ bookCloseDate }: { bookCloseDate: string | null }) =>
    bookCloseDate !== null && date <= bookCloseDate ? bookCloseDate : undefined;
  return closing(slice.company.preferences) && closing(await slice.askPreferences());
}

/** A document that stands in a closed period is neither changed nor ended there, nor does it leave it. */
export async function closedDocument(slice: OutgoingSlice, date: string): Promise<Refusal | undefined> {
  return date !== '' && (await lastClosedDay(slice, date)) !== undefined ? heldDocument(date) : undefined;
}

/** The day that a document is dated whose record has this date; or why it is held. */
export async function openDay(slice: OutgoingSlice, date: string): Promise<{ day: string } | { refusal: Refusal }> {
  const closed = await lastClosedDay(slice, date);
  if (closed === undefined) return { day: date };
  return movesOutOfClosedBooks(slice.company) ? { day: dayAfter(closed) } : { refusal: heldRecord(date) };
}

/** Whether documents are dated on the first open day where the date of their record is closed. */
export const movesOutOfClosedBooks = ({ settings }: Pick<CompanyFacts, 'settings'>): boolean =>
  settings['closedPeriods'] === 'firstOpenDay';

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** Of two dates of an update that QuickBooks refused as closed: the document's own, if that is the closed one. */
export function refusedAsClosed(
  { before, wanted }: { before: string; wanted: string },
  bookCloseDate: string | null,
): Refusal {
  return before !== '' && before <= (bookCloseDate ?? wanted) ? heldDocument(before) : heldRecord(wanted);
}

const heldRecord = (date: string): Refusal => ({
  code: 'period-closed',
  values: { date },
  causes: [{ look: 'books', key: date, details: {} }],
});

const heldDocument = (date: string): Refusal => ({
  code: 'document-in-closed-period',
  values: { date },
  causes: [{ look: 'books-of-document', key: date, details: {} }],
});
