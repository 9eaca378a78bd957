import { newId } from '@autosync/core';
import { getComparison, listDifferences, requestComparison, type DifferenceRow } from '@autosync/records';
import type { EntityDefinition } from '../../src/outgoing/entity-definition.ts';
import type { OutgoingSlice } from '../../src/outgoing/outgoing-slice.ts';
import { toyDefinition, type openToys, type Toy } from '../outgoing/support.ts';

export type ToyCompany = Awaited<ReturnType<Awaited<ReturnType<typeof openToys>>['newCompany']>>;
export type Document = Record<string, unknown> & { Id: string; SyncToken: string };

/** A clean company: `count` invoices of ours as a year has left them, in the books and in our store, without a call. */
export async function fillYear(company: ToyCompany, count: number): Promise<void> {
  const { db, tenantId, companyId, books } = company;
  const customer = await books.add('Customer', { DisplayName: 'Contoso' });
  const item = (await books.all('Item'))[0] as Document;
  const rows: object[] = [];
  for (let n = 0; n < count; n += 1) {
    const id = newId();
    const written = {
      CustomerRef: { value: customer },
      TxnDate: `2026-${String((n % 11) + 1).padStart(2, '0')}-15`,
      DocNumber: `Y-${n}`,
      PrivateNote: `AutoSync ${id}.1`,
      Line: [
        {
          DetailType: 'SalesItemLineDetail',
          Amount: 10 + n,
          SalesItemLineDetail: { ItemRef: { value: item.Id }, Qty: 1, UnitPrice: 10 + n },
        },
      ],
    };
    rows.push({ id, written, external_id: `Y-${n}` });
  }
  const documents = await inParallel(rows as { written: object }[], ({ written }) => addDocument(company, written));
  const stored = rows.map((row, n) => ({ ...row, document: documents[n], qbo_id: documents[n]?.Id }));
  await db.withTenant(tenantId, (tx) =>
    tx.query({
      text: `insert into records.records (id, tenant_id, company_id, type, external_id, content, content_hash, sync_state,
          synced_version, synced_at, qbo_entity, qbo_id, qbo_sync_token, qbo_doc_number, qbo_document, qbo_written)
        select id, $1, $2, 'invoices', external_id, '{}', '', 'synced', 1, now() - interval '1 hour', 'Invoice', qbo_id,
          document ->> 'SyncToken', external_id, document, written
        from jsonb_to_recordset($3::jsonb) as r(id uuid, external_id text, document jsonb, written jsonb, qbo_id text)`,
      values: [tenantId, companyId, JSON.stringify(stored)],
    }),
  );
}

const addDocument = async ({ simulator, realmId }: ToyCompany, body: object) =>
  (await simulator.control('POST', `documents/${realmId}/Invoice`, body)) as Document;

async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += 20) {
    results.push(...(await Promise.all(items.slice(at, at + 20).map(work))));
  }
  return results;
}

type How = { definition?: EntityDefinition<Toy>; inSlice?: (slice: OutgoingSlice) => OutgoingSlice };

/** A run that finds a comparison asked for, and what came of it. */
export async function compare(company: ToyCompany, how: How = {}) {
  const { db, tenantId, companyId } = company;
  const place = { tenantId, companyId, type: 'invoices', now: null };
  const id = await db.withTenant(tenantId, (tx) => requestComparison(tx, place));
  return runComparison(company, { id, ...how });
}

/** The same for the one that is due by itself. */
export async function compareDaily(company: ToyCompany, how: How = {}) {
  const { db, tenantId, companyId } = company;
  await db.withTenant(tenantId, (tx) =>
    tx.query({
      text: `update records.comparison_states set due_at = now() where company_id = $1`,
      values: [companyId],
    }),
  );
  return runComparison(company, how);
}

async function runComparison(company: ToyCompany, { id, definition = toyDefinition, inSlice }: How & { id?: string }) {
  const { db, tenantId, companyId, books } = company;
  const before = await books.metered();
  await company.run(definition, inSlice);
  const metered = (await books.metered()) - before;
  return db.withTenant(tenantId, async (tx) => {
    const { rows } = await tx.query<{ id: string }>({
      text: 'select id from records.comparisons where company_id = $1 order by created_at desc limit 1',
      values: [companyId],
    });
    const comparison = await getComparison(tx, { companyId, id: id ?? rows[0]?.id ?? '' });
    if (comparison === null) throw new Error('there is no comparison');
    return { ...comparison, metered };
  });
}

/** What differs now: "kind externalId-or-number". */
export async function differences(company: ToyCompany, states: readonly ('open' | 'accepted' | 'closed')[] = ['open']) {
  const { db, tenantId, companyId } = company;
  const filter = { companyId, type: null, kinds: null, states, comparisonId: null, after: null, limit: 1000 };
  const rows = await db.withTenant(tenantId, (tx) => listDifferences(tx, filter));
  return rows.sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}

export const nameOf = ({ kind, externalId, docNumber, qboId }: DifferenceRow) =>
  `${kind} ${externalId ?? docNumber ?? qboId}`;
