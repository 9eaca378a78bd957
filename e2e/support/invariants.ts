import { expect } from '@jest/globals';
import { centsFromNumber, formatMoney } from '@autosync/core';
import type { Db } from '@autosync/db';
import { eventually } from '@autosync/testing';
import type { Simulator } from './simulator.ts';
import type { Company, Item } from './tenant.ts';

/** What must be true of a company when everything has settled, whatever happened before (design 3). */
export async function checkInvariants({
  db,
  simulator,
  company,
  items,
}: {
  db: Db;
  simulator: Simulator;
  company: Company;
  /** The records as they were last sent to the API. */
  items: Item[];
}): Promise<void> {
  await checkDocuments(simulator, company, items);
  await checkLimits(simulator, company);
  await checkBatches(db, company);
  await checkSlots(db, company);
}

/** I2: one live document per record, equal to the cent; a succeeded create made or adopted exactly one. */
async function checkDocuments(simulator: Simulator, company: Company, items: Item[]): Promise<void> {
  const documents = [
    ...(await simulator.documents(company.realmId, 'Invoice')),
    ...(await simulator.documents(company.realmId, 'CreditMemo')),
  ];
  const inQuickBooks = documents
    .map(({ DocNumber, TotalAmt }) => `${DocNumber} ${formatMoney(centsFromNumber(TotalAmt))}`)
    .sort();
  expect(inQuickBooks).toEqual(items.map(({ number, total }) => `${number} ${total?.replace('-', '')}`).sort());
  const ledger = await simulator.ledger(company.realmId);
  const several = Object.entries(ledger.documentsPerRequestId).filter(([, { documents: made }]) => made.length > 1);
  expect(several).toEqual([]);
}

/** I4: what the simulator counted of the realm’s limits; no 429 was ever provoked. */
async function checkLimits(simulator: Simulator, company: Company): Promise<void> {
  const ledger = await simulator.ledger(company.realmId);
  expect(ledger.mostInFlight).toBeLessThanOrEqual(10);
  expect(ledger.mostPerSecond).toBeLessThanOrEqual(10);
  expect(ledger.mostPerMinute).toBeLessThanOrEqual(500);
  expect(ledger.calls.throttled).toBe(0);
}

/** I5 and I8: batch totals are their action rows, and nothing waits in an outbox. */
async function checkBatches(db: Db, company: Company): Promise<void> {
  await eventually(async () => {
    const waiting = await db.withAllTenants((tx) =>
      tx.query<{ rows: number }>({
        text: 'select count(*)::int as rows from records.result_outbox where company_id = $1',
        values: [company.id],
      }),
    );
    expect(waiting.rows[0]?.rows).toBe(0);
  });
  for (const batch of await company.batches()) {
    const actions = await company.actions(batch.id);
    const counted = { succeeded: 0, warning: 0, failed: 0, skipped: 0 };
    for (const { state } of actions) counted[state as keyof typeof counted] += 1;
    const { total, succeeded, warning, failed, skipped } = batch.counts;
    expect({ batch: batch.id, total, succeeded, warning, failed, skipped }).toEqual({
      batch: batch.id,
      total: actions.length,
      ...counted,
    });
  }
}

/** I1: every due slot has exactly one outcome. */
async function checkSlots(db: Db, company: Company): Promise<void> {
  const { rows } = await db.withAllTenants((tx) =>
    tx.query<{ due: number; outcomes: number }>({
      text: `select due_slots as due, queued_slots + coalesced_slots + skipped_slots as outcomes
        from schedule.types where company_id = $1`,
      values: [company.id],
    }),
  );
  for (const { due, outcomes } of rows) expect(outcomes).toBe(due);
}
