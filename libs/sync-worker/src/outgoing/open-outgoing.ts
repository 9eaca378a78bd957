import type { Slice } from '../slice.ts';
import type { CompanyPreferences } from './company-preferences.ts';
import type { OutgoingSlice, OutgoingTimings } from './outgoing-slice.ts';
import { readPreferences } from './preferences.ts';
import { createStockTurns } from './stock-turns.ts';
import { createWriter } from './writes.ts';

/** What is remembered of QBO's preferences is used for an hour at most; whoever starts a batch by hand gets them read anew. */
const PREFERENCES_MAX_AGE_MS = 3_600_000;

/** The slice with what an outgoing type needs beside; `fresh` reads QBO's preferences whatever is remembered. */
export async function openOutgoing(
  slice: Slice,
  { timings, fresh }: { timings: OutgoingTimings; fresh: boolean },
): Promise<OutgoingSlice> {
  const remembered = await readPreferences(slice, { maxAgeMs: fresh ? 0 : PREFERENCES_MAX_AGE_MS });
  let asked: Promise<CompanyPreferences> | undefined = remembered.readNow
    ? Promise.resolve(remembered.preferences)
    : undefined;

  const outgoing: OutgoingSlice = {
    ...slice,
    company: { ...slice.company, preferences: remembered.preferences },
    async askPreferences() {
      asked ??= readPreferences(slice, { maxAgeMs: 0 }).then(({ preferences }) => preferences);
      const preferences = await asked;
      outgoing.company = { ...outgoing.company, preferences };
      return preferences;
    },
    write: createWriter(slice),
    unclearInARow: { count: 0 },
    stockTurns: createStockTurns(),
    takenOver: new Set(),
    approved: slice.event.parameters.previewId === undefined ? null : new Map(),
    timings,
  };
  return outgoing;
}
