import { eventually } from '@autosync/testing';
import { createBookkeeper } from './bookkeeper.ts';
import type { RunningSystem } from './running-system.ts';
import type { QboDocument } from './simulator.ts';
import type { Item, RecordBody } from './tenant.ts';

/** A record as its source system has it: one line of support for 100.00. */
export const baseRecord: Item = {
  externalId: 'I-1',
  number: 'I-1',
  date: '2026-11-02',
  customer: { name: 'Contoso' },
  lines: [{ item: 'Support', quantity: '1', unitPrice: '100.00' }],
};

/** What a test looks at: records of a type, and what they mostly become. */
type Subject<Content> = { type: string; base: Content; entity: string };

export const closeLook = (running: RunningSystem, name: string) =>
  closeLookAt<Item>(running, name, { type: 'invoices', base: baseRecord, entity: 'Invoice' });

/** A company in which a test looks at few records closely: what the source sends, what a bookkeeper does, what is seen. */
export async function closeLookAt<Content extends { externalId: string }>(
  running: RunningSystem,
  name: string,
  { type, base, entity: mostly }: Subject<Content>,
) {
  const { simulator, system } = running;
  const company = await running.company(name);
  const { realmId } = company;
  const records = company.recordsOf<Content>(type);

  async function documents(entity = mostly): Promise<QboDocument[]> {
    return simulator.documents(realmId, entity);
  }

  return {
    company,
    records,
    realmId,
    books: createBookkeeper(system.simulatorUrl, realmId),
    documents,
    /** The source system sends the record, and a batch by hand takes it; answers how the record stands then. */
    async send(change: Partial<Content> = {}): Promise<RecordBody> {
      const item: Content = { ...base, ...change };
      await records.put(item);
      await company.ended((await records.run()).id);
      return records.record(item.externalId);
    },
    /** The only document of the entity. */
    async document(entity = mostly): Promise<QboDocument> {
      const [document, ...more] = await documents(entity);
      if (document === undefined || more.length > 0) throw new Error(`${more.length} more than one ${entity}`);
      return document;
    },
    edit: (entity: string, id: string, body: object) => simulator.edit(realmId, entity, id, body),
    create: (entity: string, body: object) => simulator.create(realmId, entity, body),
    /** The scheduled cycles bring the record to this state, nobody asks for a batch. */
    comesTo: (externalId: string, syncState: string) =>
      eventually(
        async () => {
          const record = await records.record(externalId);
          if (record.syncState !== syncState) throw new Error(`${record.syncState} ${JSON.stringify(record.failure)}`);
          return record;
        },
        { timeoutMs: 20_000, intervalMs: 200 },
      ),
  };
}

export type CloseLook = Awaited<ReturnType<typeof closeLook>>;
