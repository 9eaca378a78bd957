import { sendRecords, type Client, type SentType } from '@autosync/client';
import type { FoundRecord, RecordFile, Refusal } from '@autosync/record-files';
import type { Journal } from './import-journal.ts';

/** The number of records per request. */
const perRequest = 500;

export type Import = {
  client: Client;
  target: { companyId: string; type: SentType };
  journal: Journal;
  /** Checked between two requests: what was sent is stored by then. */
  signal: AbortSignal;
  onRefusals: (refusals: readonly Refusal[]) => Promise<void>;
  /** `done` of the `seen` records were answered. */
  onProgress: (done: number, seen: number) => void;
};

export type ImportResult = {
  /** Records that an earlier, interrupted import had sent. */
  resumed: number;
  taken: number;
  refused: number;
  /** The outcomes of the records that were sent now. */
  outcomes: Record<string, number>;
  /** False: it was interrupted. */
  isWhole: boolean;
};

/** Two records with the same external id would be one record with two contents: the first one counts. */
function createRepeatFinder() {
  const seen = new Map<string, number>();
  return ({ item, line, file }: FoundRecord): Refusal | undefined => {
    const { externalId } = item;
    const before = seen.get(externalId);
    if (before === undefined) seen.set(externalId, line);
    return before === undefined ? undefined : { file, line, externalId, reason: `is in line ${before} already` };
  };
}

/** Sends some records; returns those that were refused, with the reason. */
async function sendSome({ client, target }: Import, records: readonly FoundRecord[]) {
  const items = records.map(({ item }) => item);
  const outcomes = await sendRecords(client, target, items);
  const refusals = outcomes.flatMap((outcome, index): Refusal[] => {
    const record = records[index];
    if (outcome.outcome !== 'refused' || record === undefined) return [];
    const { file, line, item } = record;
    return outcome.errors.map(({ pointer = '', detail }) => ({
      file,
      line,
      externalId: item.externalId,
      reason: `${pointer.slice(1) || 'the record'} ${detail}`,
    }));
  });
  return { outcomes: outcomes.map(({ outcome }) => outcome), refusals };
}

/**
 * Sends the records of a file in order, and notes the progress after each answer, so that a later start goes on from
 * there. A faulty record is reported with its line; the others are sent.
 */
export async function sendFile(parts: AsyncIterable<RecordFile>, given: Import): Promise<ImportResult> {
  const { journal, signal, onRefusals, onProgress } = given;
  const place = await journal.read();
  const resumed = place.done;
  const outcomes: Record<string, number> = {};
  const refused = new Set<string | number>();
  const repeatOf = createRepeatFinder();
  let skip = resumed;
  let seen = 0;
  let waiting: FoundRecord[] = [];

  async function refuse(refusals: readonly Refusal[]): Promise<void> {
    for (const { line, externalId } of refusals) refused.add(externalId ?? line);
    if (refusals.length > 0) await onRefusals(refusals);
  }
  async function flush(): Promise<void> {
    const sent = waiting;
    waiting = [];
    if (sent.length === 0) return;
    const { outcomes: all, refusals } = await sendSome(given, sent);
    for (const outcome of all) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    place.done += sent.length;
    place.taken += all.filter((outcome) => outcome !== 'refused').length;
    place.refusals.push(...refusals);
    await journal.note(place);
    await refuse(refusals);
    onProgress(place.done, seen);
  }
  const result = (isWhole: boolean): ImportResult => {
    return { resumed, taken: place.taken, refused: refused.size, outcomes, isWhole };
  };

  await refuse(place.refusals);
  for await (const { records, refusals } of parts) {
    seen += records.length;
    await refuse(refusals);
    for (const record of records) {
      const repeat = repeatOf(record);
      if (repeat !== undefined) await refuse([repeat]);
      else if (skip > 0) skip -= 1;
      else waiting.push(record);
      if (waiting.length === perRequest) await flush();
      if (signal.aborted) return result(false);
    }
  }
  await flush();
  await journal.forget();
  return result(true);
}
