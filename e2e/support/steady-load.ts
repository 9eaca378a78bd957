import { sleep } from '@autosync/core';
import { invoiceItem } from './invoices.ts';
import type { Books } from './invariants.ts';
import type { Random } from './random.ts';
import type { Company, Item } from './tenant.ts';

/**
 * Records that are added and changed while a drill runs, as an integration does it: a call whose answer is missing is
 * repeated until there is one.
 */
export function startLoad(companies: readonly Company[], random: Random) {
  const books: Books[] = companies.map((company) => ({ company, items: [] as Item[] }));
  const stopping = new AbortController();

  /** A new record, or every third time another content of an old one. */
  function next({ company, items }: Books): Item {
    const index = random.chance(0.3) ? random.between(0, items.length) : items.length;
    const externalId = `R${companies.indexOf(company)}-${index + 1}`;
    // QuickBooks refuses another customer for an invoice that has payments.
    const { customer } = items[index] ?? invoiceItem('R', index);
    const item = invoiceItem('R', random.between(1, 1000), { externalId, number: externalId, customer });
    items[index] = item;
    return item;
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const of = random.pick(books);
      const item = next(of);
      await untilAnswered(() => of.company.put(item));
      if (random.chance(0.05)) await of.company.run().catch(() => undefined);
      await sleep(random.between(200, 600), stopping.signal);
    }
  }
  const running = run();
  running.catch(() => undefined); // told by `stop`

  return {
    /** Answers what each company's books must be in the end. */
    async stop(): Promise<Books[]> {
      stopping.abort();
      await running;
      return books;
    },
  };
}

/** A refusal (4xx) is no missing answer: the gateway has understood and says no. */
async function untilAnswered(call: () => Promise<unknown>): Promise<void> {
  for (const end = performance.now() + 60_000; ;) {
    try {
      await call();
      return;
    } catch (error) {
      if (performance.now() > end || / 4\d\d /.test(String(error))) throw error;
      await sleep(200);
    }
  }
}
