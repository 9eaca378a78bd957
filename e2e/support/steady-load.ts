import { newId, sleep } from '@autosync/core';
import { placeOf, type Deed } from './invariants/deeds.ts';
import { invoiceItem } from './invoices.ts';
import type { Random } from './random.ts';
import type { Company, Item, RecordBody } from './tenant.ts';
import { tradedItem } from './traded-items.ts';

/** A company whose records are changed and decided about, and what was done to its documents by hand. */
export type Desk = { company: Company; items: Item[]; deeds: Map<string, Deed> };

/**
 * Records that are added and changed while a drill runs, batches by hand, some of them cancelled, and decisions about
 * records that failed, as an integration does it: a call whose answer is missing is repeated until there is one.
 */
export function startLoad(desks: readonly Desk[], random: Random) {
  const stopping = new AbortController();
  const done: Record<string, number> = {};
  const count = (what: string): void => void (done[what] = (done[what] ?? 0) + 1);

  /** A new record, or every second time another content of an old one. */
  function next({ items }: Desk, mark: number): Item {
    const index = random.chance(0.5) ? random.between(0, items.length) : items.length;
    const externalId = `R${mark}-${index + 1}`;
    // QuickBooks refuses another customer for an invoice that has payments.
    const { customer, number } = items[index] ?? { ...invoiceItem('R', index), number: externalId };
    const record = { externalId, customer, isReturn: index % 6 === 5, ...(number !== undefined && { number }) };
    return (items[index] = tradedItem(record, random));
  }

  async function runAndPerhapsCancel({ company }: Desk): Promise<void> {
    const { id } = await company.run();
    if (random.chance(0.5)) return;
    await sleep(random.between(0, 1500), stopping.signal);
    await company.cancel(id);
    count('cancelled');
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const desk = random.pick(desks);
      const item = next(desk, desks.indexOf(desk));
      await untilAnswered(() => desk.company.put(item));
      count('put');
      // A batch that could not be asked for, or not be cancelled, is none: nobody waits for it.
      if (random.chance(0.1)) await runAndPerhapsCancel(desk).catch(() => undefined);
      if (random.chance(0.3)) {
        const failed = await failedRecords(desk);
        // What is failed for an outage is tried again by itself.
        const record = failed.find(({ failure }) => failure !== null && failure.code in waysOut);
        if (record !== undefined) count(await decide(desk, record, random));
      }
      await sleep(random.between(100, 400), stopping.signal);
    }
  }
  const running = run();
  running.catch(() => undefined); // told by `stop`

  return {
    /** Answers how often what was done. */
    async stop(): Promise<Record<string, number>> {
      stopping.abort();
      await running;
      return done;
    },
  };
}

/** The ways out that the texts of the failures name. */
const waysOut: Readonly<Record<string, readonly string[]>> = {
  'changed-in-quickbooks': ['take-quickbooks', 'send-ours', 'let-go'],
  'voided-in-quickbooks': ['take-quickbooks', 'send-as-new', 'let-go'],
  'deleted-in-quickbooks': ['send-as-new', 'let-go'],
};

async function failedRecords({ company }: Desk): Promise<RecordBody[]> {
  const path = `/v1/companies/${company.id}/invoices?syncState=failed&limit=200`;
  return (await untilAnswered(() => company.must<{ items: RecordBody[] }>(path))).items;
}

/** Takes one of the ways out for each of the company's failed records; answers how many there were. */
export async function decideAll(desk: Desk, random: Random): Promise<number> {
  const failed = await failedRecords(desk);
  for (const record of failed) await decide(desk, record, random);
  return failed.length;
}

/** Decides about a failed record; answers what. */
async function decide(
  { company, items, deeds }: Desk,
  { externalId, failure, quickbooks }: RecordBody,
  random: Random,
): Promise<string> {
  const ways = waysOut[failure?.code ?? ''];
  if (ways === undefined) throw new Error(`${externalId} is failed: ${failure?.code}, ${failure?.message}`);
  const operation = random.pick(ways);
  if (operation === 'send-as-new' && failure?.code === 'voided-in-quickbooks') {
    // A voided document keeps its number.
    const index = items.findIndex((item) => item.externalId === externalId);
    const item = { ...(items[index] as Item), number: `${externalId}-${newId().slice(-4)}` };
    items[index] = item;
    await untilAnswered(() => company.put(item));
  }
  // Under one key: a decision to send as new that was taken twice would make two documents.
  const key = { 'idempotency-key': newId() };
  const path = `/v1/companies/${company.id}/invoices/${externalId}/operations`;
  await untilAnswered(() => company.must(path, { method: 'POST', body: { operation }, headers: key }));
  if (operation === 'send-ours' && quickbooks !== null) deeds.set(placeOf(quickbooks), 'overruled');
  return operation;
}

/**
 * A refusal (4xx) is no missing answer: the gateway has understood and says no. But one whose first try is not known to have
 * ended, since the gateway that had it was killed, is to be sent again.
 */
async function untilAnswered<T>(call: () => Promise<T>): Promise<T> {
  for (const end = performance.now() + 60_000; ;) {
    try {
      return await call();
    } catch (error) {
      const text = String(error);
      const isRefused = / 4\d\d /.test(text) && !text.includes('"request-in-progress"');
      if (performance.now() > end || isRefused) throw error;
      await sleep(200);
    }
  }
}
