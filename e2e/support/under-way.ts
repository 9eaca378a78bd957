import { eventually } from '@autosync/testing';
import { invoiceItems } from './invoices.ts';
import type { RunningSystem } from './running-system.ts';
import type { Company, Item } from './tenant.ts';

export type BatchUnderWay = { company: Company; items: Item[]; id: string };

/** A new company whose batch of `count` records has begun to write. */
export async function batchUnderWay(
  running: Pick<RunningSystem, 'company'>,
  { name, prefix, count }: { name: string; prefix: string; count: number },
): Promise<BatchUnderWay> {
  const company = await running.company(name);
  const items = invoiceItems(prefix, count);
  await company.bulk(items);
  const { id } = await company.run();
  await progressed({ company, id }, 1);
  return { company, items, id };
}

/** Waits until so many records of the batch have their outcome, or it has ended. */
export async function progressed(
  { company, id }: Pick<BatchUnderWay, 'company' | 'id'>,
  done: number,
  timeoutMs = 20_000,
): Promise<void> {
  await eventually(
    async () => {
      const { finishedAt, counts } = await company.batch(id);
      if (finishedAt === null && counts.done < done) throw new Error(`${counts.done} of ${counts.total} are done`);
    },
    { timeoutMs, intervalMs: 100 },
  );
}
