import { getRecord, lockDecidableRecord, requestRecord, upsertRecords, type RecordRequest } from '@autosync/records';
import type { WorkerConfig } from '../../src/config.ts';
import type { EntityDefinition } from '../../src/outgoing/entity-definition.ts';
import { outgoingWorker } from '../../src/outgoing/outgoing-worker.ts';
import type { OutgoingSlice } from '../../src/outgoing/outgoing-slice.ts';
import type { SliceEnd } from '../../src/slice.ts';
import { openReferences, type TestCompany } from './references/support.ts';

/** A record type of nothing but a customer and a price: small enough to see what each part of a definition does. */
export type Toy = { customer: string; price: number; number: string };

export const toyDefinition: EntityDefinition<Toy> = {
  type: 'invoices',
  read: (content) => ({ ok: true, record: content as Toy }),
  dateOf: () => '2026-11-02',
  datedOn: (toy) => toy,
  numberOf: ({ number }) => number,
  needs: ({ customer }) => [
    { kind: 'customer', name: customer },
    { kind: 'item', name: 'Work' },
  ],
  toDocument: ({ customer, price, number }, { key, referenceId }) => ({
    kind: 'write',
    entity: 'Invoice',
    body: {
      CustomerRef: { value: referenceId({ kind: 'customer', name: customer }) },
      TxnDate: '2026-11-02',
      DocNumber: number,
      PrivateNote: key,
      Line: [
        {
          DetailType: 'SalesItemLineDetail',
          Amount: price,
          SalesItemLineDetail: {
            ItemRef: { value: referenceId({ kind: 'item', name: 'Work' }) },
            Qty: 1,
            UnitPrice: price,
          },
        },
      ],
    },
  }),
  completeUpdate: ({ merged }) => merged,
  lookUpBy: ({ DocNumber }) => [{ field: 'DocNumber', operator: '=', value: String(DocNumber) }],
  totals: {
    written: ({ Line }) => BigInt(Math.round((Line as { Amount: number }[])[0]!.Amount * 100)),
    returned: ({ TotalAmt }) => BigInt(Math.round(Number(TotalAmt) * 100)),
  },
};

export type ToyAction = { externalId: string; state: string; operation: string; code: string; message: string };

/** PostgreSQL and the simulator; companies whose toy records are worked through by a definition. */
export async function openToys() {
  const references = await openReferences();
  return {
    async newCompany() {
      const company = await references.newCompany();
      return {
        ...company,
        put: (records: Record<string, Toy>) => store(company, records, false),
        /** The source system says of records that they are none any more. */
        cancel: (records: Record<string, Toy>) => store(company, records, true),
        /** A person decides about a record. */
        async decide(externalId: string, request: RecordRequest): Promise<void> {
          const { db, tenantId, companyId } = company;
          await db.withTenant(tenantId, async (tx) => {
            const record = await lockDecidableRecord(tx, { companyId, type: 'invoices', externalId });
            if (record === null) throw new Error(`there is no ${externalId}`);
            await requestRecord(tx, { recordId: record.recordId, request, now: null });
          });
        },
        async record(externalId: string) {
          const { db, tenantId, companyId } = company;
          const key = { companyId, type: 'invoices', externalId };
          const record = await db.withTenant(tenantId, (tx) => getRecord(tx, key));
          if (record === null) throw new Error(`there is no ${externalId}`);
          return record;
        },
        /** One whole run by this definition; answers what people see of each record. */
        run: (definition: EntityDefinition<Toy> = toyDefinition, inSlice?: (slice: OutgoingSlice) => OutgoingSlice) =>
          runOnce(company, definition, inSlice).then(({ actions }) => actions),
        /** The same; answers how it ended. */
        end: (inSlice: (slice: OutgoingSlice) => OutgoingSlice) =>
          runOnce(company, toyDefinition, inSlice).then(({ end }) => end),
        state: async (externalId: string) => stateOf(company, externalId),
      };
    },
    stop: references.stop,
  };
}

async function store(
  { db, tenantId, companyId }: TestCompany,
  contents: Record<string, Toy>,
  cancelled: boolean,
): Promise<void> {
  const records = Object.entries(contents).map(([externalId, content]) => ({ externalId, content, cancelled }));
  await db.withTenant(tenantId, (tx) =>
    upsertRecords(tx, { tenantId, companyId, type: 'invoices', records, now: null }),
  );
}

async function stateOf({ db, tenantId, companyId }: TestCompany, externalId: string) {
  const { rows } = await db.withTenant(tenantId, (tx) =>
    tx.query<{ sync_state: string; pending: boolean; open: boolean; code: string | null }>({
      text: `select sync_state, pending_since is not null as pending, failure ->> 'code' as code,
          exists (select 1 from records.intents i where i.record_id = r.id and i.state = 'open') as open
        from records.records r where company_id = $1 and external_id = $2`,
      values: [companyId, externalId],
    }),
  );
  return rows[0];
}

async function runOnce(
  company: TestCompany,
  definition: EntityDefinition<Toy>,
  inSlice = (slice: OutgoingSlice) => slice,
): Promise<{ end: SliceEnd; actions: ToyAction[] }> {
  const { db, tenantId } = company;
  const config = {
    lookUpAfterMs: 0,
    requestIdTrustMs: 3_600_000,
    failureRetryMs: 60_000,
    stockLockPauseMs: 150,
  } as WorkerConfig;
  const slice = company.slice();
  const { batchId } = slice.event;
  Object.assign(slice, {
    event: { ...slice.event, trigger: 'schedule', parameters: {} },
    start: {
      kind: 'work',
      first: true,
      batchOpen: true,
      firstStartedAt: new Date(Date.now() + 1000),
      actions: 0,
      uncleanStarts: 0,
    },
    documentsAtOnce: 3,
    reporter: { cancelRequested: () => false, addDone: () => undefined },
    batchIsOpen: () => true,
    limiterWindow: () => null,
    countRecords: () => undefined,
    countComparison: () => undefined,
  } satisfies Partial<Record<keyof OutgoingSlice, unknown>>);
  const worker = outgoingWorker(definition, config);
  const wanted = inSlice(slice);
  const { close } = wanted.event.parameters;
  const end: SliceEnd = close === undefined ? await worker.work(wanted, undefined) : { kind: 'cancelled' };
  if (close !== undefined) await worker.skipRest(wanted, close);
  const { rows } = await db.withTenant(tenantId, (tx) =>
    tx.query<{ body: ToyAction }>({
      text: `select body from records.result_outbox where batch_id = $1 and kind = 'result' order by body ->> 'externalId'`,
      values: [batchId],
    }),
  );
  return { end, actions: rows.map(({ body }) => body) };
}
